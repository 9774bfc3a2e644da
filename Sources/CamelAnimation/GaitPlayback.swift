/// The bundled camel in a gait that may change: which picture is to be seen at a time.
///
/// A change of gait begins at the one moment of a stride that its pictures were drawn for, and ends at another. These are
/// chosen so that the beat is kept: strides of the gallop begin a whole number of beats after the beginning, those of the
/// walk, too. Times are nanoseconds from the beginning of the playback.
package struct GaitPlayback: Equatable, Sendable {
    /// A track that is shown, and from when.
    private struct Stretch: Equatable {
        var track: GaitTrack
        var begin: Int64
        /// When the track's first picture is due; in a stride that begins in its midst, when it would have been.
        var origin: Int64
    }

    /// Multiple of the camel's own speed, above zero.
    package let speed: Double
    /// The gait that it has or will have.
    package private(set) var wanted: Gait
    /// Since when `wanted` is wanted, at the camel's own speed.
    private var wantedSince: Int64 = 0
    /// The last stretch that is known to have begun.
    private var stretch: Stretch

    /// Nanoseconds from a stride's beginning to the moment at which its gait may be left: phase 0.30 of the walk and 0.65
    /// of the gallop.
    private static let exits: (walk: Int64, gallop: Int64) = (540_000_000, 390_000_000)
    /// Nanoseconds from the beginning of the stride in which a gait is taken up to that moment: phase 0.25 of the walk and
    /// 0.20 of the gallop.
    private static let entrances: (walk: Int64, gallop: Int64) = (450_000_000, 120_000_000)
    /// A time that nobody waits for: 36 years.
    private static let longest: Int64 = 1 << 60

    /// Begins with the first picture of `gait`. A speed that is zero, negative or no number counts as 1.
    package init(_ gait: Gait, speed: Double = 1) {
        self.speed = speed > 0 && speed.isFinite ? speed : 1
        wanted = gait
        stretch = Stretch(track: GaitTrack(gait), begin: 0, origin: 0)
    }

    /// From `elapsed` on, `gait` is wanted. A change that has begun is brought to its end first.
    package mutating func want(_ gait: Gait, at elapsed: Int64) {
        guard gait != wanted else { return }
        let time = ownTime(elapsed)
        advance(to: time)
        wanted = gait
        wantedSince = time
    }

    /// The frame that is to be seen, counted as in `GaitTrack`.
    package func frame(at elapsed: Int64) -> Int {
        var playback = self
        let time = playback.advance(to: ownTime(elapsed))
        let track = playback.stretch.track
        return track.firstFrame + track.timeline.frame(at: time - playback.stretch.origin)
    }

    /// When the next picture is due after `elapsed`, later than that in any case.
    package func nextChange(after elapsed: Int64) -> Int64 {
        var playback = self
        let time = playback.advance(to: ownTime(elapsed))
        let stretch = playback.stretch
        let change = stretch.origin + stretch.track.timeline.nextChange(after: time - stretch.origin)
        let next = Double(min(change, playback.end ?? .max)) / speed
        return max(elapsed.addingSaturating(1), Int64(saturating: next.rounded(.up)))
    }

    private func ownTime(_ elapsed: Int64) -> Int64 {
        let time = Int64(saturating: (Double(elapsed) * speed).rounded(.down))
        return min(max(0, time), GaitPlayback.longest)
    }

    /// Goes on to the stretch of `time`. Returns `time`, or the stretch's beginning if that is later.
    @discardableResult
    private mutating func advance(to time: Int64) -> Int64 {
        while let end, end <= time { stretch = GaitPlayback.next(after: stretch.track, at: end) }
        return max(time, stretch.begin)
    }

    /// When the stretch ends; nil if it need not.
    private var end: Int64? {
        switch stretch.track {
        case .speedUp, .slowDown: stretch.begin + stretch.track.timeline.duration
        case .walk: wanted == .walk ? nil : exit(GaitPlayback.exits.walk)
        case .gallop: wanted == .gallop ? nil : exit(GaitPlayback.exits.gallop)
        }
    }

    /// The first time, since another gait is wanted, that is `phase` nanoseconds after a stride's beginning.
    private func exit(_ phase: Int64) -> Int64 {
        let (first, stride) = (stretch.origin + phase, stretch.track.timeline.duration)
        let strides = max(0, max(wantedSince, stretch.begin) - first + stride - 1) / stride
        return first + strides * stride
    }

    private static func next(after track: GaitTrack, at time: Int64) -> Stretch {
        switch track {
        case .walk: Stretch(track: .speedUp, begin: time, origin: time)
        case .gallop: Stretch(track: .slowDown, begin: time, origin: time)
        case .speedUp: Stretch(track: .gallop, begin: time, origin: time - entrances.gallop)
        case .slowDown: Stretch(track: .walk, begin: time, origin: time - entrances.walk)
        }
    }
}
