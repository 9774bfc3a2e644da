import CProcessProbe
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
            let range = max(0, Int(start * rate))..<min(samples.count, max(0, Int(end * rate)))
            return range.isEmpty ? 0 : samples[range].map { abs(Int($0)) }.max() ?? 0
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
            let file = folder.file("tone.wav")
            // One second of a square wave, as a WAV file.
            var wave = Data("RIFF".utf8) + little(36 + 88_200) + Data("WAVEfmt ".utf8) + little(16)
            wave += Data([1, 0, 1, 0]) + little(44_100) + little(88_200) + Data([2, 0, 16, 0])
            wave += Data("data".utf8) + little(88_200)
            for index in 0..<44_100 { wave += Data(index / 50 % 2 == 0 ? [0xFF, 0x3F] : [0x01, 0xC0]) }
            try wave.write(to: URL(filePath: file))
            let samples = try played(["--soundtrack", file], seconds: 2).samples
            let middle = samples[min(samples.count, 88_200)..<min(samples.count, 132_300)]
            #expect(middle.filter { abs(Int($0)) > 12_000 }.count > middle.count / 2)
        }

        private func little(_ value: Int) -> Data {
            Data([
                UInt8(value & 255), UInt8(value >> 8 & 255), UInt8(value >> 16 & 255),
                UInt8(value >> 24 & 255),
            ])
        }

        /// SDL 2.26 dies if the server has no sink.
        @Test func aServerWithoutASinkIsSilence() throws {
            let server = try PulseServer(modules: [])
            let (process, log) = try server.splash(seconds: 1.5)
            #expect(process.exitStatus == 0)
            try log.expect("closed: exit")
            try log.expect("error: cannot open an audio device: the sound server has no output")
        }

        /// The identifier of a thread of the process; nil if there is none of this name.
        private func thread(named name: String, of process: pid_t) -> pid_t? {
            let folder = "/proc/\(process)/task"
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return threads.first { text("\(folder)/\($0)/comm") == name + "\n" }.flatMap { pid_t($0) }
        }

        /// SDL's threads have a null pointer if the server loses its last sink, up to SDL 3.
        @Test func aFaultInALibrarysThreadEndsTheSoundAlone() throws {
            let server = try PulseServer(modules: ["module-null-sink sink_name=null"])
            let (process, log) = try server.splash(seconds: 3) { command in
                let splash = try #require(SplashProcess.watching(command.identifier))
                #expect(eventually { thread(named: "PulseHotplug", of: splash) != nil })
                let hotplug = try #require(thread(named: "PulseHotplug", of: splash))
                #expect(probe_signal_thread(splash, hotplug, SIGSEGV) == 0)
                #expect(throughout(1) { SplashProcess.watching(command.identifier) == splash })
            }
            #expect(process.exitStatus == 0)
            try log.expect("error: the sound died of signal 11; there is no sound any more")
            try log.expect("closed: exit")
        }

        @Test func aServerThatLosesItsSinksLosesNoSplash() throws {
            let sinks = ["module-null-sink sink_name=a", "module-null-sink sink_name=b"]
            let server = try PulseServer(modules: sinks)
            let (_, log) = try server.splash(seconds: 6) { process in
                // A race: some of these times there is no sink when SDL asks for the new one.
                for _ in 0..<12 {
                    _ = server.tool("pactl", "unload-module", "module-null-sink")
                    for sink in sinks {
                        _ = server.tool("sh", "-c", "pactl load-module \(sink)")
                    }
                }
                #expect(SplashProcess.watching(process.identifier) != nil)
            }
            try log.expect("closed: exit")
        }

        /// As somebody hears it who records the sink.
        @Test func aServerPlaysItAndItEndsInSilence() throws {
            let server = try PulseServer(modules: ["module-null-sink sink_name=null"])
            let recording = try server.recording(of: "null") {
                let (_, log) = try server.splash(seconds: 2) { _ in
                    let inputs = server.tool("pactl", "list", "sink-inputs")
                    #expect(inputs.contains("media.name = \"camelwalk\""), "\(inputs)")
                    #expect(inputs.contains("media.role = \"event\""))
                    #expect(inputs.contains("application.icon_name = \"camelwalk\""))
                }
                try log.expect("audio open 44100 Hz, 2 channels, pulseaudio")
            }
            let samples = samples(recording)
            let last = try #require(samples.lastIndex { $0 != 0 })
            let end = Double(last) / 88_200
            let loud = peak(samples, from: end - 1, to: end - 0.5)
            #expect(loud > 1_000, "it is heard")
            #expect(peak(samples, from: end - 0.01, to: end) < loud / 8, "it does not break off")
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
