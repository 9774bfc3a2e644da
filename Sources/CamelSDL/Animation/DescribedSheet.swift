internal import CamelAnimation
internal import POSIX

/// The frames that a description and its pictures hold together.
struct DescribedSheet {
    let canvas: PixelSize
    let frames: [DecodedAnimation.Frame]
    let timeline: Timeline
    let tags: [FrameTag]

    // Each is a picture in memory.
    private static let maximumParts = 64

    /// Reads the description in `file`, the pictures that it names, and the descriptions of its other parts.
    init(_ file: FileBytes) throws(AnimationError) {
        let sheet = try SpriteSheet(aseprite: file.bytes, name: file.name)
        var size = FileSize()
        var parts = [try DescribedSheet.part(sheet, file, &size)]
        guard sheet.otherParts.count < DescribedSheet.maximumParts else {
            throw AnimationError(
                "cannot read \(file.name)", "it has more than \(DescribedSheet.maximumParts) parts")
        }
        for name in sheet.otherParts {
            let other = try FileBytes(DescribedSheet.place(of: name, beside: file.path))
            let sheet = try SpriteSheet(aseprite: other.bytes, name: other.name)
            parts.append(try DescribedSheet.part(sheet, other, &size))
            try DecodingLimits.check(frames: parts.reduce(0) { $0 + $1.count }, "cannot read \(file.name)")
        }
        var all = parts.flatMap { $0 }
        // Frames that follow each other may be in different pictures; their names tell the order.
        if parts.count > 1 { all.sort { NaturalOrder.isBefore(Array($0.name.utf8), Array($1.name.utf8)) } }
        canvas = PixelSize.union(all.map(\.canvas))
        try DecodingLimits.check(canvas, copies: 2, bytes: size.bytes, "cannot read \(file.name)")
        frames = all.map(\.frame)
        timeline = Timeline(durations: all.map(\.duration))
        tags = sheet.tags
    }

    private typealias Part = [(
        name: String, duration: Int64, canvas: PixelSize, frame: DecodedAnimation.Frame
    )]

    /// What has been read so far, of all parts.
    private struct FileSize {
        var bytes = 0
        var pixels = 0
    }

    /// The frames of `sheet`, whose description is `file`. Throws if its picture and those before it, which are in memory
    /// at the same time, are too large.
    private static func part(
        _ sheet: SpriteSheet, _ file: FileBytes, _ total: inout FileSize
    ) throws(AnimationError) -> Part {
        let pictureFile = try FileBytes(place(of: sheet.image, beside: file.path))
        let size = try PictureFile.size(of: pictureFile)
        total.bytes += file.bytes.count + pictureFile.bytes.count
        total.pixels += size.width * size.height
        guard total.pixels <= DecodingLimits.pixels, DecodingLimits.allows(total.pixels, bytes: total.bytes)
        else {
            throw AnimationError(
                "cannot read \(file.name)", "its pictures have too many pixels for their files")
        }
        let picture = try PictureFile.still(pictureFile)
        let frames = try DecodedAnimation.frames(sheet, picture: picture, name: file.name)
        return zip(sheet.frames, frames).map { ($0.name, $0.duration, sheet.canvas, $1) }
    }

    /// Where the file `name` is that the description at `path` names: where it says, or beside the description. Tools
    /// write where the file was on their author's computer.
    static func place(of name: String, beside path: ByteString) -> ByteString {
        let folder = path.deletingLastPathComponent
        let stated = ByteString(name).absolutePath(from: folder)
        guard !stated.isRegularFile else { return stated }
        let last = ByteString(name).bytes.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.last
        let beside = last.map { folder.appending(path: ByteString(bytes: Array($0))) }
        return beside.map { $0.isRegularFile ? $0 : stated } ?? stated
    }
}
