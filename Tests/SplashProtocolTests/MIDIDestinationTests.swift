import POSIX
import Testing

@testable import SplashProtocol

@Suite struct MIDIDestinationTests {
    @Test(
        arguments: [
            ("/dev/snd/midiC0D0", .device("/dev/snd/midiC0D0", rate: nil)), ("x", .device("x", rate: nil)),
            ("/dev/ttyS0,31250", .device("/dev/ttyS0", rate: 31_250)), ("a,b,300", .device("a,b", rate: 300)),
            // A name may have commas.
            ("a,b", .device("a,b", rate: nil)), ("a,", .device("a,", rate: nil)),
            ("a,-1", .device("a,-1", rate: nil)),
            ("alsa:14:0", .sequencer("14:0")), ("alsa:FLUID Synth:1", .sequencer("FLUID Synth:1")),
            ("alsa", .device("alsa", rate: nil)),
        ] as [(ByteString, MIDIDestination)])
    func aDestinationIsRead(text: ByteString, destination: MIDIDestination) {
        #expect(MIDIDestination(text) == destination)
    }

    @Test(
        arguments: ["", "alsa:", ",31250", "x,0", "x,299", "x,4000001", "x,99999999999999999999"]
            as [ByteString])
    func theRestIsNone(text: ByteString) {
        #expect(MIDIDestination(text) == nil)
    }

    @Test(
        arguments: [
            ("/dev/snd/midiC0D0", "/dev/snd/midiC0D0"), ("x,300", "/home/u/x,300"),
            ("alsa:14:0", "alsa:14:0"),
            ("/dev/fd/63", "/proc/42/fd/63"), ("/proc/self/fd/3", "/proc/42/fd/3"), ("/dev/fdx", "/dev/fdx"),
        ] as [(ByteString, ByteString)])
    func itIsFoundFromElsewhere(text: ByteString, absolute: ByteString) {
        #expect(MIDIDestination.absolute(text, from: "/home/u", process: 42) == absolute)
    }
}
