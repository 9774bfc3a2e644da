import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Desktop entries that cannot be wrapped or unwrapped: one line, 125, and every file as it was.
    @Suite(.serialized) struct DesktopEntryErrors {
        private let home: DesktopHome
        private static let entry = "[Desktop Entry]\nType=Application\nName=Foo\nExec=foo %U\n"

        init() throws { home = try DesktopHome() }

        private func expectRefusal(_ options: [String], _ words: String) throws {
            let before = home.everything
            let process = try home.camelwalk(options)
            #expect(process.exitStatus == 125)
            #expect(process.outputText == "")
            #expect(process.errorText.hasPrefix("camelwalk: "))
            #expect(process.errorText.contains(words), "\(process.errorText)")
            #expect(home.everything == before)
        }

        @Test(arguments: [
            (["--dry-run"], "effect only together with --wrap-desktop-entry or --unwrap-desktop-entry"),
            (["--wrap-desktop-entry", "foo", "true"], "takes no command, and no option but --dry-run"),
            (["--mute", "--unwrap-desktop-entry", "foo"], "takes no command, and no option but --dry-run"),
            (["--headless", "--wrap-desktop-entry", "foo"], "takes no command, and no option but --dry-run"),
            (["--wrap-desktop-entry", "foo", "--wrap-desktop-entry", "foo"], "takes one entry at a time"),
            (["--wrap-desktop-entry", "foo", "--unwrap-desktop-entry", "foo"], "takes one entry at a time"),
            (["--wrap-desktop-entry", "kde/foo"], "the name of a desktop entry, such as"),
            (["--wrap-desktop-entry", "bar"], "there is no bar.desktop in "),
            (["--unwrap-desktop-entry", "foo"], "there is no foo.desktop in "),
        ])
        func whatMakesNoSense(options: [String], words: String) throws {
            try home.write(home.system + "/foo.desktop", Self.entry)
            try expectRefusal(options, words)
        }

        @Test(arguments: [
            ("Hidden=true", "it is hidden"), ("X-Camelwalk-Original-Exec=x", "it has keys of its own"),
        ])
        func anEntryThatHasNoCommandOfItsOwn(line: String, words: String) throws {
            try home.write(home.system + "/foo.desktop", Self.entry + line + "\n")
            try expectRefusal(
                ["--wrap-desktop-entry", "foo"], "cannot wrap \(home.system)/foo.desktop: \(words)")
        }

        @Test func whatIsNotWrappedIsNotUnwrapped() throws {
            try home.write(home.own + "/foo.desktop", Self.entry)
            try expectRefusal(
                ["--unwrap-desktop-entry", "foo"], "foo.desktop is not wrapped; it stays as it is")
        }

        @Test func aSymbolicLinkOfTheUsersIsNotFollowed() throws {
            let wrapped = Self.entry + "X-Camelwalk-Wrapped=true\n"
            symlink(try home.write(home.folder.file("elsewhere"), wrapped), home.own + "/foo.desktop")
            try expectRefusal(["--unwrap-desktop-entry", "foo"], "it is a symbolic link")
            symlink("/nonexistent", home.own + "/bar.desktop")
            try home.write(home.system + "/bar.desktop", Self.entry)
            try expectRefusal(["--wrap-desktop-entry", "bar"], "it is a symbolic link")
        }

        @Test func aDirectoryBehindALinkIsNotWrittenTo() throws {
            try home.write(home.system + "/kde/foo.desktop", Self.entry)
            mkdir(home.folder.file("elsewhere"), 0o755)
            symlink(home.folder.file("elsewhere"), home.own + "/kde")
            try expectRefusal(["--wrap-desktop-entry", "kde-foo"], "/kde is a symbolic link")
        }

        @Test func whatIsNoSmallFileIsNotRead() throws {
            try home.write(
                home.system + "/large.desktop", Self.entry + String(repeating: "#\n", count: 1 << 19))
            try expectRefusal(["--wrap-desktop-entry", "large"], "it is larger than 1048576 bytes")
            mkfifo(home.system + "/fifo.desktop", 0o644)
            symlink("/dev/zero", home.system + "/zero.desktop")
            // Not through the helper, which would read them.
            for name in ["fifo", "zero"] {
                let process = try home.camelwalk(["--wrap-desktop-entry", name])
                #expect(process.exitStatus == 125)
                #expect(process.errorText.contains("it is not a file"))
            }
        }

        @Test func aFileThatCannotBeWrittenLeavesNothing() throws {
            try home.write(home.system + "/foo.desktop", Self.entry)
            for place in ["/dev/null/data", "/proc/camelwalk"] {
                home.environment["XDG_DATA_HOME"] = place
                try expectRefusal(["--wrap-desktop-entry", "foo"], "cannot write \(place)")
            }
            home.environment["XDG_DATA_HOME"] = nil
            home.environment["HOME"] = nil
            try expectRefusal(["--wrap-desktop-entry", "foo"], "neither XDG_DATA_HOME nor HOME")
        }

        @Test func aPathThatExecCannotNameIsRefused() throws {
            try home.write(home.system + "/foo.desktop", Self.entry)
            let folder = TemporaryFolder()
            mkdir(folder.file("a=b"), 0o755)
            home.program = folder.file("a=b/camelwalk")
            try FileManager.default.copyItem(atPath: Product.camelwalk, toPath: home.program)
            try expectRefusal(["--wrap-desktop-entry", "foo"], "Exec cannot name \(home.program)")
        }
    }
}
