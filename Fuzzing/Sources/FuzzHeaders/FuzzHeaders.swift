internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// What is read of a JPEG and a BMP before they are decoded, and what cameras write beside pictures.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    for size in [
        try? JPEGHeader(bytes, action: "fuzz").size, try? BMPHeader(bytes, action: "fuzz").size,
    ] {
        if let size { try? DecodingLimits.check(size, "fuzz") }
    }
    _ = Exif.orientation(bytes)
    return 0
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzHeaders_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
