import CSDL2
import CamelSDL

/// The window: the camel, which makes a stride for each beat, and a lamp for each drum.
struct Stage {
    private static let lampHeight: Int32 = 48
    /// Nanoseconds for which a lamp shines.
    private static let glow: Int64 = 200_000_000

    private let renderer: OpaquePointer
    private let camel: RendererSprite
    private let (width, height): (Int32, Int32)
    private var lamps: [(time: Int64, velocity: Int)]

    init(lamps count: Int) throws(AnimationError) {
        let size = try BundledCamel.size()
        (width, height) = (Int32(size.width), Int32(size.height))
        let centre = Int32(SDL_WINDOWPOS_CENTERED_MASK)
        let window = SDL_CreateWindow("Drum machine", centre, centre, width, height + Stage.lampHeight, 0)
        guard let renderer = SDL_CreateRenderer(window, -1, 0) else {
            throw AnimationError.last("cannot draw")
        }
        self.renderer = renderer
        camel = RendererSprite(try BundledCamel.animation(), renderer: renderer, hasBackground: true)
        lamps = Array(repeating: (-Stage.glow, 0), count: count)
    }

    mutating func light(_ stroke: Stroke) { lamps[stroke.drum] = (stroke.time, stroke.velocity) }

    /// Draws what is to be seen at `time`, `phase` of a beat after the last one; without a beat the camel stands.
    func draw(at time: Int64, phase: Double?) throws(AnimationError) {
        SDL_SetRenderDrawColor(renderer, 40, 30, 24, 255)
        SDL_RenderClear(renderer)
        try camel.draw(at: Int64((phase ?? 0) * Double(camel.animation.timeline.duration)))
        let space = width / Int32(lamps.count)
        for (index, lamp) in lamps.enumerated() {
            let age = Double(time - lamp.time) / Double(Stage.glow)
            let light = 60 + max(0, 1 - age) * Double(60 + lamp.velocity)
            SDL_SetRenderDrawColor(renderer, UInt8(light), UInt8(light * 0.75), UInt8(light * 0.4), 255)
            var place = SDL_Rect(
                x: Int32(index) * space + 8, y: height + 12, w: space - 16, h: Stage.lampHeight - 24)
            SDL_RenderFillRect(renderer, &place)
        }
        SDL_RenderPresent(renderer)
    }

}
