import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What is written in the window, and the bar below. At 480x400 the frame's outer rule is in row 385, the bar in
    /// rows 392 to 394 from column 14 to 465.
    @Suite(.serialized) struct Captions {
        private func notifying(_ message: String) -> TestProgram {
            Notifier.send([message, "sleep 60"])
        }

        /// Runs `program` under a splash, waits for `event`, runs `body` with a function that tells the lightness (0 to 255) of the darkest and
        /// the lightest pixel in a part of the window, and ends the program.
        private func withSplash(
            _ program: TestProgram, options: [String] = [], environment: [String: String] = [:],
            event: String = "first frame",
            _ body: ((String) -> (darkest: Int, lightest: Int)) throws -> Void
        ) throws -> Log {
            let server = XServer.bare
            return try EndToEndTests.withSplash(
                over: program, options: ["--mute"] + options, environment: environment, until: event
            ) { _ in
                let window = try server.splashWindow()
                try body { part in
                    let script = """
                        xwd -silent -id \(window) | convert xwd:- -crop \(part) +repage -colorspace Gray \
                        -format '%[fx:round(255*minima)] %[fx:round(255*maxima)]' info:
                        """
                    let values = XServer.bare.tool("sh", "-c", script).split(separator: " ").compactMap {
                        Int($0)
                    }
                    return values.count == 2 ? (values[0], values[1]) : (-1, -1)
                }
            }
        }

        @Test func theProgramsNameMakesRoomForItselfInTheFrame() throws {
            _ = try withSplash(TestProgram(["sleep", "60"])) { part in
                // Paper where the rule was, letters in between, and the rule beside it.
                #expect(eventually { part("1x14+220+376").darkest > 220 })
                #expect(part("30x8+225+378").darkest < 80)
                #expect(part("100x1+100+385").lightest < 110)
                #expect(part("480x5+0+391").darkest > 220, "no bar: nothing is known")
            }
        }

        @Test func theUsersTitleReplacesTheProgramsName() throws {
            let title = "A title that is much longer than sleep"
            let folder = TemporaryFolder()
            let file = folder.write("config", "[sleep]\ntitle = \(title)\n")
            for (options, environment) in [
                (["--title", title], [:]), ([], ["CAMELWALK_TITLE": title]), ([], ["CAMELWALK_CONFIG": file]),
            ] {
                _ = try withSplash(TestProgram(["sleep", "60"]), options: options, environment: environment) {
                    part in
                    #expect(eventually { part("60x1+130+385").lightest > 220 }, "the rule makes room for it")
                }
            }
        }

        @Test func aStatusIsShownAndProgressFillsTheBar() throws {
            let message = "STATUS=Loading the standard library\nX_CAMELWALK_PROGRESS=50"
            let log = try withSplash(notifying(message), options: ["--status"]) { part in
                #expect(eventually { part("1x3+30+392").lightest < 80 }, "ink from the left")
                #expect(eventually { part("220x3+14+392").lightest < 80 })
                #expect(part("100x1+300+393").darkest > 100 && part("100x1+300+393").lightest < 200)
                #expect(part("100x1+300+392").darkest > 220, "paper around the hairline")
                #expect(
                    eventually { part("100x1+190+385").lightest > 220 }, "the rule has made room for the text"
                )
            }
            #expect(log.time(of: "error") == nil)
        }

        @Test func theBarRunsAsTheLastTimes() throws {
            let folder = TemporaryFolder()
            let environment = ["XDG_STATE_HOME": folder.path]
            var first = TestProgram(under: ["--mute"], TestProgram(["sleep", "2"])).on(.bare)
            first.environment.merge(environment) { $1 }
            _ = try first.run()
            #expect(
                eventually { FileManager.default.fileExists(atPath: folder.file("camelwalk/start-times")) })
            let log = try withSplash(TestProgram(["sleep", "2"]), environment: environment) { part in
                #expect(eventually { part("20x3+14+392").lightest < 80 })
            }
            #expect(log.time(of: "expected") != nil)
        }

        @Test func aFailureIsShownWhiteOnBlack() throws {
            let program = TestProgram(shell: "exit 3")
            _ = try withSplash(program, options: ["--linger-on-error", "1"]) { part in
                #expect(eventually { part("100x1+190+369").lightest < 80 })
                #expect(part("100x20+190+372").lightest > 200)
            }
        }

        @Test(arguments: [
            (["FONTCONFIG_FILE": "FOLDER/none.conf"], "cannot find a font"),
            (["FONTCONFIG_FILE": "FOLDER/broken.conf"], "cannot open the font"),
            (["LD_LIBRARY_PATH": "FOLDER/freetype"], "cannot load libfreetype"),
            (["LD_LIBRARY_PATH": "FOLDER/harfbuzz"], "cannot load libharfbuzz"),
            (["LD_LIBRARY_PATH": "FOLDER/fontconfig"], "cannot load libfontconfig"),
        ])
        func withoutAFontOrALibraryThereIsNoText(environment: [String: String], words: String) throws {
            let folder = TemporaryFolder()
            try breakFonts(folder)
            let environment = environment.mapValues {
                $0.replacingOccurrences(of: "FOLDER", with: folder.path)
            }
            var pictures: Set<String> = []
            let message = "STATUS=text\nX_CAMELWALK_PROGRESS=100"
            let log = try withSplash(
                notifying(message), options: ["--status"], environment: environment
            ) { part in
                #expect(eventually { part("452x3+14+392").lightest < 80 }, "there is the bar all the same")
                #expect(part("452x1+14+385").lightest < 110, "the frame is whole")
                let walk = "xwd -silent -id \(try XServer.bare.splashWindow()) | md5sum"
                #expect(
                    eventually {
                        pictures.insert(XServer.bare.tool("sh", "-c", walk))
                        return pictures.count > 3
                    }, "the camel walks")
            }
            let error = try log.expect("error: \(words)")
            #expect(error.contains("text"), "what follows from it")
        }

        /// A configuration without fonts, one with a font that is none, and libraries that are none.
        private func breakFonts(_ folder: TemporaryFolder) throws {
            let script = """
                echo '<fontconfig></fontconfig>' > none.conf
                echo '<fontconfig><dir>DIR/fonts</dir><cachedir>DIR/cache</cachedir></fontconfig>' > broken.conf
                mkdir fonts freetype harfbuzz fontconfig
                echo none > freetype/libfreetype.so.6
                echo none > harfbuzz/libharfbuzz.so.0
                echo none > fontconfig/libfontconfig.so.1
                cp $(fc-match -f '%{file}' sans-serif) fonts/font.ttf
                touch -d @1000000000 fonts/font.ttf fonts
                FONTCONFIG_FILE=$PWD/broken.conf fc-cache
                echo none > fonts/font.ttf
                touch -d @1000000000 fonts/font.ttf fonts
                """
            var program = TestProgram(shell: script.replacingOccurrences(of: "DIR", with: folder.path))
            program.directory = folder.path
            let process = try program.run()
            try #require(process.exitStatus == 0, "\(process.errorText)")
        }

        @Test func whereFontconfigHasNoFilesItUsesItsOwn() throws {
            let log = try withSplash(
                TestProgram(["sleep", "60"]), environment: ["FONTCONFIG_FILE": "/dev/null"]
            ) { part in #expect(part("480x20+0+0").darkest > 0) }
            #expect(log.events.contains("closed: exit"))
        }

        @Test func whatIsSentDoesNoHarm() throws {
            let messages = [
                "STATUS=\u{202E}\u{1B}[31m" + String(repeating: "é👩\u{200D}💻\u{301}", count: 200),
                "STATUS=" + String(repeating: "\u{301}", count: 1_500), "STATUS=\t \u{200D}",
                "STATUS=%s%n%1000000d", "STATUS=" + String(repeating: "אب1(", count: 400),
            ]
            for message in messages {
                let log = try withSplash(
                    notifying(message), options: ["--status"], event: "notified: status"
                ) { part in
                    #expect(eventually { part("30x1+225+385").lightest > 200 })
                }
                #expect(log.time(of: "error") == nil, "\(log.events)")
            }
        }
    }
}
