import Glibc
import POSIX
import Testing

@testable import Launching

@Suite struct OCamlrunWordsTests {
    private func file(_ line: String) -> Int? {
        let words = line.split(separator: " ").map { strdup(String($0)) }
        defer { words.forEach { free($0) } }
        return OCamlrunWords { $0 < words.count ? UnsafePointer(words[$0]) : nil }.file
    }

    @Test(arguments: [
        ("prog", 0), ("prog -version", 0), ("-b prog", 1), ("-b -t prog -M", 2), ("-I /lib prog", 2),
        ("-I -version prog", 2), ("-- -M", 1), ("-b -- prog", 2), ("-unheard-of prog", 1),
    ])
    func theFileComesAfterTheOptions(line: String, index: Int) {
        #expect(file(line) == index)
    }

    @Test(arguments: [
        "", "-b", "-I", "-I /lib", "--", "-version", "-vnum", "-v prog", "-config", "-p", "-M", "-m prog",
        "-b -m prog", "-help", "--help", "-I /lib -vnum prog",
    ])
    func whereOCamlrunOnlySpeaksOfItselfThereIsNone(line: String) {
        #expect(file(line) == nil)
    }
}
