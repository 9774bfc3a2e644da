import POSIX
import SplashProtocol
import Testing

@testable import Launching

@Suite struct ProgramDescriptionTests {
    private func rows(
        _ file: FakeFile, target: ByteString = "/bin/x", runtime: ByteString? = nil,
        choice: RuntimeChoice = .automatic
    ) -> [String: String] {
        let description = ProgramDescription(
            words: ["x", "-a"], file: "/bin/x", target: target,
            head: Array(file.bytes.prefix(ProgramKind.headLength)), kind: file.kind(), runtime: runtime,
            choice: choice)
        return Dictionary(uniqueKeysWithValues: description.explanation.rows.map { ($0.name, $0.text) })
    }

    private func bytecode(_ front: String, runtime: String? = nil) -> FakeFile {
        let section = runtime.map { [(name: "RNTM", bytes: Array($0.utf8))] } ?? []
        return FakeFile(front: front, sections: section + [(name: "CODE", bytes: [1, 2, 3, 4])])
    }

    @Test func theCommandAndItsFileAreNamed() {
        #expect(rows(FakeFile("\u{7F}ELF\u{2}"))["command"] == "x -a")
        #expect(rows(FakeFile("\u{7F}ELF\u{2}"))["file"] == "/bin/x")
        #expect(rows(FakeFile("\u{7F}ELF\u{2}"), target: "/bin/y")["file"] == "/bin/x, a link to /bin/y")
    }

    @Test(arguments: [
        ("\u{7F}ELF\u{2}", "machine code (ELF, 64 bits)", "the kernel"),
        ("\u{7F}ELF\u{1}", "machine code (ELF, 32 bits)", "the kernel"),
        (
            "#!/bin/sh -e\n", "script for /bin/sh -e; the programs that it starts belong to it",
            "the kernel, with /bin/sh"
        ),
        (
            "echo", "neither ELF nor a script with #! in its first line",
            "the kernel, if a program is registered for such files (binfmt_misc); else /bin/sh, as a script"
        ),
    ])
    func whatTheKernelRunsIsNamed(text: String, kind: String, runner: String) {
        let rows = rows(FakeFile(text))
        #expect(rows["kind"] == kind)
        #expect(rows["run by"] == runner)
    }

    @Test(arguments: [
        ("\u{7F}ELF\u{2}", nil, "with its own runtime in front (ocamlc -custom)"),
        ("\u{7F}ELF\u{2}", "/a/ocamlrun\n", "with a program in front that looks for the runtime"),
        ("#!/a/ocamlrun\n", nil, "with #!/a/ocamlrun in its first line"),
        ("#!/a/ocamlrun\n", "/a/ocamlrun\n", "with #!/a/ocamlrun in its first line"),
        ("#!/bin/sh\n", "/a/ocamlrun\n", "linked for /a/ocamlrun, with #!/bin/sh in its first line"),
        ("", "/a/ocamlrun\n", "linked for /a/ocamlrun, with nothing in front that the kernel could run"),
        ("", nil, "with nothing in front that the kernel could run"),
    ])
    func bytecodeIsNamedWithItsVersionAndItsFront(front: String, runtime: String?, text: String) {
        #expect(
            rows(bytecode(front, runtime: runtime))["kind"]
                == "OCaml bytecode Caml1999X030 (OCaml 4.13), \(text)")
    }

    @Test func theRuntimeThatCamelwalkChoosesIsNamedWithTheReason() {
        let file = bytecode("", runtime: "/a/ocamlrun\n")
        let version = "which runs Caml1999X030 (OCaml 4.13)"
        #expect(
            rows(file, runtime: "/b/ocamlrun")["run by"]
                == "/b/ocamlrun, \(version): the first in PATH, since the kernel cannot run this file by itself"
        )
        #expect(
            rows(file, runtime: "/a/ocamlrun")["run by"]
                == "/a/ocamlrun, \(version): the runtime that it was linked for")
        #expect(
            rows(file, runtime: "/b/run", choice: .program("run"))["run by"]
                == "/b/run, \(version): the runtime that you have chosen")
    }
}
