import CamelAnimation
import CamelSDL
import POSIX
import SplashProtocol

/// What is to be shown, as far as it must be known before the window is made.
enum FirstFrame {
    /// The bundled camel: its first frame is at hand, and the others are decoded when they are due.
    case bundled(GaitChoice, size: PixelSize)
    /// The user's animation, which is open, and its size. The rest of the file may not have been looked at.
    case file(Decoder, size: PixelSize)

    /// The animation of `decoder`, or the bundled one in `gait` where there is none, or it cannot be used.
    init(_ decoder: Decoder?, _ gait: GaitChoice, log: EventLog) throws(AnimationError) {
        do throws(AnimationError) {
            if let decoder {
                self = try FirstFrame.file(decoder)
                return
            }
        } catch {
            log.error("\(error); the bundled camel is shown")
        }
        self = .bundled(gait, size: try BundledCamel.size())
    }

    /// The animation of `decoder`. Throws if it cannot be used.
    static func file(_ decoder: Decoder) throws(AnimationError) -> FirstFrame {
        .file(decoder, size: try decoder.canvas())
    }

    /// Pixels at scale 1 on a display of 96 dots per inch.
    var size: PixelSize {
        switch self {
        case .bundled(_, let size), .file(_, let size): size
        }
    }

    /// Whether the picture is framed as the bundled plate is.
    var hasFrame: Bool {
        if case .bundled = self { true } else { false }
    }

    /// The first frame for a window of `size` pixels; the bundled camel in `colors`.
    func picture(size: PixelSize, colors: Duotone = .plate) throws(AnimationError) -> Surface {
        switch self {
        case .bundled(.gallop, _): try BundledCamel.firstFrame(size: size, colors: colors)
        case .bundled:
            try BundledTracks(for: size, colors: colors, layers: WalkLayers.find).opaqueFrame(0, size: size)
        case .file(let decoder, _): try decoder.frame(0, size: size)
        }
    }

    /// The colour that `picture`, the first frame, comes out of where it fades in, 0xRRGGBB.
    func ground(of picture: Surface, colors: Duotone = .plate) throws(AnimationError) -> UInt32 {
        switch self {
        case .bundled: colors.paper
        case .file: try picture.averageColor()
        }
    }

    /// The frames for a window of `size` pixels; the bundled camel's in `colors`. `announce` is called when a late one is
    /// there.
    func store(
        size: PixelSize, colors: Duotone = .plate, announce: @escaping @Sendable () -> Void = {}
    ) throws(AnimationError) -> FrameStore {
        switch self {
        case .bundled(.gallop, _):
            return FrameStore(
                try BundledCamel.animation(for: size, colors: colors), size: size, announce: announce)
        case .bundled:
            return FrameStore(
                BundledTracks(for: size, colors: colors, layers: WalkLayers.find), size: size,
                announce: announce)
        case .file(let decoder, _): return FrameStore(decoder, size: size, announce: announce)
        }
    }
}

extension DecodedAnimation {
    /// The animation that `presentation` names, opened; nil if that is the bundled one.
    static func named(by presentation: Presentation) throws(AnimationError) -> DecodedAnimation? {
        guard let path = presentation.animation else { return nil }
        let layout = FileLayout(
            grid: presentation.grid,
            frameTime: presentation.frameTime.map { Int64($0 * 1_000_000) },
            tag: presentation.tag.map { String(decoding: $0.bytes, as: UTF8.self) })
        let animation = try DecodedAnimation.file(path, layout: layout)
        animation.paper = Duotone(presentation, prefersDark: false).paper
        return animation
    }
}

extension Duotone {
    /// The colours that the user wants, or else the plate's or the dark room's.
    init(_ presentation: Presentation, prefersDark: Bool) {
        self.init(
            ink: presentation.ink.map { UInt32(truncatingIfNeeded: $0) & 0xFF_FFFF },
            paper: presentation.paper.map { UInt32(truncatingIfNeeded: $0) & 0xFF_FFFF },
            prefersDark: prefersDark)
    }
}

extension Presentation {
    /// Whether the user has told a colour, so that the desktop need not be asked.
    var hasColors: Bool { paper != nil || ink != nil }
}
