import Score
import Testing

struct GrooveTests {
    private let gallop = Groove(anchors: [
        Groove.Anchor(written: 300, performed: 312), Groove.Anchor(written: 600, performed: 648),
        Groove.Anchor(written: 1200, performed: 1224),
    ])

    @Test(arguments: [(0, 0), (300, 312), (600, 648), (1200, 1224), (2400, 2400), (4800 + 300, 4800 + 312)])
    func `the footfalls land where they were measured`(written: Int, performed: Int) {
        #expect(gallop?.performed(written) == performed)
    }

    @Test func `between two footfalls time runs evenly`() {
        #expect(gallop?.performed(900) == 936)
        #expect(gallop?.performed(1800) == 1812)
    }

    @Test func `time never runs backwards`() throws {
        let groove = try #require(gallop)
        let performed = (0..<9600).map(groove.performed)
        #expect(zip(performed, performed.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func `anchors that do not ascend are refused`() {
        #expect(Groove(anchors: [Groove.Anchor(written: 600, performed: 2400)]) == nil)
        #expect(Groove(anchors: [Groove.Anchor(written: 0, performed: 10)]) == nil)
    }
}
