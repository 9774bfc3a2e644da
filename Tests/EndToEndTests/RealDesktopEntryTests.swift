import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Desktop entries as others make and read them.
    @Suite(.serialized) struct RealDesktopEntries {
        private let home: DesktopHome

        init() throws { home = try DesktopHome() }

        /// Entries of the packages that the tests need (Scripts/install-dependencies), as those made them: what else is
        /// installed is another's business, and may change while the test runs.
        @Test(arguments: ["openbox.desktop", "debian-xterm.desktop"])
        func whatOthersHaveMadeStaysValid(name: String) throws {
            let original = "/usr/share/applications/" + name
            try home.write(home.system + "/" + name, text(original))
            #expect(try home.camelwalk("--wrap-desktop-entry", name).exitStatus == 0)
            let copy = home.own + "/" + name
            #expect(try DesktopHome.isValid(copy))
            // As the user's own it is changed in its place, and comes back.
            try FileManager.default.removeItem(atPath: copy)
            try home.write(copy, text(original))
            _ = try home.camelwalk("--wrap-desktop-entry", name)
            #expect(text(copy).contains("/camelwalk "))
            #expect(try DesktopHome.isValid(copy))
            #expect(try home.camelwalk("--unwrap-desktop-entry", name).exitStatus == 0)
            #expect(contents(copy) == contents(original))
        }

        /// GLib is what GNOME, Xfce and others start programs with.
        @Test(arguments: ["plain", #"a b$c"e`f\g'h"#])
        func aDesktopStartsTheProgramThroughIt(directory: String) throws {
            let folder = TemporaryFolder()
            mkdir(folder.file(directory), 0o755)
            home.program = folder.file(directory) + "/camelwalk"
            try FileManager.default.copyItem(atPath: Product.camelwalk, toPath: home.program)
            let exec = "sh -c \"echo \\\\$0 %% > \(folder.file("out"))\" \"two words\" %F"
            try home.write(
                home.system + "/foo.desktop",
                "[Desktop Entry]\nType=Application\nName=Foo\nDBusActivatable=true\nExec=\(exec)\n")
            #expect(try home.camelwalk("--wrap-desktop-entry", "foo").exitStatus == 0)
            let log = Log()
            var launch = TestProgram([
                "/usr/bin/python3", "-c",
                """
                import sys
                from gi.repository import Gio
                assert Gio.DesktopAppInfo.new(sys.argv[1]).launch([], None)
                """, "foo.desktop",
            ])
            launch.environment = home.environment
            launch.environment["CAMELWALK_LOG"] = log.path
            let process = try launch.run()
            #expect(process.exitStatus == 0, "\(process.errorText)")
            #expect(eventually { text(folder.file("out")) == "two words %\n" }, "\(text(folder.file("out")))")
            try log.expect("started")
        }
    }
}
