internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// The form of the bundled pictures: LZ4 frames, their blocks, and the map in each.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    decode(bytes, size: min(count * 3, 1 << 16))
    _ = try? ArbitraryMap.picture(bytes, action: "fuzz")
    guard let frames = try? LZ4Frame.all(in: bytes, action: "fuzz") else { return 0 }
    for frame in frames where frame.size <= 1 << 20 { decode(frame.block, size: frame.size) }
    return 0
}

private func decode(_ block: UnsafeRawBufferPointer, size: Int) {
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { target.deallocate() }
    guard LZ4Block.decode(block, into: target) else { return }
    _ = try? ArbitraryMap.picture(UnsafeRawBufferPointer(target), action: "fuzz")
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzLZ4_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
