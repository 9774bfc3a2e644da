import Testing

@testable import CamelAnimation

private let extremes: [Int64] = [.min, .min + 1, -1_000_000_007, -1, 0, 1, 999_999, 1 << 53, .max - 1, .max]
private let speeds: [Double] = [
    1, 0, -1, 1e300, 1e-300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .nan, .infinity, -.infinity,
    0.3, 1e9,
]

@Suite struct ExtremeTimelineTests {
    @Test(
        arguments: [[.max, .max, .max], [.max], [.min, .max], [1 << 62, 1 << 62], [0, .max, 5]] as [[Int64]])
    func aCycleIsNeverTooLong(durations: [Int64]) {
        let timeline = Timeline(durations: durations)
        #expect(timeline.duration <= 1 << 61)
        for frame in durations.indices { #expect(timeline.duration(ofFrame: frame) >= 1_000_000) }
        #expect(timeline.frame(at: timeline.duration - 1) == durations.count - 1)
    }

    @Test(arguments: extremes)
    func everyMomentHasAFrameAndALaterChange(time: Int64) {
        let timeline = Timeline(durations: [30_000_000, .max, 20_000_000])
        #expect((0...2).contains(timeline.frame(at: time)))
        #expect(timeline.nextChange(after: time) > time || time == .max)
    }

    @Test(arguments: [(-1, 2), (-3, 0), (3, 0), (.max, 1), (.min, 1)])
    func everyNumberIsAFrames(number: Int, frame: Int) {
        let timeline = Timeline(durations: [10, 20, 30].map { $0 * 1_000_000 })
        #expect(timeline.frame(repeating: number) == frame)
        #expect(timeline.start(ofFrame: number) == timeline.start(ofFrame: frame))
        #expect(timeline.duration(ofFrame: number) == timeline.duration(ofFrame: frame))
    }
}

@Suite struct ExtremePlaybackTests {
    private let timeline = Timeline(durations: [10, 20, 30].map { $0 * 1_000_000 })

