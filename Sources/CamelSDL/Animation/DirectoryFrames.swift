internal import CSDL2
internal import CamelAnimation
internal import POSIX

/// The pictures of a directory, each decoded when it is asked for.
final class DirectoryFrames: FrameSource {
    let canvas: PixelSize
    private let duration: Int64
    private let directory: PictureDirectory
    private lazy var names = directory.names()
    private var current: (index: Int, picture: Surface)

    /// The pictures of `directory`, each shown for `duration` nanoseconds.
    init(_ directory: PictureDirectory, duration: Int64) throws(AnimationError) {
        self.directory = directory
        self.duration = duration
        let first = try DirectoryFrames.decode(directory.path.appending(path: directory.first))
        current = (0, first)
        canvas = first.size
    }

    var durations: [Int64] { names.map { _ in duration } }

    func frame(_ index: Int) throws(AnimationError) -> Surface {
        if current.index == index { return current.picture }
        let path = directory.path.appending(path: names[index])
        let picture = try DirectoryFrames.decode(path)
        guard picture.size == canvas else {
            let size = picture.size
            throw AnimationError(
                "cannot use \(path)",
                "it has \(size.width)x\(size.height) pixels, and the first frame \(canvas.width)x\(canvas.height)"
            )
        }
        current = (index, picture)
        return picture
    }

    private static func decode(_ path: ByteString) throws(AnimationError) -> Surface {
        try PictureFile.still(try FileBytes(path)).converted(to: SDL_PIXELFORMAT_ARGB8888)
    }
}
