import CamelAnimation
import Testing

@Suite struct FrameTagTests {
    private func sequence(_ order: FrameOrder, _ passes: Int?) -> [Int] {
        FrameTag(name: "", frames: 2...4, order: order, passes: passes).sequence.frames
    }

    @Test func aTagIsPlayedInItsOrder() {
        #expect(sequence(.forward, nil) == [2, 3, 4])
        #expect(sequence(.reverse, 7) == [4, 3, 2])
        #expect(sequence(.pingPong, nil) == [2, 3, 4, 3])
        #expect(sequence(.reversePingPong, nil) == [4, 3, 2, 3])
    }

    @Test func toAndFroIsPlayedAsOftenAsTheTagSays() {
        #expect(sequence(.pingPong, 1) == [2, 3, 4])
        #expect(sequence(.pingPong, 2) == [2, 3, 4, 3, 2])
        #expect(sequence(.reversePingPong, 3) == [4, 3, 2, 3, 4, 3, 2])
    }

    @Test func theNumberOfCyclesIsTheTags() {
        #expect(FrameTag(name: "", frames: 0...1, order: .reverse, passes: 3).sequence.cycles == 3)
        #expect(FrameTag(name: "", frames: 0...1, order: .pingPong, passes: 3).sequence.cycles == 1)
        #expect(FrameTag(name: "", frames: 0...1, order: .pingPong).sequence.cycles == nil)
        #expect(FrameTag(name: "", frames: 0...1, order: .pingPong, passes: .max).sequence.cycles == nil)
        #expect(FrameTag(name: "", frames: 3...3, order: .pingPong, passes: 2).sequence.frames == [3])
    }
}
