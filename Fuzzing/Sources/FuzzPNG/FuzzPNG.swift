internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// The chunks of a PNG.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let file = try? PNGFile(bytes, action: "fuzz") else { return 0 }
    for frame in file.frames {
        let region = frame.patch.region
        precondition(frame.pixels.chunks.upperBound <= count && frame.patch.duration > 0)
        precondition(region.x + region.size.width <= file.canvas.width)
        precondition(region.y + region.size.height <= file.canvas.height)
    }
    return 0
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzPNG_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
