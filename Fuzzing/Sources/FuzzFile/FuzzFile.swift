internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// Everything from the bytes to the pixels, with the decoders, in files of up to 64 Kpx.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    // A sprite sheet's JSON names other files.
    guard let kind = PictureFile(bytes), kind != .spriteSheet, isSmall(bytes, kind) else { return 0 }
    let file = FileBytes(copying: bytes, name: "fuzz")
    guard let animation = try? DecodedAnimation.decoded(file, layout: FileLayout()) else { return 0 }
    animation.skipDamagedFrames { _ in }
    let last = animation.timeline.frameCount - 1
    // Forward, backward, and again: the sources keep what they have drawn.
    for index in [last, 0, last / 2, min(1, last)] {
        _ = try? animation.transparentFrame(index, size: animation.canvas)
    }
    return 0
}

/// What is large is slow, and teaches nothing that is not in what is small.
private func isSmall(_ bytes: UnsafeRawBufferPointer, _ kind: PictureFile) -> Bool {
    let maximumArea = 1 << 16
    switch kind {
    case .gif:
        let source = ByteSource(FileBytes(copying: bytes, name: "fuzz"))
        guard var file = try? GIFFile(source, action: "") else { return true }
        file.readToEnd()
        return file.canvas.area * file.pictures.count <= maximumArea
            && file.pictures.allSatisfy { $0.patch.region.size.area <= maximumArea }
    case .png:
        guard let file = try? PNGFile(bytes, action: "") else { return true }
        return file.canvas.area * max(1, file.frames.count) <= maximumArea
    case .jpeg: return ((try? JPEGHeader(bytes, action: ""))?.size.area ?? 0) <= maximumArea
    case .bmp: return ((try? BMPHeader(bytes, action: ""))?.size.area ?? 0) <= maximumArea
    case .webp: return webPArea(bytes) <= maximumArea
    case .aseprite: return ((try? AsepriteFile(bytes, action: ""))?.canvas.area ?? 0) <= maximumArea
    case .spriteSheet: return false
    }
}

/// Pixels of the canvas, of each frame (https://developers.google.com/speed/webp/docs/riff_container).
private func webPArea(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard bytes.count >= 30 else { return 0 }
    let numbers = bytes[20..<30].map { Int($0) }
    switch bytes[15] {
    case UInt8(ascii: "X"):
        let width = numbers[4] | numbers[5] << 8 | numbers[6] << 16
        return (width + 1) * ((numbers[7] | numbers[8] << 8 | numbers[9] << 16) + 1)
    case UInt8(ascii: "L"):
        let bits = numbers[1] | numbers[2] << 8 | numbers[3] << 16 | numbers[4] << 24
        return (bits & 0x3FFF + 1) * (bits >> 14 & 0x3FFF + 1)
    default:
        return ((numbers[6] | numbers[7] << 8) & 0x3FFF) * ((numbers[8] | numbers[9] << 8) & 0x3FFF)
    }
}

extension PixelSize {
    fileprivate var area: Int { width.multipliedReportingOverflow(by: height).partialValue }
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzFile_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
