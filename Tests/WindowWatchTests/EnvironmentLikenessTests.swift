import POSIX
import Testing

@testable import WindowWatch

@Suite struct EnvironmentLikenessTests {
    private let command: [ByteString] = [
        "HOME=/home/a", "PATH=/bin", "LANG=C", "DISPLAY=:0", "WINDOWID=7", "_=/bin/sh", "PWD=/home/a",
    ]

    /// The command's, without what `changes` name, and with what they say.
    private func changed(_ changes: String...) -> [ByteString] {
        let names = changes.map { $0.prefix { $0 != "=" } }
        let kept = command.filter { variable in !names.contains { "\(variable)".hasPrefix($0 + "=") } }
        return kept + changes.filter { $0.contains("=") }.map { ByteString($0) }
    }

    private func isSame(_ other: [ByteString], as own: [ByteString]? = nil) -> Bool {
        EnvironmentLikeness.isNearlySame(other, as: own ?? command)
    }

    @Test func theSameIsTheSame() {
        #expect(isSame(command))
        #expect(isSame(command.reversed()))
    }

    @Test func whatShellsChangeDoesNotMatter() {
        #expect(isSame(changed("_=/usr/bin/setsid", "PWD=/", "OLDPWD=/home/a", "SHLVL=2")))
    }

    @Test func whatAScriptAddsDoesNotMatter() {
        #expect(isSame(changed("WINEPREFIX=/home/a/wine", "LD_LIBRARY_PATH=/opt")))
        #expect(!isSame(changed() + (0..<11).map { ByteString("V\($0)=1") }), "not that much")
    }

    @Test(arguments: ["HOME=/home/b", "LANG"]) func ofAFewVariablesNoneMayBeAnother(change: String) {
        #expect(!isSame(changed(change)))
    }

    @Test func aTenthMayBeAnother() {
        let many = (0..<30).map { ByteString("V\($0)=1") }
        #expect(isSame(Array(many.dropFirst(3)), as: many))
        #expect(!isSame(Array(many.dropFirst(4)), as: many))
        #expect(!isSame(many.prefix(26) + ["V26=2", "V27=2", "V28=2", "V29=2"], as: many))
    }

    @Test(arguments: [
        "WINDOWID=8", "WINDOWID", "DISPLAY=:1", "TMUX=/tmp/1", "GIO_LAUNCHED_DESKTOP_FILE_PID=9",
    ])
    func anotherPlaceIsAnother(change: String) {
        let many = (0..<30).map { ByteString("V\($0)=1") }
        #expect(!isSame(changed(change) + many, as: command + many))
        #expect(isSame(changed() + many, as: command + many))
    }

    @Test func aStartsIdentifierMayBeGoneAndNotAnother() {
        let own = command + ["DESKTOP_STARTUP_ID=a_TIME1"]
        #expect(isSame(command, as: own))
        #expect(isSame(own, as: own))
        #expect(!isSame(command + ["DESKTOP_STARTUP_ID=b_TIME2"], as: own))
        #expect(!isSame(own, as: command))
    }

    @Test func nothingIsNotLikeNothing() {
        #expect(!isSame([], as: []))
        #expect(!isSame(command, as: []))
    }
}
