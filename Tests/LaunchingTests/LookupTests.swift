import Glibc
import POSIX
import Testing

@testable import Launching

@Suite struct LookupTests {
    @Test func aNameWithASlashIsAPath() {
        #expect(CommandLookup.candidates(for: "./run", path: "/bin") == ["./run"])
    }

    @Test func aNameIsLookedForInEachDirectory() {
        #expect(CommandLookup.candidates(for: "x", path: "/a:/b/::c") == ["/a/x", "/b/x", "x", "c/x"])
    }

    @Test func withoutAPathTheUsualDirectoriesAreSearched() {
        #expect(CommandLookup.candidates(for: "x", path: nil) == ["/bin/x", "/usr/bin/x"])
    }

    @Test func anEmptyNameIsNowhere() {
        #expect(CommandLookup.candidates(for: "", path: "/a") == [])
    }

    @Test func theSplashIsLookedForBesideTheLauncher() {
        #expect(
            SplashLookup.candidates(override: nil, launcher: "/opt/x/bin/camelwalk") == [
                "/opt/x/bin/../libexec/camelwalk/camelwalk-splash", "/opt/x/bin/camelwalk-splash",
            ])
        #expect(SplashLookup.candidates(override: "/mine", launcher: "/opt/x/bin/camelwalk") == ["/mine"])
        #expect(SplashLookup.candidates(override: nil, launcher: nil) == [])
    }
}

@Suite struct PolicyTests {
    @Test func aSplashIsShownWhereNothingSpeaksAgainstIt() {
        #expect(
            LaunchPolicy(isOff: false, hasDisplay: true, commandExists: true, splashExists: true) == .show)
    }

    @Test(arguments: [
        (true, true, true, true), (false, false, true, true), (false, true, false, true),
        (false, true, true, false),
    ])
    func anythingElseIsSkippedWithAReason(isOff: Bool, hasDisplay: Bool, command: Bool, splash: Bool) {
        let policy = LaunchPolicy(
            isOff: isOff, hasDisplay: hasDisplay, commandExists: command, splashExists: splash)
        guard case .skip(let reason) = policy else {
            Issue.record("a splash would be shown")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test func aRuntimeThatOnlySpeaksOfItselfGetsNone() {
        let policy = LaunchPolicy(
            isOff: false, hasDisplay: true, commandExists: true, isInformation: true, splashExists: true)
        #expect(policy == .skip("no splash: ocamlrun only says something of itself"))
    }
}

@Suite struct PlainOptionsTests {
    private func read(_ words: ByteString...) throws -> PlainOptions? {
        let pointers = words.map { word in word.withCString { strdup($0) } }
        defer { pointers.forEach { free($0) } }
        return try PlainOptions { $0 < pointers.count ? UnsafePointer(pointers[$0]) : nil }
    }

    @Test func plainOptionsAreRead() throws {
        let options = try #require(
            try read("--mute", "--delay", "300", "--log", ByteString(bytes: [0xFF]), "sleep", "--mute"))
        #expect(options.count == 5)
        #expect(options.layer.isMuted == true)
        #expect(options.layer.delay == 300)
        #expect(options.layer.log == ByteString(bytes: [0xFF]))
    }

    @Test func theTerminatorEndsThem() throws {
        #expect(try #require(try read("--no-splash", "--", "--mute")).count == 2)
    }

    @Test(arguments: ["--help", "--delay=3", "-x", "--headless", "--no-mute", "--splash", "--delay"])
    func everythingElseIsTheParsers(word: String) throws {
        #expect(try read(ByteString(word)) == nil)
    }

    @Test func aBadValueIsAnError() {
        #expect(throws: SettingError.self) { try read("--delay", "soon", "sleep") }
    }
}

@Suite struct EscapedTests {
    @Test(
        arguments: [
            [], [0x41], [0xFF, 0x41, 0xC3, 0xA9, 0xC3], [0xE2, 0x82], [0xF4, 0x8F, 0xBF, 0xBE], [0x80, 0x80],
            Array("naïve \u{1F42A}".utf8),
        ] as [[UInt8]])
    func theBytesComeBack(bytes: [UInt8]) {
        #expect(ByteString(escaped: ByteString(bytes: bytes).escaped).bytes == bytes)
    }

    @Test func plainTextStaysAsItIs() {
        #expect(ByteString("--délai").escaped == "--délai")
    }
}
