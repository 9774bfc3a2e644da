import POSIX
import Testing

@testable import WaylandWatch

@Suite struct CommandNamesTests {
    @Test(arguments: [
        (["/usr/bin/gimp"], "/usr/bin/gimp-2.10", ["gimp", "gimp-2.10"]),
        (["python3", "/opt/Tool.py", "x.py"], "/usr/bin/python3.11", ["python3", "python3.11", "tool.py"]),
        (["python3", "-c", "pass"], nil, ["python3"]), ([], nil, []), ([""], nil, []),
    ])
    func aProcessIsCalledByItsWordsAndItsFile(words: [String], program: String?, names: [String]) {
        let found = CommandNames.names(
            arguments: words.map { ByteString($0) }, program: program.map { ByteString($0) })
        #expect(found == Set(names))
    }

    private static let entries = [
        DesktopEntryNames(
            file: "org.gnome.TextEditor.desktop",
            text: Array("[Desktop Entry]\nName=Editor\nExec=gnome-text-editor %U\n".utf8)),
        DesktopEntryNames(
            file: "idea.desktop",
            text: Array(
                "[Desktop Entry]\nExec=env A=b \"/opt/idea/idea.sh\" %f\nStartupWMClass=jetbrains-idea\n[Desktop Action x]\nExec=other\nStartupWMClass=no\n"
                    .utf8)),
    ]

    @Test(arguments: [
        ("gimp", "gimp", true), ("Gimp", "gimp", true), ("org.gimp.gimp", "gimp", true),
        ("gimp", "xclock", false), ("", "gimp", false),
        ("org.gnome.TextEditor", "gnome-text-editor", true), ("org.gnome.TextEditor", "gimp", false),
        ("jetbrains-idea", "idea.sh", true), ("idea", "idea.sh", true), ("jetbrains-idea", "other", false),
        ("no", "idea.sh", false),
    ])
    func anApplicationIdIsTheCommandsByItsNameOrItsEntry(
        application: String, name: String, isCommands: Bool
    ) {
        let found = CommandNames.contains(application, among: [name]) { CommandNamesTests.entries }
        #expect(found == isCommands)
    }

    @Test func entriesAreNotReadWhereTheNameIsEnough() {
        _ = CommandNames.contains("gimp", among: ["gimp"]) {
            Issue.record("read")
            return []
        }
    }
}
