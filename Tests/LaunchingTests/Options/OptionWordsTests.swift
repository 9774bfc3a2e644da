import CamelAnimation
import POSIX
import SplashProtocol
import Testing

@testable import Launching

/// Everything that takes words apart, one after the other: the C library keeps its place for the whole process.
@Suite(.serialized) struct OptionWordsTests {
    private func reader(_ typed: ByteString...) throws -> SettingsReader {
        var reader = SettingsReader()
        try reader.read(try optionWords(typed))
        return reader
    }

    @Test func optionsEndAtTheFirstWordThatIsNone() throws {
        let words = try optionWords(["--mute", "--delay", "300", "sleep", "--volume", "5"])
        #expect(words.end == 4)
        #expect(words.given.count == 2)
        #expect(try end("sleep", "--mute") == 1)
        #expect(try end("-") == 1, "a dash alone is a command")
        #expect(try end("") == 1)
        #expect(try end() == 1)
        #expect(try end("--mute") == 2)
        #expect(try end("--no-splash", "--", "--mute") == 3)
    }

    private func end(_ typed: ByteString...) throws -> Int { try optionWords(typed).end }

    @Test(
        arguments: [
            ["--volume", "50"], ["--volume=50"], ["--vol", "50"], ["--vo=50"],
            ["--mute", "--no-mute", "--volume=50"], ["--volume", "1", "--volume", "50"],
        ] as [[ByteString]])
    func everySpellingIsTheSame(typed: [ByteString]) throws {
        var reader = SettingsReader()
        try reader.read(try optionWords(typed))
        #expect(reader.settings.presentation.volume == 50)
        #expect(!reader.settings.presentation.isMuted)
        #expect(reader.isTyped("volume") && !reader.isTyped("log"))
    }

    @Test func bytesStayAsTheyAre() throws {
        let name = ByteString(bytes: [0xFF, 0x3D, 0x0A, 0xC3])
        #expect(try reader("--log", name).settings.log == name)
        let word = ByteString(bytes: Array("--log=".utf8) + name.bytes)
        #expect(try reader(word).settings.log == name)
    }

