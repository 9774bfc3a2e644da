internal import CSDL2
public import CamelAnimation
public import POSIX

/// What the user says of a file, since it does not say it itself.
public struct FileLayout: Equatable, Sendable {
    /// Columns and rows of the frames in a single picture; nil if the picture is one frame.
    public var grid: SheetGrid?
    /// Nanoseconds for which each frame is shown; nil for what the file says, or a tenth of a second.
    public var frameTime: Int64?
    /// The tag whose frames are played, in its order; nil for all frames.
    public var tag: String?

    /// What the file says.
    public init(grid: SheetGrid? = nil, frameTime: Int64? = nil, tag: String? = nil) {
        self.grid = grid
        self.frameTime = frameTime
        self.tag = tag
    }

    var fallbackTime: Int64 { frameTime ?? 100_000_000 }
}

/// Animations that the user names.
extension DecodedAnimation {
    /// Opens the animation at `path`: a sprite sheet's JSON with its picture beside it; an animated GIF, PNG or
    /// WebP; a picture, whole or with a grid; or a directory of pictures. The content of a file decides its kind.
    ///
    /// The frames of an animated file or a directory are decoded when they are drawn, the first at once. A long GIF stays
    /// open and is read in pieces: nothing but its first frame is known before `timeline` is asked for. Errors name the
    /// file, the place in it, and the reason; `opaqueFrame` and `transparentFrame` may throw them too.
    public static func file(
        _ path: ByteString, layout: FileLayout = FileLayout()
    ) throws(AnimationError) -> DecodedAnimation {
        let animation = try whole(path, layout: layout)
        guard let name = layout.tag else { return animation }
        guard let tag = animation.tags.first(where: { $0.name == name }) else {
            let names = animation.tags.map { "'\($0.name)'" }.joined(separator: ", ")
            throw AnimationError(
                "cannot play the tag '\(name)' of \(path)",
                names.isEmpty ? "no frames of it have a name" : "it has \(names)")
        }
        return DecodedAnimation(animation, playing: tag)
    }

    /// The files and directories that the animation at `path` is read from: itself, and for a sprite sheet's description what
    /// lies beside it.
    package static func places(of path: ByteString) -> [ByteString] {
        guard let source = try? ByteSource(path), let start = try? source.beginning(),
            case .spriteSheet = PictureFile(start)
        else { return [path] }
        return [path, path.deletingLastPathComponent]
    }

    /// The animation at `path` with all its frames.
    private static func whole(
        _ path: ByteString, layout: FileLayout
    ) throws(AnimationError) -> DecodedAnimation {
        if let directory = try PictureDirectory(path) {
            guard layout.grid == nil else {
                throw AnimationError(
                    "cannot read \(path)", "a grid is of one picture, and this is a directory")
            }
            let frames = try DirectoryFrames(directory, duration: layout.fallbackTime)
            return try DecodedAnimation(frames, frameTime: nil)
        }
        return try decoded(try ByteSource(path), layout: layout)
    }

    /// The animation that a file is. Only a GIF is of use before it has been read to its end.
    private static func decoded(
        _ source: ByteSource, layout: FileLayout
    ) throws(AnimationError) -> DecodedAnimation {
        guard layout.grid == nil, case .gif = PictureFile(try source.beginning()) else {
            return try decoded(try source.whole(), layout: layout)
        }
        return try DecodedAnimation(try GIFDecoder.frames(source), frameTime: layout.frameTime)
    }

    /// The animation that a file in memory is, whose name is its path.
    static func decoded(
        _ file: FileBytes, layout: FileLayout
    ) throws(AnimationError) -> DecodedAnimation {
        let kind = try PictureFile.kind(of: file)
        if let grid = layout.grid { return try gridded(file, grid, layout) }
        if case .spriteSheet = kind { return try described(file, layout) }
        if let frames = try PictureFile.frames(file) {
            return try DecodedAnimation(frames, frameTime: layout.frameTime)
        }
        let picture = try PictureFile.still(file)
        let whole = PixelRectangle(x: 0, y: 0, size: picture.size)
        return DecodedAnimation(
            canvas: picture.size, timeline: Timeline(durations: []),
            sheet: [Frame(surface: picture, region: whole, offset: (0, 0))])
    }

    private static func gridded(
        _ file: FileBytes, _ grid: SheetGrid, _ layout: FileLayout
    ) throws(AnimationError) -> DecodedAnimation {
        let action = "cannot read \(file.name)"
        try DecodingLimits.check(frames: grid.frameCount, action)
        let picture = try PictureFile.still(file)
        guard let sheet = SpriteSheet(grid: grid, size: picture.size, duration: layout.fallbackTime) else {
            throw AnimationError(
                action,
                "\(picture.size.width)x\(picture.size.height) pixels are too few for "
                    + "\(grid.columns)x\(grid.rows) frames")
        }
        return try DecodedAnimation(sheet, picture, layout, name: file.name)
    }

    private static func described(
        _ file: FileBytes, _ layout: FileLayout
    ) throws(AnimationError) -> DecodedAnimation {
        let sheet = try DescribedSheet(file)
        let timeline = layout.frameTime.map { time in
            Timeline(durations: sheet.frames.map { _ in time })
        }
        return DecodedAnimation(
            canvas: sheet.canvas, timeline: timeline ?? sheet.timeline, sheet: sheet.frames,
            tags: sheet.tags)
    }

    private convenience init(
        _ sheet: SpriteSheet, _ picture: Surface, _ layout: FileLayout, name: String
    ) throws(AnimationError) {
        let timeline = layout.frameTime.map { time in
            Timeline(durations: sheet.frames.map { _ in time })
        }
        self.init(
            canvas: sheet.canvas, timeline: timeline ?? sheet.timeline,
            sheet: try DecodedAnimation.frames(sheet, picture: picture, name: name))
    }
}

/// Animations for programs that import nothing else of this package.
extension DecodedAnimation {
    /// Decodes the file at `path`, UTF-8. Its content tells what it is: a sprite sheet's JSON with its picture
    /// beside it, or a PNG, GIF, WebP, JPEG or BMP, moving or not.
    public static func file(_ path: String) throws(AnimationError) -> DecodedAnimation {
        try file(ByteString(path))
    }

    /// Decodes an animation or a picture that is in memory; `name` is for the error. The bytes are not kept. A
    /// sprite sheet's JSON names a second file, and throws.
    public static func memory(_ bytes: [UInt8], name: String = "memory") throws(AnimationError)
        -> DecodedAnimation
    {
        try bytes.withUnsafeBytes { buffer -> Result<DecodedAnimation, AnimationError> in
            do throws(AnimationError) {
                return .success(try memory(buffer, name: name))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// Decodes an animation or a picture that is in memory, which must be valid during the call only; `name` is
    /// for the error.
    public static func memory(
        _ bytes: UnsafeRawBufferPointer, name: String = "memory"
    ) throws(AnimationError) -> DecodedAnimation {
        guard PictureFile(bytes) != .spriteSheet else {
            throw AnimationError("cannot decode \(name)", "a sprite sheet is read from its file only")
        }
        do throws(AnimationError) {
            return try decoded(FileBytes(copying: bytes, name: name), layout: FileLayout())
        } catch {
            throw AnimationError("cannot decode \(name)", error.reason)
        }
    }
}
