internal import CFuzzer
internal import MIDI
internal import MIDISynthesis

/// A Standard MIDI File, from its bytes to its samples.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let file = try? StandardMIDIFile(bytes),
        var synthesiser = MIDISynthesiser(TimedSequence(file), sampleRate: 8_000)
    else { return 0 }
    precondition(synthesiser.firstNote >= 0 && synthesiser.firstNote <= MIDIFileLimits.seconds)
    var samples = [Int16](repeating: 0, count: 2 * 1_500)
    var loudest: Int16 = 0
    for _ in 0..<4 {
        samples.withUnsafeMutableBufferPointer { synthesiser.render(into: $0) }
        loudest = max(loudest, samples.map { abs($0) }.max() ?? 0)
    }
    // The limiter's ceiling.
    precondition(loudest < 22_000)
    return 0
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzMIDISynthesis_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
