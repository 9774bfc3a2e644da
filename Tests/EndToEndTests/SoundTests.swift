import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What is played, heard through SDL's disk driver: signed 16-bit stereo at 44.1 kHz.
    @Suite(.serialized) struct Sound {
        private func samples(_ file: String) -> [Int16] {
            contents(file).withUnsafeBytes { bytes in
                (0..<bytes.count / 2).map { bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self) }
            }
        }

        /// Largest magnitude in a part of the sound, times in seconds.
        private func peak(_ samples: [Int16], from start: Double, to end: Double) -> Int {
            let rate = 88_200.0
            let part = samples.prefix(max(0, Int(end * rate))).dropFirst(max(0, Int(start * rate)))
            return part.map { abs(Int($0)) }.max() ?? 0
        }

        private func played(_ options: [String], seconds: Double) throws -> (samples: [Int16], log: Log) {
            let folder = TemporaryFolder()
            let log = Log()
            var program = TestProgram(
                under: ["--log", log.path] + options, TestProgram(["sleep", "\(seconds)"])
            ).on(.bare)
            program.environment["SDL_AUDIODRIVER"] = "disk"
            program.environment["SDL_DISKAUDIOFILE"] = folder.file("sound.raw")
            let process = try program.run()
            try log.expect("closed: exit")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            return (samples(folder.file("sound.raw")), log)
        }

        @Test func theSoundtrackIsPlayedAndFades() throws {
            let (samples, log) = try played([], seconds: 3)
            #expect(log.events.contains("audio open 44100 Hz, 2 channels, disk"))
            let shown = try #require(log.time(of: "first frame"))
            #expect(try #require(log.time(of: "audio open")) > shown)
            let loud = peak(samples, from: 0.5, to: 2.5)
            #expect(loud > 1_000, "it is heard")
            #expect(peak(samples, from: 0, to: 0.03) < loud / 4, "it comes from silence")
            let length = Double(samples.count) / 88_200
            #expect(peak(samples, from: length - 0.02, to: length) == 0, "it goes to silence")
            // Not by a step: 150 ms, ten at a time.
            let ending = length - 0.35
            let envelope = (0..<35).map { index in
                peak(samples, from: ending + Double(index) / 100, to: ending + Double(index + 1) / 100)
            }
            let quiet = envelope.filter { $0 > 0 && $0 < loud / 3 }
            #expect(quiet.count >= 3, "\(envelope)")
        }

        @Test func theVolumeIsKept() throws {
            let full = try played(["--volume", "100"], seconds: 2).samples
            let quiet = try played(["--volume", "20"], seconds: 2).samples
            let ratio =
                Double(peak(quiet, from: 0.5, to: 1.5)) / Double(max(1, peak(full, from: 0.5, to: 1.5)))
            #expect((0.1...0.3).contains(ratio))
        }

        @Test(arguments: [["--mute"], ["--volume", "0"]])
        func aMutedSplashOpensNoDevice(options: [String]) throws {
            let (samples, log) = try played(options, seconds: 1)
            #expect(samples.isEmpty)
            #expect(!log.events.contains { $0.hasPrefix("audio") })
        }

        @Test func aUsersSoundtrackIsPlayed() throws {
            let folder = TemporaryFolder()
            let samples = try played(["--soundtrack", try SoundFile.tone(in: folder)], seconds: 2).samples
            let middle = samples[min(samples.count, 88_200)..<min(samples.count, 132_300)]
            #expect(middle.filter { abs(Int($0)) > 12_000 }.count > middle.count / 2)
        }

        /// A second of noise, so that any sample that is lost or doubled is seen, where it begins again, too.
        @Test func aUsersSoundtrackIsPlayedSampleForSample() throws {
            let folder = TemporaryFolder()
            try folder.run(
                "ffmpeg -v error -f lavfi -i 'anoisesrc=d=1:seed=1' -ac 2 -ar 44100 -c:a pcm_s16le -bitexact in.wav"
            )
            let noise = samples(folder.file("in.wav")).suffix(88_200)
            let options = ["--soundtrack", folder.file("in.wav")]
            let (played, log) = try played(options, seconds: 3.5)
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
            let begin = try #require(played.firstIndex { $0 != 0 }) / 2 * 2
            // The very first sample of the file is faded to nothing.
            let offsets = (0..<8_192).map { begin - $0 }.filter { $0 >= 0 && $0.isMultiple(of: 2) }
            let middle = begin + 40_000..<begin + 40_000 + 2 * 88_200
            try #require(played.count > middle.upperBound)
            let isWhole = offsets.contains { offset in
                middle.allSatisfy { played[$0] == noise[noise.startIndex + ($0 - offset) % 88_200] }
            }
            #expect(isWhole)
        }

        private static let soundFont = "/usr/share/sounds/sf3/default-GM.sf3"

        /// FluidSynth decodes such a font with threads of its own, unless it is told to use one.
        @Test(.enabled(if: access(soundFont, R_OK) == 0, "there is no compressed sound font"))
        func aMIDIFileIsPlayedWithTheSystemsInstruments() throws {
            let options = ["--soundtrack", Product.repository + "/Assets/soundtrack.mid"]
            let (samples, log) = try played(options, seconds: 3)
            #expect(
                !log.events.contains { $0.hasPrefix("error") || $0.hasPrefix("audio synth") }, "\(log.events)"
            )
            #expect(peak(samples, from: 1, to: 2.5) > 1_000)
        }

        @Test func withoutADeviceTheCamelWalksInSilence() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["sleep", "1"])).on(.bare)
            program.environment["SDL_AUDIODRIVER"] = "no-such-driver"
            #expect(try program.run().exitStatus == 0)
            try log.expect("closed: exit")
            #expect(log.events.contains { $0.hasPrefix("error: cannot open an audio device") })
            #expect(log.time(of: "first frame") != nil)
        }

        /// Another program has the card for itself, and there is no sound server: ALSA's library says "busy", or waits.
        private static let busyDevice = """
            #include <errno.h>
            #include <unistd.h>

            char __snd_pcm_busy_open_dlsym_pcm_001;

            int _snd_pcm_busy_open(void **device, const char *name, void *root, void *settings, int stream, int mode) {
                const int does_not_wait = 1;
                while (!(mode & does_not_wait)) pause();
                return -EBUSY;
            }
            """

        @Test func aCardThatAnotherProgramHasIsLeftToIt() throws {
            let folder = TemporaryFolder()
            folder.write("busy.c", Self.busyDevice)
            try folder.run("gcc -shared -fPIC -o busy.so busy.c")
            let library = folder.file("busy.so")
            folder.write(
                ".asoundrc", "pcm_type.busy { lib \"\(library)\" }\npcm.!default { type busy }\n")
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["sleep", "1.5"])).on(.bare)
            program.environment["SDL_AUDIODRIVER"] = nil
            program.environment["PULSE_SERVER"] = "unix:" + folder.file("nobody")
            program.environment["XDG_RUNTIME_DIR"] = folder.path
            program.environment["HOME"] = folder.path
            // The splash may read libraries in the folders that are named for them.
            program.environment["LD_LIBRARY_PATH"] = folder.path
            #expect(try program.run().exitStatus == 0)
            try log.expect("closed: exit")
            let error = log.events.first { $0.hasPrefix("error") }
            #expect(error?.hasPrefix("error: cannot open an audio device: ALSA") == true, "\(log.events)")
            #expect(error?.hasSuffix("Device or resource busy; there is no sound") == true)
        }

        @Test func aDeviceThatBlocksHoldsNothingUp() throws {
            let folder = TemporaryFolder()
            let fifo = folder.file("blocked")
            try #require(mkfifo(fifo, 0o600) == 0)
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["sleep", "1.2"])).on(.bare)
            // Opening a FIFO that nobody reads blocks forever.
            program.environment["SDL_AUDIODRIVER"] = "disk"
            program.environment["SDL_DISKAUDIOFILE"] = fifo
            let process = try program.run()
            try log.expect("closed: exit")
            #expect((log.time(of: "closed") ?? 9_999) < 2_500)
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
        }
    }
}
