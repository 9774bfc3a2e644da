internal import CFuzzer
internal import CamelAnimation
@testable import CamelSDL
internal import Glibc

/// What the splash hears from the process that decodes, which a file may have taken over: answers, and pixels after them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    // A socket takes so much without a reader.
    guard count <= 32_768 else { return 0 }
    var pair: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 else { return 0 }
    defer { close(pair[0]) }
    precondition(send(pair[1], start, count, 0) == count)
    close(pair[1])
    let channel = DecoderChannel(descriptor: pair[0])
    while let answer = channel.answer() {
        play(answer)
        _ = try? channel.picture(PixelSize(width: 3, height: 2))
    }
    return 0
}

/// As the splash does: time goes on, and each frame is one of those that there are.
private func play(_ answer: DecoderAnswer) {
    let playback = Playback(timeline: Timeline(durations: answer.numbers), cycles: answer.cycles)
    var elapsed: Int64 = 0
    for _ in 0..<8 {
        precondition((0..<max(1, answer.numbers.count)).contains(playback.frame(at: elapsed)))
        guard let next = playback.nextChange(after: elapsed) else { return }
        precondition(next > elapsed)
        elapsed = next
    }
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzDecoder_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
