import Testing

@testable import CamelAnimation

@Suite struct GaitTrackTests {
    @Test func theTracksLieOneAfterTheOther() {
        #expect(GaitTrack.allCases.map(\.firstFrame) == [0, 40, 57, 77])
        #expect(GaitTrack.timeline.frameCount == 92)
        for index in 0..<92 {
            let (track, picture) = GaitTrack.place(ofFrame: index)
            #expect(track.firstFrame + picture == index)
            #expect(track.timeline.duration(ofFrame: picture) == GaitTrack.timeline.duration(ofFrame: index))
        }
        #expect(GaitTrack.place(ofFrame: -1) == (.walk, 39))
        #expect(GaitTrack.place(ofFrame: 92) == (.slowDown, 0))
    }

    @Test func eachLastsAsItWasDrawn() {
        let durations = GaitTrack.allCases.map(\.timeline.duration)
        #expect(durations == [1_800_000_000, 780_000_000, 600_000_000, 660_000_000])
        #expect(GaitTrack.walk.timeline == Timeline(durations: Array(repeating: 45_000_000, count: 40)))
        #expect(GaitTrack.gallop.timeline == Timeline(durations: Array(repeating: 30_000_000, count: 20)))
        // Near the gallop there are more pictures in the same time.
        let faster = GaitTrack.speedUp.timeline
        #expect(faster.duration(ofFrame: 0) > faster.duration(ofFrame: 16))
        let slower = GaitTrack.slowDown.timeline
        #expect(slower.duration(ofFrame: 0) < slower.duration(ofFrame: 14))
    }
}
