internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// The form of the bundled pictures: Zstandard frames, and the map in each.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    draw(bytes)
    guard let frames = try? ZstdFrames(bytes, limit: 1 << 16, action: "fuzz") else { return 0 }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: frames.maximumSize, alignment: 16)
    defer { memory.deallocate() }
    for index in 0..<frames.count {
        if let content = try? frames.content(index, in: memory) { draw(content) }
    }
    return 0
}

/// Draws all pictures of a map.
private func draw(_ bytes: UnsafeRawBufferPointer) {
    guard let map = try? ArbitraryMap(bytes, action: "fuzz") else { return }
    let row = UnsafeMutableRawBufferPointer.allocate(byteCount: map.region.size.width, alignment: 16)
    defer { row.deallocate() }
    row.initializeMemory(as: UInt8.self, repeating: 200)
    for index in 0..<map.pictures {
        for y in 0..<map.region.size.height {
            let part = map.row(y, ofPicture: index)
            map.pairs?.draw(part, on: row) { BundledFrames.over($0, $1, $2) }
        }
    }
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzLayer_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