    @Test(arguments: speeds, [nil, Int.min, 0, 1, 2, .max])
    func everyMomentIsAFrames(speed: Double, cycles: Int?) {
        let playback = Playback(timeline: timeline, order: .pingPong, speed: speed, cycles: cycles)
        #expect(playback.speed > 0 && playback.speed.isFinite)
        #expect(playback.duration ?? 1 > 0)
        for time in extremes {
            #expect((0...2).contains(playback.frame(at: time)))
            if let next = playback.nextChange(after: time) { #expect(next > time) }
            if playback.isOver(at: time) { #expect(playback.nextChange(after: time) == nil) }
        }
    }

    @Test func timesThatAreTooLateAreTheLast() {
        #expect(Playback(timeline: timeline, cycles: .max).duration == .max)
        #expect(Playback(timeline: timeline, speed: 1e-300, cycles: 1).duration == .max)
        #expect(Playback(timeline: timeline, speed: 1e-300).nextChange(after: 1) == nil)
        #expect(Playback(timeline: timeline).nextChange(after: .max) == nil)
        #expect(Playback(timeline: timeline, speed: 1e300).nextChange(after: 1_000_000) == 1_000_001)
    }

    @Test(arguments: [-5 ... -3, Int.min...Int.max, 7...9, .max ... .max])
    func aRunMayLieAnywhere(run: ClosedRange<Int>) {
        #expect((0...2).contains(Playback(timeline: timeline, frames: run).frame(at: 0)))
        let tag = FrameTag(name: "", frames: run, order: .pingPong)
        #expect(!tag.order.cycle(through: tag.frames).isEmpty)
    }

    @Test func aListOfFramesEnds() {
        #expect(FrameOrder.forward.cycle(through: .min ... .max).count == 1_000_000)
        #expect(FrameOrder.reverse.cycle(through: .max - 2 ... .max) == [.max, .max - 1, .max - 2])
    }
}

/// What the binary search and the wrapping must come to, counted out frame by frame in 128 bits.
private struct SlowModel {
    let durations: [Int64]
    let order: FrameOrder
    let cycles: Int?

    private var sequence: [(frame: Int, duration: Int128)] {
        let longest = (1 << 61) / Int64(durations.count)
        let clamped = durations.map { Int128(min(max(1_000_000, $0), longest)) }
        return order.cycle(through: 0...durations.count - 1).map { ($0, clamped[$0]) }
    }

    /// The frame at `time`, and when it gives way to the next.
    func state(at time: Int64) -> (frame: Int, end: Int128?) {
        let sequence = sequence
        let cycle = sequence.reduce(Int128(0)) { $0 + $1.duration }
        let last = sequence[sequence.count - 1].frame
        if let cycles, Int128(time) >= min(Int128(Int64.max), cycle * Int128(cycles)) { return (last, nil) }
        var begin = Int128(time) - ((Int128(time) % cycle) + cycle) % cycle
        for entry in sequence {
            begin += entry.duration
            if Int128(time) < begin { return (entry.frame, begin) }
        }
        return (last, nil)
    }
}

@Suite struct RandomPlaybackTests {
    /// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }

        /// A number of any magnitude.
        mutating func number() -> Int64 {
            let number = Int64(bitPattern: next()) >> Int64.random(in: 0..<64, using: &self)
            return Bool.random(using: &self) ? number : number &- .max
        }
    }

    @Test func theQuickWayComesToTheSameAsCounting() {
        var random = Generator(state: 20)
        let orders: [FrameOrder] = [.forward, .reverse, .pingPong, .reversePingPong]
        for _ in 0..<3_000 {
            let short = Bool.random(using: &random)
            let durations = (0..<Int.random(in: 1...7, using: &random)).map { _ in
                short ? Int64.random(in: -5...90_000_000, using: &random) : random.number()
            }
            let order = orders[Int.random(in: 0..<4, using: &random)]
            let cycles = [nil, 1, 3, Int.max, Int(abs(random.number() / 2)) + 1][
                Int.random(in: 0..<5, using: &random)]
            let playback = Playback(timeline: Timeline(durations: durations), order: order, cycles: cycles)
            compare(
                playback, SlowModel(durations: durations, order: order, cycles: cycles), at: random.number())
        }
    }

    private func compare(_ playback: Playback, _ model: SlowModel, at time: Int64) {
        let expected = model.state(at: time)
        let text: Comment = "\(model) at \(time)"
        #expect(playback.frame(at: time) == expected.frame, text)
        #expect(playback.isOver(at: time) == (expected.end == nil), text)
        // The last frame of all stays, and a single one never changes.
        let change = expected.end.flatMap { Int64(exactly: $0) }.flatMap { $0 == .max ? nil : $0 }
        let stays = model.durations.count == 1 || change.map { model.state(at: $0).end == nil } ?? true
        #expect(playback.nextChange(after: time) == (stays ? nil : change), text)
    }
}

@Suite struct ExtremePictureTests {
    @Test(
        arguments: [.nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude, 0, -0.0] as [Double])
    func aScaledSizeIsAlwaysASize(factor: Double) {
        for side in [Int.min, -1, 0, 1, 480, .max] {
            let size = PixelSize(width: side, height: 1).scaled(by: factor)
            #expect(size.width >= 1 && size.height >= 1)
        }
        #expect(PixelSize(width: 3, height: 3).scaled(by: .nan) == PixelSize(width: 1, height: 1))
        #expect(PixelSize(width: 3, height: 3).scaled(by: 1e300).width == .max)
    }

    @Test(arguments: [
        (Int.max, Int.max, nil), (.max, 1, nil), (.min, .min, nil), (1_001, 1_000, nil),
        (1_000, 1_000, 1_000_000),
        (3, 1, 3),
    ])
    func aGridHasAMillionFramesAtMost(columns: Int, rows: Int, count: Int?) {
        let grid = SheetGrid(columns: columns, rows: rows)
        let size = PixelSize(width: .max, height: .max)
        let sheet = SpriteSheet(grid: grid, size: size, duration: .max)
        #expect(sheet?.frames.count == count)
        #expect(sheet?.frames.last.map { Int.max - $0.region.x - $0.region.size.width < columns } ?? true)
        #expect(sheet.map { $0.timeline.duration > 0 } ?? true)
    }
}
