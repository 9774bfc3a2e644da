internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// An Aseprite file, from its chunks to its pixels.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard AsepriteFile.isOne(bytes), let structure = try? AsepriteFile(bytes, action: "fuzz") else {
        return 0
    }
    precondition(structure.cels.count == structure.durations.count)
    precondition(structure.tags.allSatisfy { $0.frames.upperBound < structure.durations.count })
    // What is large is slow, and teaches nothing that is not in what is small.
    guard structure.canvas.width * structure.canvas.height <= 1 << 14 else { return 0 }
    guard let frames = try? AsepriteFrames(FileBytes(copying: bytes, name: "fuzz")) else { return 0 }
    for index in [0, structure.durations.count - 1] { _ = try? frames.frame(index) }
    return 0
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzAsepriteFile_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
