import POSIX
import Testing

@testable import WindowWatch

@Suite struct ApplicationUnitTests {
    private static let user = "/user.slice/user-1000.slice/user@1000.service/app.slice"

    private func isAnother(_ process: String, than command: String) -> Bool {
        ApplicationUnit.isAnother(
            ByteString("0::\(Self.user)/\(process)\n"), than: ByteString("0::\(Self.user)/\(command)\n"))
    }

    @Test(arguments: [
        "app-org.kde.kate@0a1b.service", "app-org.kde.kate-4711.scope", "app-org.kde.kate-4711.scope/below",
        "app-gnome-org.gnome.gedit-4711.scope",
    ])
    func whatTheMenuStartsIsAnother(process: String) {
        #expect(isAnother(process, than: "app-org.kde.konsole-12.scope"))
        #expect(isAnother(process, than: "session.slice/plasma.service"))
        #expect(!isAnother(process, than: process))
        #expect(!isAnother(process, than: process + "/tab"))
    }

    @Test(arguments: [
        "dbus-:1.2-org.gnome.gedit@0.service", "dbus.service", "gnome-terminal-server.service",
        "app-dbus\\x2d:1.2\\x2dorg.gnome.gedit.slice/dbus-:1.2-org.gnome.gedit@0.service",
    ])
    func whatTheBusStartsIsNot(process: String) {
        #expect(!isAnother(process, than: "app-org.kde.konsole-12.scope"))
    }

    @Test func allHierarchiesCount() {
        let old = "1:name=systemd:\(Self.user)/app-kate-1.scope\n0::/\n"
        #expect(ApplicationUnit.isAnother(ByteString(old), than: "1:name=systemd:/\n0::/\n"))
        #expect(!ApplicationUnit.isAnother("", than: "0::/app-kate-1.scope\n"))
        #expect(!ApplicationUnit.isAnother("0::/", than: ""))
    }
}
