import POSIX
import Testing

@testable import Launching
import SplashProtocol

@Suite struct ConfigurationTextTests {
    private func lines(_ text: String) -> [(Int, ConfigurationText.Line)] {
        var lines: [(Int, ConfigurationText.Line)] = []
        ConfigurationText(Array(text.utf8)).forEachLine {
            lines.append(($0, $1))
            return true
        }
        return lines
    }

    @Test(arguments: [
        ("mute", ConfigurationText.Line.option("mute", nil)), ("volume = 40", .option("volume", "40")),
        ("volume=40", .option("volume", "40")), ("volume 40", .option("volume", "40")),
        ("\tvolume  =  40 \r", .option("volume", "40")), ("volume = 40 # low", .option("volume", "40")),
        ("log = a#b", .option("log", "a#b")), ("log = \"a # b\"  # c", .option("log", "a # b")),
        ("log = a b", .option("log", "a b")), ("log =", .option("log", "")),
        ("log = \"\"", .option("log", "")),
        ("log = \"", .option("log", "\"")), ("log = a=b", .option("log", "a=b")), ("=", .option("", "")),
        ("[gimp]", .section("gimp")), ("[ my tool ] # x", .section("my tool")),
        ("[gimp", .wrong("a section begins with the name of a command in brackets")),
        ("[]", .wrong("a section begins with the name of a command in brackets")),
        ("mute\0", .wrong("a line holds a zero byte")),
    ])
    func aLineIsTakenApart(text: String, line: ConfigurationText.Line) {
        #expect(lines(text).map(\.1) == [line])
    }

    @Test func linesAreCountedAndEmptyOnesAndCommentsSayNothing() {
        let lines = lines("# a\n\n  \nmute\n #b\r\n[x]\nvolume = 1")
        #expect(lines.map(\.0) == [4, 6, 7])
        #expect(self.lines("").isEmpty && self.lines("\n\n").isEmpty && self.lines("mute\n").count == 1)
    }
}
