internal import CSDL2
internal import CamelAnimation

/// How a stored picture is turned or mirrored to be seen, with Exif's numbers.
enum Orientation: Int {
    case upright = 1
    case mirrored
    case upsideDown
    case flipped
    case transposed
    case clockwise
    case transversed
    case counterclockwise

    /// Whether width and height change places.
    var swapsSides: Bool { rawValue > 4 }

    /// The size of a picture that is stored in `size`.
    func size(of size: PixelSize) -> PixelSize {
        swapsSides ? PixelSize(width: size.height, height: size.width) : size
    }

    /// Where the pixel at (`x`, `y`) is in the stored picture of `size`.
    func source(_ x: Int, _ y: Int, in size: PixelSize) -> (x: Int, y: Int) {
        let (right, bottom) = (size.width - 1, size.height - 1)
        return switch self {
        case .upright: (x, y)
        case .mirrored: (right - x, y)
        case .upsideDown: (right - x, bottom - y)
        case .flipped: (x, bottom - y)
        case .transposed: (y, x)
        case .clockwise: (y, bottom - x)
        case .transversed: (right - y, bottom - x)
        case .counterclockwise: (right - y, x)
        }
    }
}

extension Surface {
    /// The picture as it is to be seen, ARGB8888; itself if it is stored so.
    func turned(_ orientation: Orientation) throws(AnimationError) -> Surface {
        guard orientation != .upright else { return self }
        let source = try converted(to: SDL_PIXELFORMAT_ARGB8888)
        let result = try Surface(size: orientation.size(of: size))
        let pixels = source.start.assumingMemoryBound(to: UInt32.self)
        let rowPixels = source.pitch / 4
        for y in 0..<result.size.height {
            result.withRow(y) { row in
                for x in row.indices {
                    let from = orientation.source(x, y, in: size)
                    row[x] = pixels[from.y * rowPixels + from.x]
                }
            }
        }
        return withExtendedLifetime(source) { result }
    }
}

/// Frames that are stored turned or mirrored.
final class OrientedFrames: FrameSource {
    let canvas: PixelSize
    private let frames: any FrameSource
    private let orientation: Orientation

    init(_ frames: any FrameSource, _ orientation: Orientation) {
        self.frames = frames
        self.orientation = orientation
        canvas = orientation.size(of: frames.canvas)
    }

    var durations: [Int64] { frames.durations }
    var damage: AnimationError? { frames.damage }
    var cycles: Int? { frames.cycles }

    func frame(_ index: Int) throws(AnimationError) -> Surface { try frames.frame(index).turned(orientation) }
}
