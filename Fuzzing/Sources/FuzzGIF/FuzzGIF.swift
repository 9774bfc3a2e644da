internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// The blocks of a GIF.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    let source = ByteSource(FileBytes(copying: bytes, name: "fuzz"))
    guard var file = try? GIFFile(source, action: "fuzz") else { return 0 }
    file.readToEnd()
    for picture in file.pictures {
        precondition(picture.data.upperBound <= count && (picture.colors?.upperBound ?? 0) <= count)
    }
    return 0
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzGIF_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
