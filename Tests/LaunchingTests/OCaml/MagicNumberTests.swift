import POSIX
import Testing

@testable import Launching

@Suite struct MagicNumberTests {
    @Test(arguments: [
        ("X025", "OCaml 4.08"), ("X027", "OCaml 4.10"), ("X030", "OCaml 4.13"), ("X031", "OCaml 4.14"),
        ("X032", "OCaml 5.0"), ("X037", "OCaml 5.5"),
    ])
    func theReleaseIsKnown(number: String, release: String) throws {
        let magic = try #require(MagicNumber(Array("Caml1999\(number)".utf8)[...]))
        #expect(magic.release == release)
        #expect(magic.description == "Caml1999\(number) (\(release))")
    }

    @Test(arguments: ["X011", "X024", "X038", "X534"])
    func othersAreNotGuessed(number: String) throws {
        let magic = try #require(MagicNumber(Array("Caml1999\(number)".utf8)[...]))
        #expect(magic.release == nil)
        #expect(magic.description == "Caml1999\(number)")
    }
}
