import POSIX
import Testing

@testable import camelwalk_splash

@Suite struct FontFoldersTests {
    private func base(_ variables: [String: ByteString] = ["HOME": "/home/a"]) -> BaseDirectories {
        BaseDirectories { variables[$0] }
    }

    @Test func foldersAreFound() {
        let text = """
            <?xml version="1.0"?><fontconfig><dir>/a b/fonts</dir>
            <dir prefix="default">
              ~/type </dir><dir prefix="xdg">mine</dir><dir>~</dir><dir>relative</dir><directory/>
            <cachedir>/c</cachedir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
            """
        #expect(
            FontFolders.named(in: text, base()) == [
                "/a b/fonts", "/home/a/type", "/home/a/.local/share/mine", "/c", "/home/a/.cache/fontconfig",
            ])
        #expect(FontFolders.named(in: text, base([:])) == ["/a b/fonts", "/c"])
    }

    @Test(arguments: [
        "", "<dir", "<dir>", "<dir>/a", "<<dir><dir>", "<dir></dir>", "\u{0}<dir>\u{0}",
        "<dir prefix=\"xdg\">",
    ])
    func piecesAreNoFault(text: String) {
        #expect(FontFolders.named(in: text, base()).count <= 1)
    }

    @Test func whatIsNoFileHasNone() {
        #expect(FontFolders.named(in: ByteString("/dev/zero"), base()).isEmpty)
        #expect(FontFolders.named(in: ByteString("/nowhere"), base()).isEmpty)
    }
}
