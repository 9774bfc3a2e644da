import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Desktop entries, wrapped and unwrapped.
    @Suite(.serialized) struct DesktopEntries {
        private let home: DesktopHome
        private static let entry = "[Desktop Entry]\nType=Application\nName=Foo\nExec=foo %U\n"

        init() throws { home = try DesktopHome() }

        private func mode(_ path: String) -> Int {
            var status = stat()
            return stat(path, &status) == 0 ? Int(status.st_mode & 0o7777) : -1
        }

        @Test func aCopyOfASystemsEntryComesAndGoes() throws {
            try home.write(home.system + "/foo.desktop", Self.entry)
            try FileManager.default.removeItem(atPath: home.folder.file("home/.local"))
            let copy = home.own + "/foo.desktop"
            let wrapping = try home.camelwalk("--wrap-desktop-entry", "foo")
            #expect(wrapping.exitStatus == 0)
            #expect(wrapping.outputText == "wrote \(copy); the desktop may need a moment to see it\n")
            #expect(wrapping.errorText == "")
            #expect(
                text(copy).contains("\nExec=/")
                    && text(copy).contains("/camelwalk --until window --linger-on-error 10 foo %U\n"))
            #expect(try DesktopHome.isValid(copy))
            #expect(mode(home.own) == 0o700)
            #expect(mode(copy) == 0o644)
            let unwrapping = try home.camelwalk("--unwrap-desktop-entry", "foo.desktop")
            #expect(unwrapping.exitStatus == 0)
            #expect(unwrapping.outputText == "removed \(copy); the desktop may need a moment to see it\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: home.own) == [])
            #expect(text(home.system + "/foo.desktop") == Self.entry)
        }

        @Test func theUsersOwnEntryComesBackByteForByte() throws {
            try home.write(home.system + "/foo.desktop", "[Desktop Entry]\nHidden=true\n")
            let own = try home.write(home.own + "/foo.desktop", Self.entry + "DBusActivatable=true\n#\n\n")
            chmod(own, 0o600)
            let before = home.everything
            #expect(try home.camelwalk("--wrap-desktop-entry", "foo").exitStatus == 0)
            #expect(text(own).contains("\nDBusActivatable=false\n"))
            #expect(try DesktopHome.isValid(own))
            let unwrapping = try home.camelwalk("--unwrap-desktop-entry", "foo")
            #expect(unwrapping.outputText == "restored \(own); the desktop may need a moment to see it\n")
            #expect(home.everything == before)
            #expect(mode(own) == 0o600)
        }

        @Test func aWrappedEntryStaysAsItIs() throws {
            try home.write(home.system + "/foo.desktop", Self.entry)
            _ = try home.camelwalk("--wrap-desktop-entry", "foo")
            let before = home.everything
            let again = try home.camelwalk("--wrap-desktop-entry", "foo")
            #expect(again.exitStatus == 0)
            #expect(again.outputText == "\(home.own)/foo.desktop is wrapped already\n")
            #expect(
                try home.camelwalk("--dry-run", "--wrap-desktop-entry", "foo").outputText == again.outputText)
            #expect(home.everything == before)
        }

        @Test func anIdentifiersHyphensMayBeDirectories() throws {
            try home.write(home.system + "/kde/foo.desktop", Self.entry)
            #expect(try home.camelwalk("--wrap-desktop-entry", "kde-foo").exitStatus == 0)
            #expect(text(home.own + "/kde/foo.desktop").contains("X-Camelwalk-Wrapped=true"))
            #expect(try home.camelwalk("--unwrap-desktop-entry", "kde-foo").exitStatus == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: home.own) == [])
        }

        @Test func whereThePathFindsItTheNameIsBare() throws {
            try home.write(home.system + "/foo.desktop", Self.entry)
            home.environment["PATH"] = Product.folder + ":/usr/bin:/bin"
            _ = try home.camelwalk("--wrap-desktop-entry", "foo")
            #expect(
                text(home.own + "/foo.desktop").contains(
                    "\nExec=camelwalk --until window --linger-on-error 10 foo %U\n"))
        }

        @Test func anotherProgramOfTheNameIsNotMeant() throws {
            try home.write(home.system + "/foo.desktop", Self.entry)
            try home.write(home.folder.file("bin/camelwalk"), "#!/bin/sh\n")
            chmod(home.folder.file("bin/camelwalk"), 0o755)
            home.environment["PATH"] = home.folder.file("bin") + ":" + Product.folder
            _ = try home.camelwalk("--wrap-desktop-entry", "foo")
            #expect(text(home.own + "/foo.desktop").contains("\nExec=/"))
        }

        @Test func aTerminalProgramGetsANote() throws {
            try home.write(home.system + "/foo.desktop", Self.entry + "Terminal=true\n")
            let process = try home.camelwalk("--wrap-desktop-entry", "foo", "--dry-run")
            #expect(process.errorText.hasPrefix("camelwalk: note: foo.desktop runs in a terminal"))
            #expect(process.outputText.hasPrefix("--- "))
        }

        @Test(arguments: [true, false])
        func aDryRunPrintsWhatDiffWouldAndWritesNothing(isCopied: Bool) throws {
            let target = home.own + "/foo.desktop"
            let source = isCopied ? home.system + "/foo.desktop" : target
            let entry =
                Self.entry + "DBusActivatable=true\n" + String(repeating: "#\n", count: 9)
                + "[Desktop Action A]\nExec=a"
            try home.write(source, entry)
            let before = home.everything
            let diff = try home.camelwalk("--wrap-desktop-entry", "foo", "--dry-run").outputText
            #expect(home.everything == before)
            let folder = TemporaryFolder()
            let original = folder.write("original", entry)
            #expect(try home.camelwalk("--wrap-desktop-entry", "foo").exitStatus == 0)
            let labels = ["--label", source, "--label", target]
            #expect(try TestProgram(["diff", "-u"] + labels + [original, target]).run().outputText == diff)
            #expect(try patched(original, with: diff) == text(target))
        }

        @Test(arguments: [true, false])
        func unwrappingHasADryRunToo(isCopied: Bool) throws {
            let target = home.own + "/foo.desktop"
            try home.write(isCopied ? home.system + "/foo.desktop" : target, Self.entry)
            _ = try home.camelwalk("--wrap-desktop-entry", "foo")
            let before = home.everything
            let diff = try home.camelwalk("--dry-run", "--unwrap-desktop-entry", "foo").outputText
            #expect(home.everything == before)
            #expect(diff.hasPrefix("--- \(target)\n+++ \(isCopied ? "/dev/null" : target)\n@@ "))
            #expect(try patched(target, with: diff) == (isCopied ? "" : Self.entry))
        }

        /// What patch(1) makes of a file.
        private func patched(_ path: String, with diff: String) throws -> String {
            let folder = TemporaryFolder()
            let script = "patch -s -o \(folder.file("out")) \(path) \(folder.write("diff", diff))"
            let process = try TestProgram(shell: script).run()
            #expect(process.exitStatus == 0, "\(process.outputText)\(process.errorText)")
            return text(folder.file("out"))
        }
    }
}
