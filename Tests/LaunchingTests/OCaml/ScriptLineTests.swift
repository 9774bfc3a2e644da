import POSIX
import Testing

@testable import Launching

@Suite struct ScriptLineTests {
    @Test(arguments: [
        ("#!/bin/sh\n", "/bin/sh"), ("#! \t/usr/bin/env camelrun\n", "/usr/bin/env"), ("#!/a\tb\n", "/a"),
        ("#!relative\n", "relative"),
    ])
    func theInterpreterIsTheFirstWord(line: String, interpreter: String) {
        #expect(ScriptLine(Array(line.utf8))?.interpreter == ByteString(interpreter))
    }

    @Test(arguments: [
        ("#!/bin/sh -e\n", ["/bin/sh"]), ("#!/usr/bin/env camelrun\n", ["/usr/bin/env", "camelrun"]),
        ("#!/usr/bin/env -S camelrun -b\n", ["/usr/bin/env"]), ("#!/usr/bin/env A=b run\n", ["/usr/bin/env"]),
        ("#!/usr/bin/env\n", ["/usr/bin/env"]),
    ])
    func whatItNeedsIsKnown(line: String, programs: [String]) {
        #expect(ScriptLine(Array(line.utf8))?.programs == programs.map { ByteString($0) })
    }

    @Test(arguments: ["", "#", "#!", "#!\n", "#!   \n", "#!/cut/off", "!#/bin/sh\n"])
    func anythingElseIsNoSuchLine(line: String) {
        #expect(ScriptLine(Array(line.utf8)) == nil)
    }
}
