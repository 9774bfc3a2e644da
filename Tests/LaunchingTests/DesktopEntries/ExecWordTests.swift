import POSIX
import Testing

@testable import Launching

@Suite struct ExecWordTests {
    @Test(arguments: [
        ("/usr/bin/camelwalk", "/usr/bin/camelwalk"), ("/opt/é/x", "/opt/é/x"),
        ("/a b/x", #""/a b/x""#),
        ("/a$b/x", #""/a\\$b/x""#), ("/a\"b/x", #""/a\\"b/x""#), ("/a`b/x", #""/a\\`b/x""#),
        ("/a\\b/x", #""/a\\\\b/x""#), ("/a'b/x", #""/a'b/x""#), ("/a(b)~/x", #""/a(b)~/x""#),
    ])
    func aPathIsQuotedAsTheSpecificationSays(path: String, word: String) throws {
        #expect(try ExecWord.word(for: ByteString(path)) == word)
    }

    @Test(arguments: [Array("/a=b/x".utf8), Array("/a%b/x".utf8), Array("/a\nb/x".utf8), [0x2F, 0xFF]])
    func aPathThatExecCannotNameIsAnError(path: [UInt8]) {
        #expect(throws: DesktopEntryError.self) { try ExecWord.word(for: ByteString(bytes: path)) }
    }
}
