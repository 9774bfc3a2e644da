internal import CFuzzer
internal import MIDI

/// The bytes of a MIDI cable, and a Standard MIDI File.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var parser = MIDIStreamParser(systemExclusiveLimit: 64)
    transmit(parser.parse(bytes).map(\.bytes))
    guard let file = try? StandardMIDIFile(bytes) else { return 0 }
    let sequence = TimedSequence(file)
    check(sequence)
    transmit(sequence.events.map(\.bytes))
    perform(sequence)
    return 0
}

/// Every message that has been parsed comes across whole.
private func transmit(_ messages: [[UInt8]]) {
    var encoder = MIDIStreamEncoder()
    var parser = MIDIStreamParser(systemExclusiveLimit: .max)
    var notes = SoundingNotes()
    for bytes in messages {
        var sent: [UInt8] = []
        encoder.encode(bytes, into: &sent)
        notes.follow(bytes)
        let received = parser.parse(sent)
        precondition(MIDIMessage(bytes) == nil || received.last?.bytes == bytes)
    }
    for message in notes.ending { notes.follow(message.bytes) }
    precondition(notes.ending.allSatisfy { $0.noteOff == nil })
}

/// Time goes on from cycle to cycle.
private func perform(_ sequence: TimedSequence) {
    guard var performance = MIDIPerformance(sequence, speed: 4) else { return }
    var last: Int64 = 0
    for _ in 0..<min(2 * sequence.events.count, 5_000) {
        let moment = performance.next()
        precondition(moment.time >= last && !moment.messages.isEmpty)
        last = moment.time
    }
}

private func check(_ sequence: TimedSequence) {
    var last = 0.0
    for event in sequence.events {
        precondition(event.time >= last && event.time <= sequence.duration * 1.000_001)
        last = event.time
    }
    precondition(sequence.duration <= MIDIFileLimits.seconds)
}

/// SwiftPM asks for a main function by this name.
@_cdecl("FuzzMIDI_main")
public func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var (count, words) = (count, words)
    return LLVMFuzzerRunDriver(&count, &words) { fuzz($0, $1) }
}
