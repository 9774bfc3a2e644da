internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// What pictures say about their colours, and profiles by themselves, with Little CMS.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let space = colorSpace(bytes), let conversion = ColorManagement.conversion(from: space),
        let picture = try? Surface(size: PixelSize(width: 5, height: 3))
    else { return 0 }
    for y in 0..<3 {
        picture.withRow(y) { row in for x in row.indices { row[x] = UInt32(x * 0x3412_5607 + y) } }
    }
    _ = try? conversion.colors(ofInks: picture)
    conversion.convert(picture)
    return 0
}

private func colorSpace(_ bytes: UnsafeRawBufferPointer) -> ColorSpace? {
    switch PictureFile(bytes) {
    case .png:
        guard let file = try? PNGFile(bytes, action: "") else { return nil }
        return file.colors.space(bytes, isGrey: file.colors.correctedGamma != nil)
    case .jpeg: return (try? JPEGHeader(bytes, action: ""))?.colorSpace
    case .webp: return ColorSpace(WebPProfile.read(bytes), of: .colors)
    default: return ICCProfile(bytes).flatMap { ColorSpace($0, of: $0.space) }
    }
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzColors_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
