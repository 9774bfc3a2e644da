import Glibc
import POSIX
import Testing

@testable import Launching

@Suite struct ExecutionTests {
    /// A file of each kind that OCaml makes, and of some that it does not.
    private func kind(_ name: String) -> ProgramKind {
        let code = (name: "CODE", bytes: [UInt8](repeating: 1, count: 8))
        func runtime(_ text: String) -> (name: String, bytes: [UInt8]) { ("RNTM", Array(text.utf8)) }
        return switch name {
        case "plain": FakeFile(front: "#!/usr/bin/ocamlrun\n", sections: [code]).kind()
        case "for a runtime": FakeFile(front: "#!/my/run\n", sections: [runtime("/my/run\n"), code]).kind()
        case "env": FakeFile(front: "#!/usr/bin/env myrun\n", sections: [code]).kind()
        case "long":
            FakeFile(
                front: "#!/bin/sh\nexec",
                sections: [runtime("/bin/sh\nexec \"/my/long run\" \"$0\" \"$@\"\n"), code]
            ).kind()
        case "looking": FakeFile(front: "#!/bin/sh\nexec", sections: [runtime("/my\0ocamlrun"), code]).kind()
        case "custom": FakeFile(front: "\u{7F}ELF", sections: [code]).kind()
        case "stub": FakeFile(front: "\u{7F}ELF", sections: [runtime("\0ocamlrun"), code]).kind()
        case "headless": FakeFile(front: "", sections: [code]).kind()
        case "object": FakeFile("Caml1999O030").kind()
        default: FakeFile("#!/bin/sh\n").kind()
        }
    }

    private func execution(
        _ name: String, isExecutable: Bool, _ choice: RuntimeChoice, there: Set<ByteString>
    ) -> String {
        let execution = Execution(
            kind(name), isExecutable: isExecutable, choice: choice, canExecute: { there.contains($0) })
        switch execution {
        case .asTyped: return "as typed"
        case .byRuntime(let magic, let path):
            #expect(magic.text == "Caml1999X030")
            return path.map { "by \($0)" } ?? "by runtime"
        case .impossible: return "impossible"
        }
    }

    private static let everything: Set<ByteString> = [
        "/usr/bin/ocamlrun", "/my/run", "/my/long run", "/bin/sh", "/usr/bin/env", "myrun",
    ]

    @Test(arguments: [
        ("plain", true, "as typed"), ("plain", false, "by runtime"),
        ("for a runtime", true, "as typed"), ("for a runtime", false, "by /my/run"),
        ("long", true, "as typed"), ("long", false, "by /my/long run"),
        ("env", true, "as typed"), ("env", false, "by runtime"),
        ("looking", true, "as typed"), ("looking", false, "by runtime"),
        ("custom", true, "as typed"), ("custom", false, "as typed"),
        ("stub", true, "as typed"), ("stub", false, "by runtime"),
        ("headless", true, "by runtime"), ("headless", false, "by runtime"),
        ("object", true, "impossible"), ("object", false, "impossible"),
        ("script", true, "as typed"), ("script", false, "as typed"),
    ])
    func whatTheFileAsksForIsThere(name: String, isExecutable: Bool, expected: String) {
        #expect(
            execution(name, isExecutable: isExecutable, .automatic, there: ExecutionTests.everything)
                == expected)
    }

    @Test(arguments: [
        ("plain", "by runtime"), ("for a runtime", "by runtime"), ("long", "by runtime"),
        ("looking", "as typed"),
        ("env", "by runtime"), ("custom", "as typed"), ("stub", "as typed"), ("script", "as typed"),
    ])
    func whatTheFileAsksForIsMissing(name: String, expected: String) {
        #expect(
            execution(name, isExecutable: true, .automatic, there: ["/bin/sh", "/usr/bin/env"]) == expected)
    }

    @Test(arguments: ["plain", "custom", "headless", "object", "script"])
    func directIsWhatTheKernelDoes(name: String) {
        #expect(execution(name, isExecutable: true, .direct, there: []) == "as typed")
    }

    @Test(arguments: [
        ("plain", "by runtime"), ("for a runtime", "by runtime"), ("long", "by runtime"),
        ("stub", "by runtime"),
        ("headless", "by runtime"), ("custom", "as typed"), ("script", "as typed"), ("object", "impossible"),
    ])
    func aRuntimeThatIsNamedRunsAllBytecodeWithoutItsOwn(name: String, expected: String) {
        let choice = RuntimeChoice.program("/opt/ocamlrun")
        #expect(execution(name, isExecutable: true, choice, there: ExecutionTests.everything) == expected)
    }
}
