import POSIX
import Testing

@testable import Launching

private let plainSections = [
    (name: "CODE", bytes: [UInt8](repeating: 1, count: 40)), (name: "DLPT", bytes: []),
]

@Suite struct ProgramKindTests {
    private func bytecode(_ file: FakeFile) throws -> Bytecode {
        guard case .bytecode(let bytecode) = file.kind() else {
            throw Failure()
        }
        return bytecode
    }

    private struct Failure: Error {}

    @Test(arguments: ["Caml1999X030", "Caml1999X011", "Caml1999X999"])
    func bytecodeIsKnownByItsEndWhateverItsVersion(magic: String) throws {
        let file = FakeFile(front: "#!/usr/bin/ocamlrun\n", sections: plainSections, magic: magic)
        let bytecode = try bytecode(file)
        #expect(bytecode.magic.text == ByteString(magic))
        #expect(bytecode.front == .script(try #require(ScriptLine(Array("#!/usr/bin/ocamlrun\n".utf8)))))
        #expect(bytecode.runtime == nil)
    }

    @Test(arguments: [
        ("/opt/my run\n", "/opt/my run"), ("/opt/run", "/opt/run"),
        ("/bin/sh\nexec \"/a/long run\" \"$0\" \"$@\"\n", "/a/long run"),
        ("/bin/sh\nexec '/a/long run' \"$0\" \"$@\"\n", "/a/long run"),
    ])
    func theRuntimeIsReadFromItsSection(section: String, path: String) throws {
        let sections = [(name: "RNTM", bytes: Array(section.utf8))] + plainSections
        let bytecode = try bytecode(FakeFile(front: "#!/bin/sh\nexec ...", sections: sections))
        #expect(bytecode.runtime == .path(ByteString(path)))
    }

    private static let longName = String(repeating: "long", count: 900)

    /// From OCaml 5.3 on there is no section.
    @Test(arguments: [
        ("#!/usr/bin/sh\nexec '/a/long run' \"$0\" \"$@\"\n", "/a/long run"),
        ("#!/bin/sh\nexec \"/a/long run\" \"$0\" \"$@\"\n", "/a/long run"),
        ("#!/usr/bin/sh\nexec '/\(longName)' \"$0\" \"$@\"\n", "/\(longName)"),
        ("#!/usr/bin/sh\nexec ocamlrun \"$0\" \"$@\"\n", nil), ("#!/usr/bin/sh\nexec 'x' \"$0\"\n", nil),
        ("#!/usr/bin/sh\necho\n", nil), ("#!/usr/bin/sh\nexec '", nil), ("#!/usr/bin/sh\nexec ", nil),
        ("#!/usr/bin/env run\nexec '/a/run'\n", nil), ("#!/usr/bin/ocamlrun\nexec '/a/run'\n", nil),
        ("#!/usr/bin/sh\nexec '/\(longName)\(longName)'\n", nil),
    ])
    func theRuntimeIsReadFromTheScriptInFront(front: String, path: String?) throws {
        let bytecode = try bytecode(FakeFile(front: front, sections: plainSections))
        #expect(bytecode.runtime == path.map { .path(ByteString($0)) })
    }

    @Test(arguments: [
        "", "\n", "/usr/bin\0ocamlrun", "\0ocamlrun", "ocamlrun", "/bin/sh\nexec ", "/bin/sh\nexec x y",
    ])
    func aRuntimeThatIsNoPathIsTheProgramsBusiness(section: String) throws {
        let sections = [(name: "RNTM", bytes: Array(section.utf8))] + plainSections
        #expect(try bytecode(FakeFile(front: "#!/bin/sh\n", sections: sections)).runtime == .itsOwnBusiness)
    }

    @Test func machineCodeIsLookedBehindOnlyWhereThatIsAskedFor() throws {
        let custom = FakeFile(front: "\u{7F}ELF and so on", sections: plainSections)
        #expect(try bytecode(custom).front == .machineCode)
        #expect(custom.kind(.isEnough) == .other)
        custom.meter.bytesRead = 0
        _ = custom.kind(.isEnough)
        #expect(custom.meter.bytesRead == 0, "the head was enough")
    }

    @Test func bytecodeWithoutAnythingInFrontIsBytecode() throws {
        #expect(try bytecode(FakeFile(front: "", sections: plainSections)).front == .nothing)
        #expect(try bytecode(FakeFile(front: "MZ\u{90}", sections: plainSections)).front == .nothing)
    }

    @Test(arguments: ["O", "A", "I", "Y", "Z", "T", "M", "N"])
    func filesOfTheCompilersAreKnownByTheirBeginning(letter: String) throws {
        let file = FakeFile("Caml1999\(letter)030 and more")
        guard case .unlinked(let magic) = file.kind() else {
            Issue.record("it is \(file.kind())")
            return
        }
        #expect(magic.unlinkedFile?.isEmpty == false)
    }

    @Test(
        arguments: [
            "", "x", "#!/bin/sh\necho", "\u{7F}ELF", "Caml1999", "Caml1999O03", "Caml1999O03x",
            "Caml1999Q030",
            "Caml1999X030", "text that ends in Caml1999X030", "\0\0\0\0Caml1999X030",
            "\0\0\0\u{1}Caml1999X030",
        ])
    func everythingElseIsTheKernels(text: String) {
        #expect(FakeFile(text).kind() == .other)
    }

    @Test func sectionsThatDoNotFitAreNone() {
        for (length, count) in [(41, 1), (0xFFFF_FFFF, 1), (40, 2), (40, 0), (40, 257), (40, 0xFFFF_FFFF)] {
            var file = FakeFile(front: "", sections: [])
            file.bytes =
                [UInt8](repeating: 7, count: 40) + Array("CODE".utf8) + FakeFile.number(length)
                + FakeFile.number(count) + Array("Caml1999X030".utf8)
            #expect(file.kind() == .other, "\(count) sections, one of \(length) bytes")
        }
    }

    @Test func aHostileFileCostsLittle() throws {
        // As many sections as there may be, and a runtime's name of a megabyte.
        let name = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        let sections = (1..<BytecodeTrailer.maximumSections).map { _ in (name: "JUNK", bytes: [UInt8(0)]) }
        let file = FakeFile(front: "#!/bin/sh\n", sections: sections + [(name: "RNTM", bytes: name)])
        #expect(try bytecode(file).runtime == .itsOwnBusiness)
        #expect(file.meter.bytesRead < 3_000)
    }

    @Test func aFileThatShrinksWhileItIsReadIsTheKernels() {
        let whole = FakeFile(front: "", sections: plainSections)
        for missing in 1...whole.bytes.count {
            let kind = ProgramKind(
                head: Array(whole.bytes.prefix(ProgramKind.headLength)), size: whole.bytes.count,
                machineCode: .mayLaunchBytecode
            ) { position, count in
                position + count <= whole.bytes.count - missing
                    ? Array(whole.bytes[position..<(position + count)]) : nil
            }
            #expect(kind == .other)
        }
    }

    @Test func anyCutOrChangedByteIsSurvived() {
        let sections = [(name: "RNTM", bytes: Array("/x\n".utf8))] + plainSections
        let whole = FakeFile(front: "#!/bin/sh\n", sections: sections).bytes
        for position in whole.indices {
            for value in [0, 0x7F, 0xFF] as [UInt8] {
                var changed = whole
                changed[position] = value
                _ = FakeFile(changed).kind()
            }
            _ = FakeFile(Array(whole[position...])).kind()
            _ = FakeFile(Array(whole[..<position])).kind()
        }
    }
}
