import Glibc
import Testing

@testable import POSIX

@Suite struct ProcessFileEnvironmentTests {
    @Test func thisProcessCanBeRead() throws {
        let environment = try #require(ProcessFile.environment(of: getpid()))
        #expect(environment.allSatisfy { $0.bytes.contains(UInt8(ascii: "=")) })
        #expect(ProcessFile.controlGroups(of: getpid()) != nil)
        #expect(ProcessFile.ignores(SIGKILL, getpid()) == false)
    }

    @Test func whatIsIgnoredIsSeen() throws {
        let own = getpid()
        let before = signal(SIGWINCH, SIG_IGN)
        #expect(ProcessFile.ignores(SIGWINCH, own) == true)
        signal(SIGWINCH, before)
    }

    @Test func aProcessThatIsNotThereCannot() {
        #expect(ProcessFile.environment(of: Int32.max) == nil)
        #expect(ProcessFile.controlGroups(of: Int32.max) == nil)
        #expect(ProcessFile.ignores(SIGCHLD, Int32.max) == nil)
        #expect(ProcessFile.names(of: Int32.max) == [])
    }

    @Test func aKernelThreadHasNoEnvironment() {
        // The first that is started is 2, in the machine's own process namespace.
        guard ProcessFile.programName(of: 2) == "kthreadd" else { return }
        #expect(ProcessFile.environment(of: 2) == nil)
    }

    @Test(
        arguments: [
            (["/usr/bin/gedit", "a.txt"], "/usr/bin/gedit", ["gedit", "a.txt", "gedit"]),
            (["gedit", "--wait"], "/usr/bin/gedit", ["gedit", "gedit"]),
            (["python3", "/opt/viewer.py"], "/usr/bin/python3.11", ["python3", "viewer.py", "python3.11"]),
            ([], nil, []), (["/"], nil, []),
        ] as [([String], String?, [String])])
    func namesAreFiles(words: [String], program: String?, names: [String]) {
        let found = ProcessFile.names(
            words: words.map { ByteString($0) }, program: program.map { ByteString($0) })
        #expect(found == names)
    }
}