    @Test(
        arguments: [
            (["--volme", "5"], "unknown option '--volme'; did you mean --volume?"),
            (["--volme=5"], "unknown option '--volme'; did you mean --volume?"),
            (["-volume", "5"], "unknown option '-volume'; did you mean --volume?"),
            (["--no-mtue"], "unknown option '--no-mtue'; did you mean --no-mute?"),
            (["--quiet"], "unknown option '--quiet'"), (["-x"], "unknown option '-x'"),
            (["--="], "unknown option '--'"), (["--no-volume"], "unknown option '--no-volume'"),
            (["--s"], "ambiguous option '--s'; it may be --soundtrack, --scale"),
            (["--m=3"], "ambiguous option '--m'; it may be --midi, --mute, --min-time or --max-time"),
            (["--delay"], "missing value for '--delay <ms>'"),
            (["--delay", "--mute"], "missing value for '--delay <ms>'"),
            (["--log", "-x"], "missing value for '--log <file>'"),
            (["--mute=1"], "--mute takes no value, not even '1'"),
            (["--delay", "-5"], "--delay takes a whole number of milliseconds from 0 to 86400000, not '-5'"),
            (["--log="], "--log takes the name of a file"),
            (["--log", ""], "--log takes the name of a file"),
        ] as [([ByteString], String)])
    func whatIsWrongIsSaid(typed: [ByteString], message: String) {
        let error = #expect(throws: OptionError.self) {
            var reader = SettingsReader()
            try reader.read(try optionWords(typed))
        }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
    }

    @Test(
        arguments: [
            (["--help"], Option.Answer.help), (["-h"], .help),
            (["--mute", "--version", "--nonsense"], .version),
            (["--he"], nil), (["--hel"], .help), (["--volume=loud", "--help"], .help),
            (["true", "--help"], nil),
            (["--dump-options"], .table),
        ] as [([ByteString], Option.Answer?)])
    func whatIsAskedForIsAnswered(typed: [ByteString], answer: Option.Answer?) {
        #expect((try? optionWords(typed))?.answer == answer)
    }

    @Test func framesAreRenderedOnRequestAlone() throws {
        let job = try reader("--headless", "--frames", "3", "--size", "10x20", "--step=0.5", "--transparent")
            .renderJob(Presentation()) { $0.absolutePath(from: "/here") }
        #expect(job?.output == "/here/camelwalk-frames")
        #expect(job?.count == 3 && job?.first == 1 && job?.step == 0.5 && job?.isTransparent == true)
        #expect(job?.size == .init(width: 10, height: 20))
        #expect(try reader("--mute").renderJob(Presentation()) { $0 } == nil)
        let error = #expect(throws: OptionError.self) {
            try reader("--output", "x").renderJob(Presentation()) { $0 }
        }
        #expect(error?.message == "--output takes effect only together with --headless")
    }

    @Test(
        arguments: [
            (["--unwrap-desktop-entry", "a", "--mute"], "takes no command, and no option but --dry-run"),
            (["--wrap-desktop-entry", "a", "--startup-id", "x"], "and those of the splash"),
            (
                ["--wrap-desktop-entry", "a", "--frames", "2"],
                "takes no command, and no option but --dry-run"
            ),
            (["--wrap-desktop-entry", "a", "--unwrap-desktop-entry", "b"], "takes one entry at a time"),
            (["--dry-run"], "--dry-run takes effect only together with"),
        ] as [([ByteString], String)])
    func anEntryIsChangedAlone(typed: [ByteString], message: String) throws {
        var reader = SettingsReader()
        try reader.read(try optionWords(typed))
        let error = #expect(throws: OptionError.self) { try reader.desktopEntryRequest(hasCommand: false) }
        #expect(error?.message.contains(message) == true)
    }

    @Test(
        arguments: [
            ([], false, "--until window --linger-on-error 10"), ([], true, "--linger-on-error 10"),
            (["--mute", "--vol=40"], false, "--mute --volume 40 --until window --linger-on-error 10"),
            (["--until", "exit", "--no-text"], false, "--until exit --no-text --linger-on-error 10"),
            (["--linger-on-error", "0"], true, "--linger-on-error 0"),
            (["--log", "x"], true, "--log /here/x --linger-on-error 10"),
        ] as [([ByteString], Bool, String)])
    func anEntryGetsTheOptions(typed: [ByteString], runsInTerminal: Bool, words: String) throws {
        let given = try optionWords(typed + ["--wrap-desktop-entry", "a"])
        var reader = SettingsReader()
        try reader.read(given)
        var request = try #require(try reader.desktopEntryRequest(hasCommand: false))
        request.options = given.lastingOptions { $0.absolutePath(from: "/here") }
        let result = request.optionWords(runsInTerminal: runsInTerminal).map(\.description)
        #expect(result.joined(separator: " ") == words)
    }

    @Test(arguments: [("a=b", "a=b"), ("50% off", "\"50%% off\""), ("", "\"\""), ("$x", "\"\\\\$x\"")])
    func aWordBehindTheProgramIsQuoted(word: String, quoted: String) throws {
        #expect(try ExecWord.argument(ByteString(word)) == quoted)
        #expect(throws: DesktopEntryError.self) { try ExecWord.argument("a\nb") }
    }

    @Test func anEntryIsWrapped() throws {
        let reader = try reader("--dry-run", "--wrap-desktop-entry", "a")
        let request = try reader.desktopEntryRequest(hasCommand: false)
        #expect(
            request?.action == .wrap && request?.isDryRun == true && request?.name.identifier == "a.desktop")
        #expect(throws: OptionError.self) { try reader.desktopEntryRequest(hasCommand: true) }
    }
}
