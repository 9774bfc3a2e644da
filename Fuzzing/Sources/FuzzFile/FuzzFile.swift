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
    guard let animation = try? DecodedAnimation.memory(bytes, name: "fuzz") else { return 0 }
    if let size = try? PictureFile.size(of: file) {
        precondition(size == animation.canvas || kind == .jpeg || kind == .png)
    }
    animation.skipDamagedFrames { _ in }
    let last = animation.timeline.frameCount - 1
    precondition(animation.cycles.map { $0 > 0 } ?? true)
    // Forward, backward, and again: the sources keep what they have drawn.
    for index in [last, 0, last / 2, min(1, last)] {
        _ = try? animation.transparentFrame(index, size: animation.canvas)
    }
    if let frame = try? animation.transparentFrame(last, size: animation.canvas) { encode(frame) }
    _ = try? animation.opaqueFrame(0, size: animation.canvas.scaled(by: 0.5))
    _ = try? animation.opaqueFrame(last, size: animation.canvas.scaled(by: 1.5))
    return 0
}

private let encoder = try? PNGEncoder()

/// What is written as a PNG is the same when it is read.
private func encode(_ frame: Surface) {
    guard frame.size.area <= 1 << 12, let encoder else { return }
    for keepsAlpha in [false, true] {
        guard let bytes = try? encoder.encode(frame, keepsAlpha: keepsAlpha),
            let read = try? bytes.withUnsafeBytes({
                try PictureFile.still(FileBytes(copying: $0, name: "written"))
            })
        else { preconditionFailure("a frame cannot be written") }
        precondition(read.size == frame.size)
        for y in 0..<frame.size.height {
            precondition(pixels(read, y) == pixels(frame, y))
        }
    }
}

private func pixels(_ picture: Surface, _ y: Int) -> [UInt32] {
    picture.withRow(y) { row in row.indices.map { row[$0] } }
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
