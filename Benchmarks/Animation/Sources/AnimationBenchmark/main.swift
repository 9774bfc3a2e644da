// Measures the library from an application's side; Benchmarks/run calls it and makes the files.
//
// usage: AnimationBenchmark first FILE     milliseconds from nothing to the first drawable frame
//        AnimationBenchmark all FILE       milliseconds to decode every frame
//        AnimationBenchmark reference FILE the same with SDL2_image's IMG_LoadAnimation
//        AnimationBenchmark memory FILE    private memory per byte of decoded pixels
//        AnimationBenchmark embed          two rows of the table in Documentation/Embedding.md
//        AnimationBenchmark draw           nanoseconds to draw a frame: ours, then SDL_RenderCopy
import CSDL2
import CSDL2Image
import CamelAnimation
import CamelSDL
import Glibc
import POSIX

func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let start = MonotonicClock.nanoseconds()
    try body()
    return Double(MonotonicClock.nanoseconds() - start) / 1e6
}

func animation(_ path: String) throws -> DecodedAnimation {
    try DecodedAnimation.file(ByteString(path))
}

func privateMemory() -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if text.hasPrefix("RssAnon:"), let number = Double(text.dropFirst(8).filter(\.isNumber)) {
            return number * 1024
        }
    }
    return 0
}

func draw() throws {
    let size = try BundledCamel.size()
    let canvas = try Surface(size: size)
    guard let renderer = SDL_CreateSoftwareRenderer(canvas.pointer) else {
        throw AnimationError.last("no renderer")
    }
    let sprite = RendererSprite(try BundledCamel.animation(for: size), renderer: renderer)
    let frame = try sprite.animation.transparentFrame(0, size: size)
    let texture = SDL_CreateTextureFromSurface(renderer, frame.pointer)
    var target = SDL_Rect(x: 0, y: 0, w: Int32(size.width), h: Int32(size.height))
    let count = 300
    var ours: [Double] = []
    var bare: [Double] = []
    for _ in 0..<21 {
        ours.append(
            try milliseconds {
                for _ in 0..<count { try sprite.draw(at: 0) }
                SDL_RenderFlush(renderer)
            })
        bare.append(
            milliseconds {
                for _ in 0..<count { SDL_RenderCopy(renderer, texture, nil, &target) }
                SDL_RenderFlush(renderer)
            })
    }
    print(ours.sorted()[10] / Double(count) * 1e6, bare.sorted()[10] / Double(count) * 1e6)
}

/// A row of the best of many milliseconds, in turn.
func row(_ name: String, own: () throws -> Void, ours: () throws -> Void) rethrows {
    var theirs = Double.infinity
    var mine = Double.infinity
    for _ in 0..<1000 {
        theirs = min(theirs, try milliseconds(own))
        mine = min(mine, try milliseconds(ours))
    }
    let figures = [theirs, mine, mine / theirs].map { "\(($0 * 1000).rounded() / 1000)" }
    print("| \(name) | \(figures.joined(separator: " | ")) |")
}

func embed() throws {
    let size = PixelSize(width: 480, height: 400)
    let sprite = SurfaceSprite(try BundledCamel.animation(for: size), size: size)
    let source = try Surface(size: size)
    let target = try Surface(size: size)
    try sprite.draw(frame: 0, on: source.pointer)
    try row("Swift, `SDL_BlitSurface` and `SurfaceSprite`") {
        SDL_UpperBlit(source.pointer, nil, target.pointer, nil)
    } ours: {
        try sprite.draw(frame: 0, on: target.pointer)
    }
    let opaque = PixelSprite(sprite.animation, size: size, hasBackground: true)
    let bytes = 4 * size.width * size.height
    // SDL's memory: what nobody else can see need not be copied.
    guard let copied = source.pointer.pointee.pixels, let drawn = target.pointer.pointee.pixels else {
        throw AnimationError.last("no pixels")
    }
    let memory = try PixelMemory(drawn, size: size, pitch: 4 * size.width, format: .bgrx)
    try opaque.draw(frame: 0, into: memory)
    try row("Swift, copying opaque BGRX, and `PixelSprite`") {
        copied.copyMemory(from: drawn, byteCount: bytes)
    } ours: {
        try opaque.draw(frame: 0, into: memory)
    }
}

let words = CommandLine.arguments
let path = words.count > 2 ? words[2] : ""
switch words.count > 1 ? words[1] : "" {
case "first":
    print(
        try milliseconds {
            let animation = try animation(path)
            _ = try animation.transparentFrame(0, size: animation.canvas)
        })
case "all":
    print(
        try milliseconds {
            let animation = try animation(path)
            for index in 0..<animation.timeline.frameCount {
                _ = try animation.transparentFrame(index, size: animation.canvas)
            }
        })
case "reference":
    print(milliseconds { IMG_FreeAnimation(IMG_LoadAnimation(path)) })
case "memory":
    let before = privateMemory()
    let animation = try animation(path)
    let pixels = Double(animation.canvas.width * animation.canvas.height * animation.timeline.frameCount) * 4
    print((privateMemory() - before) / pixels)
case "embed": try embed()
default:
    try draw()
}
