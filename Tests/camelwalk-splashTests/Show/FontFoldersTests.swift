import POSIX
import Testing

@testable import camelwalk_splash

@Suite struct FontFoldersTests {
    @Test func foldersAreFound() {
        let text = """
            <?xml version="1.0"?><fontconfig><dir>/a b/fonts</dir>
            <dir prefix="default">
              ~/type </dir><dir prefix="xdg">fonts</dir><dir>~</dir><directory/><cachedir>/c</cachedir></fontconfig>
            """
        #expect(FontFolders.named(in: text, home: "/home/a") == ["/a b/fonts", "/home/a/type", "/c"])
        #expect(FontFolders.named(in: text, home: nil) == ["/a b/fonts", "/c"])
    }

    @Test(arguments: ["", "<dir", "<dir>", "<dir>/a", "<<dir><dir>", "<dir></dir>", "\u{0}<dir>\u{0}"])
    func piecesAreNoFault(text: String) {
        #expect(FontFolders.named(in: text, home: "/h").count <= 1)
    }

    @Test func whatIsNoFileHasNone() {
        #expect(FontFolders.named(in: "/dev/zero", home: nil).isEmpty)
        #expect(FontFolders.named(in: "/nowhere", home: nil).isEmpty)
    }
}
