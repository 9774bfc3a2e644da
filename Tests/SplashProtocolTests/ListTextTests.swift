import POSIX
import Testing

@testable import SplashProtocol

@Suite struct ListTextTests {
    @Test(arguments: [
        ("", [""]), ("a", ["a"]), ("a, b ,c", ["a", "b", "c"]), ("a,", ["a", ""]), (",", ["", ""]),
        (#"a\,b,c\\,\d"#, ["a,b", #"c\"#, "d"]), (#"\ a\ ,b"#, [" a ", "b"]), ("a b", ["a b"]),
        (#"a\"#, ["a"]),
    ])
    func wordsAreReadAsTheyWereWritten(text: String, words: [String]) {
        #expect(ListText.words(Array(text.utf8)) == words.map { Array($0.utf8) })
    }

    @Test(arguments: ["", "x", "31,", "31,x", "31,0.0:/a", "31,99999", "31,s", "31,-1"])
    func whatIsNoConditionsIsNone(text: String) {
        #expect(CloseConditions(text: ByteString(text)) == nil)
    }
}
