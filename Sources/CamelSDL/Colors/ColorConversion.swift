internal import CLCMS2
internal import CSDL2
internal import CamelAnimation

/// Makes sRGB of the numbers of a picture. Any thread may use it.
final class ColorConversion: @unchecked Sendable {
    /// What it converts from.
    let space: ColorSpace
    private let library: LCMSLibrary
    private let transform: cmsHTRANSFORM
    private let kind: ICCProfile.Space

    /// From `space`; nil if its profile is damaged.
    init?(from space: ColorSpace, by library: LCMSLibrary) {
        guard let transform = library.transform(from: space) else { return nil }
        self.space = space
        self.library = library
        self.transform = transform
        kind = if case .profile(let profile) = space { profile.space } else { .colors }
    }

    deinit { library.deleteTransform(transform) }

    /// Converts the colours of a picture, ARGB8888, in place; transparency stays as it is.
    func convert(_ picture: Surface) {
        guard kind == .colors else { return convertGreys(picture) }
        for y in 0..<picture.size.height {
            picture.withRow(y) { row in
                row.withUnsafeMutableBufferPointer { pixels in
                    library.transform(transform, pixels.baseAddress, pixels.baseAddress, UInt32(pixels.count))
                }
            }
        }
    }

    /// A grey picture has each of 256 levels in all its channels.
    private func convertGreys(_ picture: Surface) {
        guard kind == .greys else { return }
        let levels = Array(0...UInt8.max)
        var colors = [UInt32](repeating: 0, count: 256)
        library.transform(transform, levels, &colors, 256)
        picture.mapPixels { $0 & 0xFF00_0000 | colors[Int($0 & 255)] & 0xFF_FFFF }
    }

    /// The colours of a picture that SDL holds, of inks, one byte each, 255 for none; nil if this is not about inks.
    func colors(ofInks inks: Surface) throws(AnimationError) -> Surface? {
        guard kind == .inks else { return nil }
        let result = try Surface(size: inks.size)
        for y in 0..<inks.size.height {
            let from = inks.pointer.pointee.pixels + y * inks.pitch
            result.withRow(y) { row in
                row.withUnsafeMutableBufferPointer { pixels in
                    library.transform(transform, from, pixels.baseAddress, UInt32(pixels.count))
                }
                for x in row.indices { row[x] |= 0xFF00_0000 }
            }
        }
        return withExtendedLifetime(inks) { result }
    }
}

/// Frames whose numbers are not sRGB's.
final class ConvertedFrames: FrameSource {
    private let frames: any FrameSource
    private let conversion: ColorConversion
    private var current: (index: Int, picture: Surface)?

    init(_ frames: any FrameSource, _ conversion: ColorConversion) {
        self.frames = frames
        self.conversion = conversion
    }

    var canvas: PixelSize { frames.canvas }
    var durations: [Int64] { frames.durations }
    var damage: AnimationError? { frames.damage }
    var cycles: Int? { frames.cycles }

    func frame(_ index: Int) throws(AnimationError) -> Surface {
        if let current, current.index == index { return current.picture }
        // The source builds the next frame on its own picture.
        let picture = try frames.frame(index).converted(to: SDL_PIXELFORMAT_ARGB8888)
        conversion.convert(picture)
        current = (index, picture)
        return picture
    }
}
