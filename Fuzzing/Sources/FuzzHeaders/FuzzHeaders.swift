internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// What is read of a JPEG and a BMP before they are decoded.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    for size in [try? JPEGHeader.size(bytes, action: "fuzz"), try? BMPHeader.size(bytes, action: "fuzz")] {
        if let size { try? DecodingLimits.check(size, "fuzz") }
    }
    return 0
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzHeaders_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
