import POSIX
import Testing

@testable import camelwalk

@Suite struct OwnProgramTests {
    @Test func itsPathIsThatOfARunningProgram() throws {
        let path = try #require(OwnProgram.path())
        #expect(path.isAbsolutePath)
        #expect(path.isExecutable)
    }

    /// The program that runs the tests is not called camelwalk, so a desktop entry must name its path.
    @Test func aDesktopEntryNamesThePathOfAProgramThatPATHDoesNotLeadTo() throws {
        let path = try #require(OwnProgram.path())
        #expect(try OwnProgram.execWord().contains(path.lastPathComponent.description))
    }
}
