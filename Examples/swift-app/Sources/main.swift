// A camel walks in a window until a key press, a click, or the number of seconds in the first argument.
import CSDL2
import CamelSDL

let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? .infinity
let size = try BundledCamel.size()
SDL_Init(SDL_INIT_VIDEO)
let centre = Int32(SDL_WINDOWPOS_CENTERED_MASK)
let window = SDL_CreateWindow("Camel in Swift", centre, centre, Int32(size.width), Int32(size.height), 0)
guard let renderer = SDL_CreateRenderer(window, -1, 0) else { throw AnimationError.last("cannot draw") }
let camel = RendererSprite(try BundledCamel.animation(), renderer: renderer, hasBackground: true)

func wantsToGo() -> Bool {
    var event = SDL_Event()
    while SDL_PollEvent(&event) != 0 {
        if [SDL_QUIT, SDL_KEYDOWN, SDL_MOUSEBUTTONDOWN].contains(SDL_EventType(event.type)) { return true }
    }
    return false
}

while !wantsToGo(), Double(SDL_GetTicks64()) < seconds * 1000 {
    SDL_RenderClear(renderer)
    try camel.draw(at: Int64(SDL_GetTicks64()) * 1_000_000)
    SDL_RenderPresent(renderer)
    SDL_Delay(10)
}
