import POSIX
import Testing

@testable import Launching

@Suite struct TextChangeTests {
    /// A change written as a script: a line each, with its sign.
    private func change(_ script: String) -> TextChange {
        var change = TextChange()
        for line in script.split(separator: "\n") {
            let bytes = Array(line.dropFirst().utf8) + [0x0A]
            switch line.first {
            case "-": change.remove(bytes[...])
            case "+": change.add(bytes)
            default: change.keep(bytes[...])
            }
        }
        return change
    }

    private func diff(_ change: TextChange, _ old: ByteString = "a", _ new: ByteString = "b") -> String {
        String(decoding: change.unifiedDiff(from: old, to: new), as: UTF8.self)
    }

    private func kept(_ numbers: ClosedRange<Int>) -> String { numbers.map { " \($0)\n" }.joined() }

    @Test func theOldAndTheNewTextAreInIt() {
        let change = change(" 1\n-2\n+two\n 3")
        #expect(change.before == Array("1\n2\n3\n".utf8))
        #expect(change.after == Array("1\ntwo\n3\n".utf8))
    }

    @Test func ofNeighboursWhatGoesStandsFirst() {
        #expect(diff(change("-1\n+a\n-2\n+b\n 3")) == "--- a\n+++ b\n@@ -1,3 +1,3 @@\n-1\n-2\n+a\n+b\n 3\n")
    }

    @Test func threeLinesAroundAChangeAreShown() {
        let change = change(kept(1...9) + "-10\n+ten\n" + kept(11...19))
        #expect(
            diff(change)
                == "--- a\n+++ b\n@@ -7,7 +7,7 @@\n" + kept(7...9) + "-10\n+ten\n" + kept(11...13))
    }

    @Test func sixLinesBetweenTwoChangesJoinThemAndSevenDoNot() {
        let joined = change("-x\n" + kept(1...6) + "+y\n")
        #expect(diff(joined) == "--- a\n+++ b\n@@ -1,7 +1,7 @@\n-x\n" + kept(1...6) + "+y\n")
        let apart = change("-x\n" + kept(1...7) + "+y\n")
        #expect(
            diff(apart)
                == "--- a\n+++ b\n@@ -1,4 +1,3 @@\n-x\n" + kept(1...3) + "@@ -6,3 +5,4 @@\n" + kept(5...7)
                + "+y\n")
    }

    @Test func aTextThatGoesLeavesNothing() {
        let change = TextChange(removing: Array("1\n2\n".utf8))
        #expect(change.after == [])
        #expect(diff(change, "a", "/dev/null") == "--- a\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-1\n-2\n")
    }

    @Test func aMissingLineFeedIsTold() {
        #expect(
            diff(TextChange(removing: Array("1".utf8)))
                == "--- a\n+++ b\n@@ -1 +0,0 @@\n-1\n\\ No newline at end of file\n")
    }

    @Test func noChangeIsNoDiff() {
        #expect(diff(change(kept(1...5))) == "")
        #expect(diff(TextChange(removing: [])) == "")
    }

    @Test(arguments: [
        ("/a b", "/a b\t"), ("/a\"b", #""/a\"b""#), ("/a\\b", #""/a\\b""#), ("/a\nb", #""/a\012b""#),
    ])
    func namesThatWouldBreakTheLineAreQuoted(name: String, written: String) {
        #expect(diff(change("-x"), ByteString(name)).hasPrefix("--- \(written)\n+++ b\n"))
    }
}
