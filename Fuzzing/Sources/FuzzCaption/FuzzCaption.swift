internal import CFuzzer
@testable import SplashMedia
internal import POSIX

/// Foreign text as it is drawn: which way it runs, its scripts, its fonts, and what is cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard count > 2 else { return 0 }
    order(bytes)
    let words = bytes.dropFirst(2).split(separator: 0, maxSplits: 1).map {
        ForeignText.line(ByteString(bytes: Array($0)))
    }
    guard let typesetter, let name = words.first else { return 0 }
    let (height, width) = (Int(bytes[0] % 40), 2 * Int(bytes[1]))
    guard let fitted = try? typesetter.fitted(name, height: height, width: width) else { return 0 }
    precondition(fitted.isEmpty || (try? typesetter.width(of: fitted, height: height)) ?? 0 <= width)
    _ = try? typesetter.caption(
        name: name, status: words.last ?? "", height: height, width: width, ink: 0x10_2030,
        secondaryInk: 0x40_5060)
    return 0
}

private let typesetter = try? Typesetter()

/// Every piece stands somewhere, once.
private func order(_ levels: [UInt8]) {
    let levels = Array(levels.prefix(300))
    precondition(TextOrder.visual(levels).sorted() == Array(levels.indices))
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzCaption_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
