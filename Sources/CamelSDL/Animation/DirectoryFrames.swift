internal import CSDL2
internal import CamelAnimation
internal import POSIX

/// The pictures of a directory, each decoded when it is asked for.
final class DirectoryFrames: FrameSource {
    let canvas: PixelSize
    let durations: [Int64]
    private let directory: PictureDirectory
    private var current: (index: Int, picture: Surface)

    /// The pictures of `directory`, each shown for `duration` nanoseconds.
    init(_ directory: PictureDirectory, duration: Int64) throws(AnimationError) {
        self.directory = directory
        let first = try DirectoryFrames.decode(directory, 0)
        try DecodingLimits.check(frames: directory.names.count, "cannot read \(directory.path)")
        current = (0, first)
        canvas = first.size
        durations = directory.names.map { _ in duration }
    }

    func frame(_ index: Int) throws(AnimationError) -> Surface {
        if current.index == index { return current.picture }
        let picture = try DirectoryFrames.decode(directory, index)
        guard picture.size == canvas else {
            let (size, name) = (picture.size, directory.path.appending(path: directory.names[index]))
            throw AnimationError(
                "cannot use \(name)",
                "it has \(size.width)x\(size.height) pixels, and the first frame \(canvas.width)x\(canvas.height)"
            )
        }
        current = (index, picture)
        return picture
    }

    private static func decode(_ directory: PictureDirectory, _ index: Int) throws(AnimationError) -> Surface
    {
        let file = try FileBytes(directory.path.appending(path: directory.names[index]))
        return try PictureFile.still(file).converted(to: SDL_PIXELFORMAT_ARGB8888)
    }
}
