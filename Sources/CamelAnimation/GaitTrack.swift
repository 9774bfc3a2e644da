/// How the bundled camel goes.
package enum Gait: Sendable {
    /// Slowly: a stride takes three beats.
    case walk
    /// Fast: a stride takes one beat.
    case gallop

    /// Nanoseconds of a beat.
    package static let beat: Int64 = 600_000_000
}

/// A run of pictures of the bundled camel: a whole stride of one of its gaits, or the change from one to the other. The
/// tracks one after the other, in this order, are one animation, whose frames are counted from 0.
package enum GaitTrack: Int, CaseIterable, Sendable {
    /// A stride of the walk.
    case walk
    /// The change from the walk to the gallop.
    case speedUp
    /// A stride of the gallop.
    case gallop
    /// The change from the gallop to the walk.
    case slowDown

    /// A stride of `gait`.
    package init(_ gait: Gait) { self = gait == .walk ? .walk : .gallop }

    /// How long each of the track's pictures is shown.
    package var timeline: Timeline { GaitTrack.timelines[rawValue] }

    /// All tracks, one after the other.
    package static let timeline = Timeline(
        durations: timelines.flatMap { timeline in
            (0..<timeline.frameCount).map { timeline.duration(ofFrame: $0) }
        })

    /// The number of the track's first picture among the frames of all.
    package var firstFrame: Int {
        GaitTrack.timelines[..<rawValue].reduce(0) { $0 + $1.frameCount }
    }

    /// The track that frame `index` of all belongs to, and the number of its picture, from 0. The last track's pictures
    /// repeat.
    package static func place(ofFrame index: Int) -> (track: GaitTrack, picture: Int) {
        let track = allCases.last { $0.firstFrame <= index } ?? .walk
        return (track, track.timeline.frame(repeating: index - track.firstFrame))
    }

    /// In a change, the more pictures the faster the camel is: its times are those that Artwork draws.
    private static let timelines = [
        timeline((40, 45)), timeline((5, 60), (12, 40)), timeline((20, 30)), timeline((10, 36), (5, 60)),
    ]

    /// Runs of pictures, each with the milliseconds that every one of them is shown.
    private static func timeline(_ runs: (count: Int, milliseconds: Int64)...) -> Timeline {
        Timeline(
            durations: runs.flatMap { Array(repeating: $0.milliseconds * 1_000_000, count: $0.count) })
    }
}
