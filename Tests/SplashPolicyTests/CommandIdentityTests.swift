import Testing

@testable import SplashPolicy

@Suite struct CommandIdentityTests {
    private func identity(_ programs: [String], _ entries: [(String, String)] = []) -> CommandIdentity {
        let read = entries.map { identifier, keys in
            let text = Array("[Desktop Entry]\nType=Application\n\(keys)\n".utf8)
            return (identifier, text.withUnsafeBytes { GraphicalEntry($0) })
        }
        return CommandIdentity(programs: programs, entries: read)
    }

    @Test(arguments: ["gedit", "Gedit", "org.gnome.gedit"]) func theProgramsOwnNameIsItsWindows(name: String)
    {
        #expect(identity(["gedit"]).contains(name))
    }

    @Test(arguments: ["", "gedi", "gedit2", "org.gnome.gedit.other"]) func othersAreNot(name: String) {
        #expect(!identity(["gedit"]).contains(name))
    }

    @Test(arguments: ["python3", "sh", "java"]) func whatRunsOthersSaysNothing(name: String) {
        #expect(!identity([name, "viewer.py"]).contains(name))
        #expect(identity([name, "viewer.py"]).contains("Viewer.py"))
    }

    @Test(arguments: [
        ("org.gnome.TextEditor", "Exec=/usr/bin/gedit %U", "org.gnome.TextEditor"),
        ("x", "Exec=gedit\nStartupWMClass=Text", "text"), ("gedit", "StartupWMClass=Text", "Text"),
        ("x", "TryExec=/opt/gedit\nExec=sh -c gedit\nStartupWMClass=Text", "Text"),
    ])
    func anEntryOfItsGivesNames(identifier: String, keys: String, name: String) {
        #expect(identity(["gedit"], [(identifier, keys)]).contains(name))
        #expect(!identity(["other"], [(identifier, keys)]).contains(name))
    }

    @Test func anEntryThatIsHiddenGivesNone() {
        #expect(
            !identity(["gedit"], [("x", "Exec=gedit\nStartupWMClass=Text\nHidden=true")]).contains("Text"))
    }

    @Test(arguments: [
        ("unix:path=/run/user/1000/bus", ["/run/user/1000/bus"]),
        ("unix:abstract=/tmp/dbus-x,guid=1;unix:guid=2,path=/a%20b", ["@/tmp/dbus-x", "/a b"]),
        ("unix:tmpdir=/tmp", []), ("unix:path=/a%2", ["/a%2"]), ("unix:", []), ("", []),
        ("unix:path=", []), ("unix:path=,guid=1;unix:abstract=", []), ("unix:path=/a=", ["/a="]),
    ])
    func theBussSocketsHaveNames(address: String, names: [String]) {
        #expect(SessionBus.socketNames(address) == names.map { Array($0.utf8) })
    }
}
