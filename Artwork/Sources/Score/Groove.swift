/// How the written beat is bent when it is performed: pairs of written and performed places in the beat.
///
/// Between two pairs time runs evenly, and every beat begins and ends where it is written.
public struct Groove: Equatable, Sendable {
    /// A place in the beat as it is written and as it is performed, both in ticks from the beat.
    public struct Anchor: Equatable, Sendable {
        /// Ticks from the beat, in the score.
        public var written: Int
        /// Ticks from the beat, in the performance.
        public var performed: Int

        /// An anchor; both places are in ticks from the beat.
        public init(written: Int, performed: Int) {
            self.written = written
            self.performed = performed
        }
    }

    /// The anchors in ascending order, from the beat itself to the next beat.
    public let anchors: [Anchor]

    /// The groove through `anchors`, or nil if they do not ascend strictly within the beat.
    public init?(anchors: [Anchor]) {
        let ends = Anchor(written: Ticks.perBeat, performed: Ticks.perBeat)
        let all = [Anchor(written: 0, performed: 0)] + anchors + [ends]
        let ascends = zip(all, all.dropFirst()).allSatisfy {
            $0.written < $1.written && $0.performed < $1.performed
        }
        guard ascends else { return nil }
        self.anchors = all
    }

    /// The groove that changes nothing.
    public static let straight = Groove(uncheckedAnchors: [])

    private init(uncheckedAnchors: [Anchor]) {
        let ends = Anchor(written: Ticks.perBeat, performed: Ticks.perBeat)
        anchors = [Anchor(written: 0, performed: 0)] + uncheckedAnchors + [ends]
    }

    /// The tick at which something written at `tick` is performed.
    public func performed(_ tick: Int) -> Int {
        let beatStart = tick - tick % Ticks.perBeat
        let place = tick - beatStart
        for (low, high) in zip(anchors, anchors.dropFirst()) where place < high.written {
            let stretch = high.performed - low.performed
            let span = high.written - low.written
            return beatStart + low.performed + ((place - low.written) * stretch + span / 2) / span
        }
        return beatStart + place
    }
}
