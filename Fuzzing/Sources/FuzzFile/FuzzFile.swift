internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// Everything from the bytes to the pixels, with the decoders, in files of up to 64 Kpx.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    // A description names other files.
    guard let kind = PictureFile(bytes), kind != .description, isSmall(bytes, kind) else { return 0 }
    let file = FileBytes(copying: bytes, name: "fuzz")
    guard let animation = try? DecodedAnimation.decoded(file, layout: FileLayout()) else { return 0 }
    let last = animation.timeline.frameCount - 1
    // Forward, backward, and again: the sources keep what they have drawn.
    for index in [last, 0, last / 2, min(1, last)] {
        _ = try? animation.transparentFrame(index, size: animation.canvas)
    }
    return 0
}

/// What is large is slow, and teaches nothing that is not in what is small.
private func isSmall(_ bytes: UnsafeRawBufferPointer, _ kind: PictureFile) -> Bool {
    let most = 1 << 16
    switch kind {
    case .gif:
        guard let file = try? GIFFile(bytes, action: "") else { return true }
        return file.canvas.area * file.pictures.count <= most
            && file.pictures.allSatisfy { $0.patch.region.size.area <= most }
    case .png:
        guard let file = try? PNGFile(bytes, action: "") else { return true }
        return file.canvas.area * max(1, file.frames.count) <= most
    case .jpeg: return ((try? JPEGHeader.size(bytes, action: ""))?.area ?? 0) <= most
    case .bmp: return ((try? BMPHeader.size(bytes, action: ""))?.area ?? 0) <= most
    // Lossless WebP may be anything; its header's third byte on is the size.
    case .webp: return bytes.count < 30 || bytes[26] == 0 || bytes[12..<16].elementsEqual("VP8X".utf8) && bytes[25] == 0
    case .description: return false
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
