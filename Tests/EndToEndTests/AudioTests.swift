import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `--headless --audio`, without a sound device.
    @Suite(.serialized) struct Audio {
        private static let rate = 48_000

        private func program(_ options: [String], in folder: TemporaryFolder) -> TestProgram {
            var program = TestProgram([Product.camelwalk, "--headless"] + options)
            program.directory = folder.path
            return program
        }

        private func render(_ options: String..., in folder: TemporaryFolder) throws -> TestProcess {
            try program(options, in: folder).run(seconds: 60)
        }

        /// The samples of a WAV file of ours, both channels.
        private func samples(_ wave: Data) throws -> [Int16] {
            try #require(wave.count > 44)
            return wave.dropFirst(44).withUnsafeBytes { bytes in
                (0..<bytes.count / 2).map { bytes.loadUnaligned(fromByteOffset: 2 * $0, as: Int16.self) }
            }
        }

        @Test func everyRunGivesTheSameSamples() throws {
            let folder = TemporaryFolder()
            for name in ["a.wav", "b.wav"] {
                let process = try render("--frames", "0", "--audio", name, "--seconds", "3", in: folder)
                #expect(process.exitStatus == 0 && process.errorText == "", "\(process.errorText)")
            }
            #expect(folder.entries == ["a.wav", "b.wav"])
            #expect(folder.bytes("a.wav") == folder.bytes("b.wav"))
            let samples = try samples(contents(folder.file("a.wav")))
            #expect(samples.count == 3 * 2 * Audio.rate)
            // It begins with the music's first sample.
            #expect(samples.prefix(2_000).contains { abs(Int($0)) > 200 })
        }

        @Test func theBundledLoopHasNoSeam() throws {
            let folder = TemporaryFolder()
            let process = try render("--frames", "0", "--audio", "-", "--seconds", "40.4", in: folder)
            let samples = try samples(process.outputData)
            // 64 strides of 0.6 s.
            let loop = 2 * Audio.rate * 384 / 10
            #expect(samples[loop...].elementsEqual(samples[..<(2 * 2 * Audio.rate)]))
        }

        @Test func aWAVFileComesOutAsItWentIn() throws {
            let folder = TemporaryFolder()
            try folder.run(
                """
                ffmpeg -v error -f lavfi -i 'anoisesrc=d=1:seed=1' -ac 2 -ar 48000 -c:a pcm_s16le \
                    -bitexact in.wav
                """)
            let process = try render(
                "--frames", "0", "--audio", "out.raw", "--audio-format", "s16le", "--seconds", "2.5",
                "--soundtrack", "in.wav", in: folder)
            #expect(process.exitStatus == 0, "\(process.errorText)")
            let data = folder.bytes("in.wav").suffix(4 * Audio.rate)
            #expect(folder.bytes("out.raw") == Array((data + data + data).prefix(10 * Audio.rate)))
        }

        @Test(arguments: ["ogg", "flac", "mp3"])
        func everyFormatIsRendered(_ name: String) throws {
            let folder = TemporaryFolder()
            try folder.run("ffmpeg -v error -f lavfi -i sine=440:d=1 -ac 2 -ar 44100 in.\(name)")
            let process = try render(
                "--frames", "0", "--audio", "out.wav", "--seconds", "3", "--soundtrack", "in.\(name)",
                "--volume", "50", in: folder)
            #expect(process.exitStatus == 0, "\(process.errorText)")
            let all = try samples(contents(folder.file("out.wav")))
            let left = stride(from: 0, to: all.count, by: 2).map { Int(all[$0]) }
            let cycles = zip(left, left.dropFirst()).filter { $0 < 0 && $1 >= 0 }.count
            #expect((1_300...1_330).contains(cycles), "\(cycles)")
            // Half of an eighth of full scale, which lavfi's sine has, shared by two channels of the same power.
            #expect((1_350...1_550).contains(left.max() ?? 0), "\(left.max() ?? 0)")
        }

        @Test func theSoundLastsAsLongAsTheFrames() throws {
            let folder = TemporaryFolder()
            let process = try render("--audio", "x.wav", in: folder)
            #expect(process.exitStatus == 0)
            #expect(folder.entries == ["camelwalk-frames", "x.wav"])
            #expect(try samples(contents(folder.file("x.wav"))).count == 2 * Audio.rate * 6 / 10)
        }

        @Test func nothingIsWrittenIfTheSoundtrackCannotBeDecoded() throws {
            let folder = TemporaryFolder()
            folder.write("junk", (0..<3_000).map { UInt8(truncatingIfNeeded: $0 &* 37 % 251) })
            folder.write("empty.wav", [UInt8]())
            for name in ["junk", "empty.wav", "missing.ogg"] {
                let process = try render("--audio", "x.wav", "--soundtrack", name, in: folder)
                #expect(process.exitStatus == 125)
                #expect(process.errorText.contains(name), "\(process.errorText)")
            }
            #expect(folder.entries == ["empty.wav", "junk"])
        }

        @Test func aFileWithoutSoundIsAnError() throws {
            let folder = TemporaryFolder()
            try folder.run(
                """
                /usr/bin/python3 -c 'import wave
                file = wave.open("none.wav", "wb")
                file.setparams((2, 2, 48000, 0, "NONE", ""))
                file.close()'
                """)
            let process = try render(
                "--frames", "0", "--audio", "x.wav", "--seconds", "1", "--soundtrack", "none.wav", in: folder)
            #expect(process.exitStatus == 125, "\(process.errorText)")
            #expect(folder.entries == ["none.wav"])
        }

        @Test func aFullDiskAndAReaderThatLeavesAreErrors() throws {
            let folder = TemporaryFolder()
            let full = try render(
                "--frames", "0", "--audio", "/dev/full", "--seconds", "1", in: folder)
            #expect(full.exitStatus == 125)
            let start = "camelwalk: --headless: cannot write "
            #expect(full.errorText == start + "/dev/full: No space left on device\n")
            let command = "\(Product.camelwalk) --headless --frames 0 --audio - --seconds 600"
            let closed = try TestProgram(shell: "(\(command); echo $? >&2) | head -c 9 >/dev/null")
                .run(seconds: 60)
            #expect(closed.errorText == start + "standard output: Broken pipe\n125\n")
        }

        @Test func ctrlCLeavesNoHalfFile() throws {
            let folder = TemporaryFolder()
            let process = try program(
                ["--frames", "0", "--audio", "x.wav", "--seconds", "20000"], in: folder
            ).start()
            #expect(eventually { folder.entries.contains { $0.hasSuffix(".part") } })
            kill(-process.identifier, SIGINT)
            try process.wait()
            #expect(process.signal == SIGINT)
            #expect(eventually { folder.entries.isEmpty }, "\(folder.entries)")
        }

        @Test func aTerminalGetsNoSamples() throws {
            let folder = TemporaryFolder()
            let terminal = try Terminal()
            let process = try program(["--frames", "0", "--audio", "-", "--seconds", "1"], in: folder)
                .on(terminal).start()
            try process.wait()
            #expect(process.exitStatus == 125)
            try terminal.expect("standard output is a terminal")
        }

        @Test func whatBelongsTogetherIsHeldTogether() throws {
            let folder = TemporaryFolder()
            for options in [["--seconds", "1"], ["--audio-format", "wav"]] {
                let process = try program(options, in: folder).run()
                #expect(process.errorText.contains("takes effect only together with --audio"))
            }
            let process = try render("--frames", "0", "--audio", "x", in: folder)
            #expect(process.errorText.contains("--frames 0 takes --audio and --seconds"))
            #expect(process.exitStatus == 125 && folder.entries.isEmpty)
        }

        @Test func progressIsShownOnATerminal() throws {
            let folder = TemporaryFolder()
            let terminal = try Terminal()
            try program(["--frames", "0", "--audio", "x.wav", "--seconds", "5"], in: folder)
                .on(terminal).start().wait()
            try terminal.expect("5/5 seconds of sound")
        }
    }
}
