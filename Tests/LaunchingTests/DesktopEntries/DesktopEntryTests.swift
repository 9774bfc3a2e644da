import POSIX
import Testing

@testable import Launching

@Suite struct DesktopEntryTests {
    private func wrapped(_ text: String, isCopy: Bool = true) throws -> String {
        let change = try DesktopEntry(Array(text.utf8)).wrapping(with: "camelwalk", isCopy: isCopy)
        return String(decoding: change.after, as: UTF8.self)
    }

    @Test func everyCommandBeginsWithCamelwalkAndTheRestStays() throws {
        let entry = """
            # A comment
            [Desktop Entry]
            Type=Application
            Name[de]=Größe
            Exec=foo "a b" %F

            [Desktop Action New]
            Exec =  foo --new\u{20}
            [Other Group]
            Exec=bar

            """
        let result = """
            # A comment
            [Desktop Entry]
            X-Camelwalk-Wrapped=true
            X-Camelwalk-Copy=true
            Type=Application
            Name[de]=Größe
            X-Camelwalk-Original-Exec=foo "a b" %F
            Exec=camelwalk foo "a b" %F

            [Desktop Action New]
            X-Camelwalk-Original-Exec=foo --new\u{20}
            Exec =  camelwalk foo --new\u{20}
            [Other Group]
            Exec=bar

            """
        #expect(try wrapped(entry) == result)
        #expect(DesktopEntry(Array(result.utf8)).isCopy)
    }

    @Test func theUsersOwnEntryIsNoCopy() throws {
        let text = try wrapped("[Desktop Entry]\nType=Application\nExec=foo\n", isCopy: false)
        let entry = DesktopEntry(Array(text.utf8))
        #expect(entry.isWrapped && !entry.isCopy)
    }

    @Test(arguments: ["true", "1", "true "])
    func activationThroughTheBusIsSwitchedOff(value: String) throws {
        let text = try wrapped("[Desktop Entry]\nDBusActivatable=\(value)\nType=Application\nExec=foo")
        #expect(text.contains("\nX-Camelwalk-Original-DBusActivatable=\(value)\nDBusActivatable=false\n"))
    }

    @Test func whatIsOffOrEmptyStays() throws {
        let text = try wrapped(
            """
            [Desktop Entry]
            Type=Application
            DBusActivatable=false
            Exec=foo
            [Desktop Action New]
            DBusActivatable=true
            Exec=
            """)
        #expect(!text.contains("Original-DBusActivatable"))
        #expect(text.hasSuffix("[Desktop Action New]\nDBusActivatable=true\nExec="))
    }

    @Test func whatCouldNotBeReadAgainIsNotWritten() {
        let text = "[Desktop Entry]\nType=Application\n" + String(repeating: "Exec=x\n", count: 1 << 17)
        let error = #expect(throws: DesktopEntryError.self) { try wrapped(text) }
        #expect(error?.description == "it would be too large to be unwrapped")
    }

    @Test(arguments: [
        ("", "no group [Desktop Entry]"), ("Type=Application\nExec=x\n", "no group [Desktop Entry]"),
        ("[KDE Desktop Entry]\nType=Application\nExec=x\n", "no group [Desktop Entry]"),
        ("[Desktop Entry]\nType=Application\nExec=x\nHidden=true\n", "hidden"),
        ("[Desktop Entry]\nExec=x\n", "no Type"), ("[Desktop Entry]\nType=Link\nURL=x\n", "Type is Link"),
        ("[Desktop Entry]\nType=Directory\nExec=x\n", "Type is Directory"),
        ("[Desktop Entry]\nType=Application\nDBusActivatable=true\n", "no Exec"),
        ("[Desktop Entry]\nType=Application\nExec=\n", "no Exec"),
        ("[Desktop Entry]\nType=Application\n#Exec=x\n[Desktop Action A]\nExec=x\n", "no Exec"),
        (
            "[Desktop Entry]\nType=Application\nExec=x\nX-Camelwalk-Original-Exec=y\n",
            "keys of its own that begin with X-Camelwalk-"
        ),
    ])
    func whatHasNoCommandToWrapSaysWhy(text: String, words: String) {
        let error = #expect(throws: DesktopEntryError.self) { try wrapped(text) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    /// Each is an entry of somebody's, with what the format allows and what it does not.
    private static let entries: [[UInt8]] =
        [
            "[Desktop Entry]\nType=Application\nExec=foo",
            "[Desktop Entry]\r\nType=Application\r\nExec=foo %U\r\n\r\n[Desktop Action A]\r\nExec=foo\r",
            "[Desktop Entry]\nDBusActivatable = true \nType=Application\n Exec  =\tfoo  \n\n\n",
            "#\n[Desktop Entry]\nType=Application\nExec=a\nExec=b\n[Desktop Entry]\nExec=c\n",
            "[Desktop Action A]\nExec=a\n[Desktop Entry]\nType=Application\nExec=b\nDBusActivatable=1",
            "[Desktop Entry]  \nType=Application\n=\n==\nExec==x=\n[\n]\n[]\nExec=camelwalk x\n",
        ].map { Array($0.utf8) } + [
            Array("[Desktop Entry]\nType=Application\nExec=".utf8) + [0xFF, 0x00, 0x80]
                + Array("\nName=".utf8) + [0xC3, 0x0A, 0x00, 0x0A]
        ]

    @Test(arguments: entries, [true, false])
    func unwrappingBringsBackEveryByte(text: [UInt8], isCopy: Bool) throws {
        let change = try DesktopEntry(text).wrapping(with: "\"/a b/camelwalk\"", isCopy: isCopy)
        #expect(change.before == text)
        #expect(DesktopEntry(change.after).isWrapped)
        #expect(DesktopEntry(change.after).unwrapping().after == text)
    }

    @Test func editsOfOthersSurviveUnwrapping() throws {
        // A menu editor has sorted the keys and changed the name, and the user has added an option.
        let edited = """
            [Desktop Entry]
            Exec=camelwalk --mute foo %U
            Name=New
            Type=Application
            X-Camelwalk-Original-Exec=foo %U
            X-Camelwalk-Wrapped=true

            [Desktop Action Added]
            Exec=foo --added
            """
        let text = String(decoding: DesktopEntry(Array(edited.utf8)).unwrapping().after, as: UTF8.self)
        #expect(
            text == """
                [Desktop Entry]
                Exec=foo %U
                Name=New
                Type=Application

                [Desktop Action Added]
                Exec=foo --added
                """)
    }

    @Test func aTerminalIsNoticed() {
        #expect(DesktopEntry(Array("[Desktop Entry]\nTerminal=true\n".utf8)).runsInTerminal)
        #expect(
            !DesktopEntry(Array("[Desktop Entry]\nTerminal=false\n[A]\nTerminal=true\n".utf8)).runsInTerminal)
    }
}
