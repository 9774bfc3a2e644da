import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `--headless`, without a display.
    @Suite(.serialized) struct Headless {
        private func headless(_ options: String..., directory: String) throws -> TestProcess {
            var program = TestProgram([Product.camelwalk, "--headless"] + options)
            program.directory = directory
            program.environment["SDL_AUDIODRIVER"] = nil
            return try program.run(seconds: 60)
        }

        /// What ImageMagick says of a picture.
        private func identify(_ file: String, _ format: String = "%wx%h") throws -> String {
            try TestProgram(["identify", "-format", format, file]).run().outputText
        }

        @Test func oneCycleIsRenderedByDefault() throws {
            let folder = TemporaryFolder()
            let process = try headless(directory: folder.path)
            #expect(process.exitStatus == 0)
            #expect(process.outputText == "" && process.errorText == "")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("camelwalk-frames"))
                .sorted()
            #expect(names == (1...20).map { $0 < 10 ? "frame-000\($0).png" : "frame-00\($0).png" })
            #expect(try identify(folder.file("camelwalk-frames/frame-0001.png")) == "480x400")
        }

        @Test func everyRunGivesTheSameBytes() throws {
            let folder = TemporaryFolder()
            for name in ["a", "b"] {
                let process = try headless(
                    "--output", name, "--contact-sheet", name + ".png", directory: folder.path)
                #expect(process.exitStatus == 0)
            }
            let difference = try TestProgram(["diff", "-r", folder.file("a"), folder.file("b")]).run()
            #expect(difference.exitStatus == 0)
            #expect(contents(folder.file("a.png")) == contents(folder.file("b.png")))
            #expect(contents(folder.file("a/frame-0001.png")) != contents(folder.file("a/frame-0002.png")))
        }

        @Test func theFramesAreTheOnesThatWereAgreedOn() throws {
            // Decoded pixels of three small frames, recorded when they were looked at. RECORD_SNAPSHOTS=1 writes
            // them again, and fails, so that nobody does it by accident.
            let folder = TemporaryFolder()
            _ = try headless("--output", ".", "--size", "120x100", "--frames", "20", directory: folder.path)
            for number in ["0001", "0008", "0015"] {
                let golden = Product.repository + "/Tests/EndToEndTests/Snapshots/frame-\(number).png"
                let drawn = folder.file("frame-\(number).png")
                if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
                    try contents(drawn).write(to: URL(filePath: golden))
                    Issue.record("recorded frame \(number)")
                    continue
                }
                #expect(try differingPixels(golden, drawn, tolerance: "1%") == 0, "frame \(number)")
            }
        }

        @Test func theWindowShowsTheSamePixels() throws {
            let folder = TemporaryFolder()
            _ = try headless("--output", ".", "--frames", "20", directory: folder.path)
            let log = Log()
            let process = try TestProgram(
                under: [
                    "--mute", "--no-text", "--no-progress", "--speed", "0.01", "--gait", "gallop", "--log",
                    log.path,
                ],
                TestProgram(["sleep", "30"])
            ).on(.bare).start()
            try log.expect("first frame")
            let window = try XServer.bare.splashWindow()
            _ = XServer.bare.tool("import", "-silent", "-window", window, folder.file("window.png"))
            kill(process.identifier, SIGKILL)
            #expect(try differingPixels(folder.file("frame-0001.png"), folder.file("window.png")) == 0)
            try log.expect("closed: exit")
        }

        @Test(arguments: [
            (["--animation", "x.gif"], 3), (["--animation", "x.webp"], 3),
            (["--animation", "x.json"], 1), (["--animation", "frames"], 3),
            (["--animation", "sheet.png", "--grid", "3x1", "--frame-time", "35"], 3),
            (["--animation", "sheet.png"], 1),
        ])
        func everyKindOfAnimationIsRendered(options: [String], frames: Int) throws {
            let folder = TemporaryFolder()
            let script = """
                cd \(folder.path); mkdir frames
                for n in 1 2 3; do convert -size 40x30 xc:"rgb($n,50,90)" frames/$n.png; done
                convert frames/*.png x.gif; convert frames/*.png +append sheet.png
                img2webp -lossless frames/*.png -o x.webp > log.txt
                printf '{"frames": [{"frame": {"x": 40, "y": 0, "w": 40, "h": 30}}], "meta": {"image": "sheet.png"}}' > x.json
                """
            #expect(try TestProgram(shell: script).run().exitStatus == 0)
            var program = TestProgram([Product.camelwalk, "--headless", "--output", "out"] + options)
            program.directory = folder.path
            let process = try program.run(seconds: 60)
            #expect(process.exitStatus == 0 && process.errorText == "", "\(process.errorText)")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("out"))
            #expect(names.count == frames)
            if frames == 3 {
                let third = try identify(folder.file("out/frame-0003.png"), "%wx%h %[pixel:p{20,15}]")
                #expect(third == "40x30 srgb(3,50,90)")
            }
        }

        @Test func aPartOfTheSequenceKeepsItsNumbers() throws {
            let folder = TemporaryFolder()
            _ = try headless("--output", "all", directory: folder.path)
            _ = try headless("--output", "part", "--first", "5", "--frames", "2", directory: folder.path)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.file("part")).sorted()
                    == ["frame-0005.png", "frame-0006.png"])
            #expect(
                contents(folder.file("part/frame-0005.png")) == contents(folder.file("all/frame-0005.png")))
        }

        @Test func stepAndSpeedAreTimes() throws {
            let folder = TemporaryFolder()
            _ = try headless("--output", "all", directory: folder.path)
            _ = try headless("--output", "every-second", "--step", "60", directory: folder.path)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("every-second"))
                .sorted()
            #expect(names.count == 10)
            #expect(
                contents(folder.file("every-second/frame-0002.png"))
                    == contents(folder.file("all/frame-0003.png")))
        }

        @Test func theEndOfTimeIsDrawnToo() throws {
            let folder = TemporaryFolder()
            let process = try headless(
                "--output", ".", "--frames", "1", "--first", "1000000", "--step", "86400000",
                directory: folder.path)
            #expect(process.exitStatus == 0)
            #expect(folder.entries == ["frame-1000000.png"])
        }

        @Test func transparentFramesHaveTheCamelAlone() throws {
            let folder = TemporaryFolder()
            _ = try headless("--output", ".", "--frames", "1", "--transparent", directory: folder.path)
            let corner = try identify(folder.file("frame-0001.png"), "%[fx:p{2,2}.a] %[fx:p{240,180}.a]")
            #expect(corner == "0 1")
        }

        @Test func theContactSheetHasAllFrames() throws {
            let folder = TemporaryFolder()
            _ = try headless("--contact-sheet", "plate.png", "--size", "96x80", directory: folder.path)
            #expect(try identify(folder.file("plate.png")) == "492x330")
            #expect(folder.entries == ["camelwalk-frames", "plate.png"])
        }

        @Test func aGIFOfTooManyFramesWritesNothing() throws {
            let folder = TemporaryFolder()
            let picture: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
            let screen: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
            let long = screen + (0..<10_001).flatMap { _ in picture } + [0x3B]
            try Data(long).write(to: URL(fileURLWithPath: folder.file("long.gif")))
            let process = try headless("--animation", "long.gif", "--output", "out", directory: folder.path)
            #expect(process.exitStatus == 125)
            #expect(process.errorText.hasSuffix(": it has more than 10000 frames\n"), "\(process.errorText)")
            let entries = try FileManager.default.contentsOfDirectory(atPath: folder.file("out"))
            #expect(entries.isEmpty, "\(entries.count) files")
        }

        @Test func aFileInPlaceOfTheFolderIsAnError() throws {
            let folder = TemporaryFolder()
            _ = folder.write("taken", "precious")
            let process = try headless("--output", "taken", directory: folder.path)
            #expect(process.exitStatus == 125)
            #expect(
                process.errorText
                    == "camelwalk: --headless: cannot write \(folder.file("taken")): Not a directory\n")
            #expect(text(folder.file("taken")) == "precious")
        }

        @Test func linksAndModesAreKept() throws {
            let folder = TemporaryFolder()
            let file = folder.write("private.png", "old", mode: 0o600)
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("link.png"), withDestinationPath: "private.png")
            _ = try headless("--frames", "1", "--contact-sheet", "link.png", directory: folder.path)
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.png"))
                    == "private.png")
            #expect(contents(file).starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }

        @Test func standardOutputCanTakeTheContactSheet() throws {
            let folder = TemporaryFolder()
            let process = try headless(
                "--frames", "1", "--contact-sheet", "/dev/stdout", directory: folder.path)
            #expect(process.exitStatus == 0)
            #expect(process.outputData.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: "/dev/stdout") == "/proc/self/fd/1")
        }

        @Test func aFullDiskLeavesNoHalfWrittenFile() throws {
            let folder = TemporaryFolder()
            try FileManager.default.createDirectory(
                atPath: folder.file("disk"), withIntermediateDirectories: true)
            let script = """
                mount -t tmpfs -o size=64k none \(folder.file("disk")) || exit 77
                \(Product.camelwalk) --headless --output \(folder.file("disk"))
                echo status $?; ls -A \(folder.file("disk"))
                for f in \(folder.file("disk"))/*; do identify -regard-warnings "$f" > /dev/null || echo broken $f; done
                """
            let process = try TestProgram(mounting: script).run(seconds: 60)
            try #require(
                process.exitStatus == 0, "a small disk needs the right to mount: \(process.errorText)")
            #expect(process.outputText.hasPrefix("status 125\n"))
            #expect(process.errorText.contains("No space left on device"))
            #expect(!process.outputText.contains("part"))
            #expect(!process.outputText.contains("broken"))
        }

        @Test func aCommandRunsAfterTheFrames() throws {
            let folder = TemporaryFolder()
            let process = try headless(
                "--frames", "2", "sh", "-c", "ls camelwalk-frames; exit 9", directory: folder.path)
            #expect(process.outputText == "frame-0001.png\nframe-0002.png\n")
            #expect(process.exitStatus == 9)
        }

        @Test func theFramesBeforeDamageAreWrittenAndTheStatusSaysSo() throws {
            let folder = TemporaryFolder()
            try folder.run("convert -delay 9 -size 40x30 xc:red xc:lime plasma:blue-white x.gif")
            // The third frame's pixels and the control block of a fourth that is not there.
            for (name, missing) in [("pixels.gif", 200), ("control.gif", 0)] {
                let file = folder.bytes("x.gif").dropLast(1 + missing)
                folder.write(name, file + (missing == 0 ? [0x21, 0xF9, 4] : []))
                let process = try headless("--animation", name, "--output", "out", directory: folder.path)
                #expect(process.exitStatus == 125)
                #expect(process.errorText.contains("byte "), "\(process.errorText)")
                let written = try FileManager.default.contentsOfDirectory(atPath: folder.file("out"))
                #expect(written.count == (missing == 0 ? 3 : 2))
                try FileManager.default.removeItem(atPath: folder.file("out"))
            }
        }

        /// A white picture, as lights of Display P3's colours with another white make it.
        private func writeForeignColors(_ name: String, in folder: TemporaryFolder) throws {
            try folder.run(
                """
                convert -size 9x9 xc:'rgb(200,40,40)' -define png:exclude-chunks=all PNG24:plain.png
                /usr/bin/python3 -c 'import struct, zlib
                def chunk(kind, *numbers):
                    data = struct.pack(f">{len(numbers)}I", *numbers)
                    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                file = open("plain.png", "rb").read()
                lights = chunk(b"cHRM", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)
                open("\(name)", "wb").write(file[:33] + chunk(b"gAMA", 45455) + lights + file[33:])'
                """)
        }

        @Test func coloursAreConvertedIfLittleCMSIsThere() throws {
            let folder = TemporaryFolder()
            try writeForeignColors("x.png", in: folder)
            let process = try headless("--animation", "x.png", directory: folder.path)
            #expect(process.exitStatus == 0 && process.errorText == "", "\(process.errorText)")
            let frame = folder.file("camelwalk-frames/frame-0001.png")
            #expect(try identify(frame, "%[pixel:p{4,4}]").contains("220,"))

            try folder.run("mkdir libraries; echo none > libraries/liblcms2.so.2")
            var program = TestProgram([Product.camelwalk, "--headless", "--animation", "x.png"])
            program.directory = folder.path
            program.environment["LD_LIBRARY_PATH"] = folder.file("libraries")
            let without = try program.run(seconds: 60)
            #expect(without.exitStatus == 0)
            #expect(without.errorText.contains("cannot load liblcms2.so.2"), "\(without.errorText)")
            #expect(without.errorText.contains("the colours are written as they are stored"))
            #expect(try identify(frame, "%[pixel:p{4,4}]").contains("200,40,40"))
        }

        @Test func theFramesOfATagAreRendered() throws {
            let folder = TemporaryFolder()
            try folder.run("convert -size 4x4 xc:red xc:lime xc:blue +append sheet.png")
            let cells = (0..<3).map { #"{"frame": {"x": \#(4 * $0), "y": 0, "w": 4, "h": 4}}"# }
            folder.write(
                "x.json",
                #"""
                {"frames": [\#(cells.joined(separator: ","))], "meta": {"image": "sheet.png",
                 "frameTags": [{"name": "to and fro", "from": 0, "to": 2, "direction": "pingpong"}]}}
                """#)
            let process = try headless(
                "--animation", "x.json", "--tag", "to and fro", "--output", ".", directory: folder.path)
            #expect(process.exitStatus == 0, "\(process.errorText)")
            let colors = try (1...4).map {
                try identify(folder.file("frame-000\($0).png"), "%[hex:p{0,0}]").prefix(6)
            }
            #expect(colors == ["FF0000", "00FF00", "0000FF", "00FF00"])
            #expect(!folder.entries.contains("frame-0005.png"))
            let unknown = try headless("--animation", "x.json", "--tag", "run", directory: folder.path)
            #expect(unknown.exitStatus == 125)
            #expect(unknown.errorText.contains("it has 'to and fro'"))
        }

        @Test func aFailedRenderingDoesNotRunTheCommand() throws {
            let folder = TemporaryFolder()
            let process = try headless("--output", "/proc/nowhere", "echo", "ran", directory: folder.path)
            #expect(process.exitStatus == 125)
            #expect(process.outputText == "")
        }

        @Test func progressIsShownOnATerminal() throws {
            let folder = TemporaryFolder()
            let terminal = try Terminal()
            var program = TestProgram([Product.camelwalk, "--headless"]).on(terminal)
            program.directory = folder.path
            try program.start().wait()
            try terminal.expect("rendering [")
        }
    }
}
