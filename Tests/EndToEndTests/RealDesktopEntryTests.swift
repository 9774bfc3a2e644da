import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Desktop entries as others make and read them.
    @Suite(.serialized) struct RealDesktopEntries {
        private let home: DesktopHome

        init() throws { home = try DesktopHome() }

        /// The valid entries of programs. A desktop's services are no programs that anybody starts from a menu.
        private func installed() throws -> [String] {
            let folder = "/usr/share/applications/"
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                $0.hasSuffix(".desktop") && text(folder + $0).contains("\nType=Application\n")
                    && isValid(folder + $0)
            }
        }

        @Test func allThatAreInstalledStayValid() throws {
            home.environment["XDG_DATA_DIRS"] = "/usr/share"
            let names = try installed()
            // Those of the tests' own packages, at least.
            #expect(names.count >= 2)
            for name in names {
                #expect(try home.camelwalk("--wrap-desktop-entry", name).exitStatus == 0, "\(name)")
                let copy = home.own + "/" + name
                #expect(isValid(copy), "\(name)")
                // As the user's own it is changed in its place, and comes back.
                try FileManager.default.removeItem(atPath: copy)
                try FileManager.default.copyItem(atPath: "/usr/share/applications/" + name, toPath: copy)
                _ = try home.camelwalk("--wrap-desktop-entry", name)
                #expect(isValid(copy), "\(name)")
                #expect(try home.camelwalk("--unwrap-desktop-entry", name).exitStatus == 0)
                #expect(contents(copy) == contents("/usr/share/applications/" + name))
            }
        }

        private func isValid(_ path: String) -> Bool {
            (try? TestProgram(["desktop-file-validate", path]).run().exitStatus) == 0
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
