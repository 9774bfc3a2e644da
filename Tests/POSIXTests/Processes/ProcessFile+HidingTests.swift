import Testing

@testable import POSIX

@Suite struct ProcessFileHidingTests {
    @Test(arguments: [
        ("rw", false), ("rw,hidepid=0", false), ("rw,hidepid=off", false), ("rw,hidepid=2", true),
        ("rw,gid=5,hidepid=invisible", true), ("rw,hidepid=ptraceable,subset=pid", true),
    ])
    func aMountOfProcTells(options: String, hides: Bool) {
        let lines = """
            22 1 8:1 / / rw,relatime - ext4 /dev/root rw
            23 22 0:21 / /proc rw,nosuid - proc proc \(options)
            24 22 0:22 / /else/proc rw - proc proc rw,hidepid=2

            """
        #expect(ProcessFile.hidesOthers(mounts: Array(lines.utf8)) == hides)
    }

    @Test(arguments: ["", "\n", "a b", " /proc hidepid=2"])
    func piecesTellNothing(text: String) {
        #expect(!ProcessFile.hidesOthers(mounts: Array(text.utf8)))
    }
}
