import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `--headless` on several processor cores.
    @Suite(.serialized) struct HeadlessCores {
        /// Renders in `folder`, on the cores that `taskset` allows.
        private func headless(_ words: [String], in folder: TemporaryFolder) throws -> TestProcess {
            var program = TestProgram(words)
            program.directory = folder.path
            return try program.run(seconds: 60)
        }

        @Test(arguments: [[], ["--transparent"], ["--animation", "x.gif"]])
        func anyNumberOfCoresGivesTheSameBytes(options: [String]) throws {
            let folder = TemporaryFolder()
            let gif =
                "convert -size 40x30 -dispose previous xc:red plasma:white-black plasma:red-blue xc:lime x.gif"
            #expect(try headless(["sh", "-c", gif], in: folder).exitStatus == 0)
            for (name, cores) in [("one", ["taskset", "-c", "0"]), ("all", [])] {
                let words = [Product.camelwalk, "--headless", "--output", name, "--frames", "30"] + options
                let sheet = ["--contact-sheet", name + ".png"]
                #expect(try headless(cores + words + sheet, in: folder).exitStatus == 0)
            }
            let difference = try TestProgram(["diff", "-r", folder.file("one"), folder.file("all")]).run()
            #expect(difference.exitStatus == 0, "\(difference.outputText)")
            #expect(contents(folder.file("one.png")) == contents(folder.file("all.png")))
            let count = try FileManager.default.contentsOfDirectory(atPath: folder.file("all")).count
            #expect(count == 30)
        }

        @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
        func aSignalEndsItAndLeavesWholeFilesOnly(signal: Int32) throws {
            for _ in 0..<3 {
                let folder = TemporaryFolder()
                var program = TestProgram([
                    Product.camelwalk, "--headless", "--output", ".", "--frames", "9999",
                ])
                program.directory = folder.path
                let process = try program.start()
                #expect(eventually { folder.entries.contains { $0.hasSuffix("9.png") } })
                kill(-process.identifier, signal)
                try process.wait()
                #expect(process.signal == signal)
                // The renderer finishes what it is writing, a moment after the launcher's end.
                var frames = 0
                let isOver = eventually {
                    frames = folder.entries.count
                    let isWhole = { folder.entries.allSatisfy { $0.hasSuffix(".png") } }
                    return throughout(0.3) { folder.entries.count == frames } && isWhole()
                }
                #expect(isOver && frames < 9_999)
                let check =
                    "for f in *.png; do identify -regard-warnings $f > /dev/null || echo broken $f; done"
                #expect(try headless(["sh", "-c", check], in: folder).outputText == "")
            }
        }

        @Test func anIgnoredInterruptIsIgnored() throws {
            let folder = TemporaryFolder()
            var program = TestProgram([Product.camelwalk, "--headless", "--output", ".", "--frames", "60"])
            program.directory = folder.path
            program.ignoredSignals = [SIGINT]
            let process = try program.start()
            #expect(eventually { !folder.entries.isEmpty })
            kill(-process.identifier, SIGINT)
            try process.wait()
            #expect(process.exitStatus == 0 && folder.entries.count == 60)
        }

        @Test func theErrorIsThatOfTheFirstFrameThatHasOne() throws {
            let folder = TemporaryFolder()
            let script = """
                mkdir d out; for n in 1 2 3 4 5 6; do convert -size 40x30 xc:red d/$n.png; done
                convert -size 9x9 xc:red d/4.png; cp d/4.png d/5.png
                """
            #expect(try headless(["sh", "-c", script], in: folder).exitStatus == 0)
            let process = try headless(
                [Product.camelwalk, "--headless", "--animation", "d", "--output", "out"], in: folder)
            #expect(process.exitStatus == 125)
            #expect(process.errorText.contains("d/4.png: it has 9x9 pixels"), "\(process.errorText)")
            let frames = try FileManager.default.contentsOfDirectory(atPath: folder.file("out")).sorted()
            #expect(frames == ["frame-0001.png", "frame-0002.png", "frame-0003.png"])
        }
    }
}
