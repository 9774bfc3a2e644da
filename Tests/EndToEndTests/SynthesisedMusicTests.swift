import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// MIDI files as a soundtrack, where SDL2_mixer cannot play them, and in files.
    @Suite(.serialized) struct SynthesisedMusic {
        private static let bundled = Product.repository + "/Assets/soundtrack.mid"
        /// No sound font, and no configuration of Timidity that anybody has installed.
        private static let noInstruments = [
            "SDL_FORCE_SOUNDFONTS": "1", "SDL_SOUNDFONTS": "/nonexistent",
            "TIMIDITY_CFG": "/nonexistent",
        ]

        /// What SDL's disk driver got, 16-bit stereo at 44.1 kHz, and the log.
        private func played(
            _ file: String, environment: [String: String], seconds: Double
        ) throws -> (samples: [Int16], log: Log) {
            let folder = TemporaryFolder()
            let log = Log()
            var program = TestProgram(
                under: ["--log", log.path, "--soundtrack", file], TestProgram(["sleep", "\(seconds)"])
            ).on(.bare)
            program.environment["SDL_AUDIODRIVER"] = "disk"
            program.environment["SDL_DISKAUDIOFILE"] = folder.file("sound.raw")
            program.environment.merge(environment) { $1 }
            let process = try program.run()
            try log.expect("closed: exit")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            let data = contents(folder.file("sound.raw"))
            let samples = data.withUnsafeBytes { bytes in
                (0..<bytes.count / 2).map { bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self) }
            }
            return (samples, log)
        }

        private func peak(_ samples: some Sequence<Int16>) -> Int { samples.map { abs(Int($0)) }.max() ?? 0 }

        @Test func withoutASoundFontOurVoicesPlay() throws {
            let (samples, log) = try played(
                SynthesisedMusic.bundled, environment: SynthesisedMusic.noInstruments, seconds: 2)
            #expect(log.events.contains { $0.hasPrefix("audio synthesised: cannot decode") })
            #expect(try #require(log.time(of: "audio open")) > #require(log.time(of: "first frame")))
            #expect(peak(samples) > 3_000)
            // As with other music, silence before and after.
            #expect(peak(samples.prefix(200)) < 300)
            #expect(peak(samples.suffix(200)) == 0)
        }

        /// SDL2_mixer's Timidity loads a file then, and plays silence.
        @Test func withoutAnInstrumentOurVoicesPlayToo() throws {
            let folder = TemporaryFolder()
            var environment = SynthesisedMusic.noInstruments
            environment["TIMIDITY_CFG"] = folder.write("empty.cfg", "")
            let (samples, log) = try played(SynthesisedMusic.bundled, environment: environment, seconds: 3)
            #expect(log.events.contains { $0.hasPrefix("audio synthesised") })
            #expect(peak(samples) > 3_000)
        }

        @Test func itsFileIsTheSameEachTimeAndAsLoudAsTheBundledTrack() throws {
            let folder = TemporaryFolder()
            for (name, environment) in [("a.wav", [:]), ("b.wav", SynthesisedMusic.noInstruments)] {
                var program = TestProgram([
                    Product.camelwalk, "--headless", "--frames", "0", "--audio", folder.file(name),
                    "--seconds", "38.4", "--soundtrack", SynthesisedMusic.bundled,
                ])
                program.environment.merge(environment) { $1 }
                let process = try program.run(seconds: 60)
                #expect(process.exitStatus == 0, "\(process.errorText)")
            }
            #expect(folder.bytes("a.wav") == folder.bytes("b.wav"))
            let report = try TestProgram([
                "ffmpeg", "-hide_banner", "-nostats", "-i", folder.file("a.wav"), "-af", "ebur128=peak=true",
                "-f", "null", "-",
            ]).run(seconds: 60).errorText
            let summary = try #require(report.range(of: "Integrated loudness:"))
            let loudness = try #require(number(after: "I:", in: report[summary.upperBound...]))
            #expect((-20.0 ... -16).contains(loudness), "\(loudness) LUFS")
            let truePeak = try #require(number(after: "Peak:", in: report[summary.upperBound...]))
            #expect(truePeak < -1, "\(truePeak) dBTP")
        }

        private func number(after label: String, in text: Substring) -> Double? {
            guard let range = text.range(of: label) else { return nil }
            return text[range.upperBound...].split(separator: " ").first.flatMap { Double($0) }
        }

        @Test func aDamagedFileIsAnErrorBeforeAnythingIsWritten() throws {
            let folder = TemporaryFolder()
            let bytes = Array(contents(SynthesisedMusic.bundled))
            folder.write("cut.mid", Array(bytes.prefix(5_000)))
            folder.write(
                "silent.mid",
                Array("MThd".utf8) + [0, 0, 0, 6, 0, 0, 0, 1, 0, 96] + Array("MTrk".utf8)
                    + [0, 0, 0, 4, 0, 0xFF, 0x2F, 0])
            for (name, reason) in [("cut.mid", "ends early"), ("silent.mid", "it has no notes")] {
                var program = TestProgram([
                    Product.camelwalk, "--headless", "--audio", "x.wav", "--soundtrack", name,
                ])
                program.directory = folder.path
                let process = try program.run()
                #expect(process.exitStatus == 125)
                #expect(process.errorText.contains(reason), "\(process.errorText)")
            }
            #expect(folder.entries == ["cut.mid", "silent.mid"])
        }
    }
}
