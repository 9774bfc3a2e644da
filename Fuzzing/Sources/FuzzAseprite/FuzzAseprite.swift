internal import CFuzzer
@testable import CamelAnimation
@testable import CamelSDL

/// The description of a sprite sheet.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let sheet = try? SpriteSheet(aseprite: bytes, name: "fuzz") else { return 0 }
    precondition(sheet.timeline.duration > 0 && sheet.timeline.frameCount == sheet.frames.count)
    precondition(sheet.tags.allSatisfy { $0.frames.upperBound < sheet.frames.count })
    return 0
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzAseprite_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
