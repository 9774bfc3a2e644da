import Testing

@testable import CamelAnimation

@Suite struct GaitPlaybackTests {
    /// A picture that was due, and from when.
    private struct Picture {
        let time: Int64
        let track: GaitTrack
        let number: Int
    }

    private static let millisecond: Int64 = 1_000_000

    /// What is shown within `duration`, where the gaits of `wishes` are wanted from their times on, as a window sees it.
    private func pictures(
        _ playback: GaitPlayback, until duration: Int64, wishes: [(time: Int64, gait: Gait)] = []
    ) -> [Picture] {
        var (playback, wishes, time) = (playback, wishes[...], Int64(0))
        var pictures: [Picture] = []
        while time < duration {
            while let wish = wishes.first, wish.time <= time {
                playback.want(wish.gait, at: wish.time)
                wishes = wishes.dropFirst()
            }
            let place = GaitTrack.place(ofFrame: playback.frame(at: time))
            pictures.append(Picture(time: time, track: place.track, number: place.picture))
            let next = playback.nextChange(after: time)
            #expect(next > time)
            time = min(next, wishes.first?.time ?? .max)
        }
        return pictures.enumerated().filter { index, picture in
            index == 0 || pictures[index - 1].track != picture.track
                || pictures[index - 1].number != picture.number
        }.map(\.element)
    }

    /// The picture that comes after another one, of which there may be two.
    private func followers(of picture: Picture) -> [(GaitTrack, Int)] {
        switch (picture.track, picture.number) {
        case (.walk, 11): [(.walk, 12), (.speedUp, 0)]
        case (.gallop, 12): [(.gallop, 13), (.slowDown, 0)]
        case (.speedUp, 16): [(.gallop, 4)]
        case (.slowDown, 14): [(.walk, 10)]
        case (let track, let number): [(track, (number + 1) % track.timeline.frameCount)]
        }
    }

    /// No picture is left out, and strides begin with the beat.
    private func expectSequence(_ pictures: [Picture]) {
        for (last, picture) in zip(pictures, pictures.dropFirst()) {
            #expect(picture.time > last.time)
            #expect(
                followers(of: last).contains { $0 == (picture.track, picture.number) },
                "\(last) then \(picture)")
            let shown = picture.time - last.time
            #expect(abs(shown - last.track.timeline.duration(ofFrame: last.number)) <= 1)
            if picture.number == 0, picture.track == .walk || picture.track == .gallop {
                #expect(picture.time % Gait.beat == 0, "\(picture)")
            }
        }
    }

    @Test(arguments: [Gait.walk, .gallop])
    func withoutAChangeItIsTheStride(gait: Gait) {
        let (playback, track) = (GaitPlayback(gait), GaitTrack(gait))
        let own = Playback(timeline: track.timeline)
        for time in stride(from: Int64(0), to: 5_000_000_000, by: 7_300_001) {
            #expect(playback.frame(at: time) == track.firstFrame + own.frame(at: time))
            #expect(playback.nextChange(after: time) == own.nextChange(after: time))
        }
    }

    /// Whenever it is wanted, and back.
    @Test func aChangeOfGaitLeavesNoPictureOut() {
        for moment in stride(from: Int64(0), to: 2_000, by: 37) {
            let wishes = [
                (moment * Self.millisecond, Gait.gallop), ((moment * 5 + 4_000) * Self.millisecond, .walk),
            ]
            let pictures = pictures(GaitPlayback(.walk), until: 20_000_000_000, wishes: wishes)
            expectSequence(pictures)
            let tracks = pictures.map(\.track).reduce(into: [GaitTrack]()) {
                if $0.last != $1 { $0.append($1) }
            }
            #expect(tracks == [.walk, .speedUp, .gallop, .slowDown, .walk])
        }
    }

    @Test func theGallopIsReachedWithinAStride() {
        var playback = GaitPlayback(.walk)
        playback.want(.gallop, at: 540 * Self.millisecond)
        #expect(GaitTrack.place(ofFrame: playback.frame(at: 540 * Self.millisecond)) == (.speedUp, 0))
        #expect(GaitTrack.place(ofFrame: playback.frame(at: 1_319_999_999)) == (.speedUp, 16))
        #expect(playback.nextChange(after: 1_319_999_000) == 1_320 * Self.millisecond)
        #expect(GaitTrack.place(ofFrame: playback.frame(at: 1_320 * Self.millisecond)) == (.gallop, 4))
        #expect(GaitTrack.place(ofFrame: playback.frame(at: 1_800 * Self.millisecond)) == (.gallop, 0))
        // A moment later, the next stride's.
        var late = GaitPlayback(.walk)
        late.want(.gallop, at: 540 * Self.millisecond + 1)
        #expect(GaitTrack.place(ofFrame: late.frame(at: 2_339_999_999)) == (.walk, 11))
        #expect(GaitTrack.place(ofFrame: late.frame(at: 2_340 * Self.millisecond)) == (.speedUp, 0))
    }

    /// A wish that is taken back before the change has begun changes nothing, and later the change is played to its end.
    @Test(arguments: [Int64(539), 541])
    func aWishMayBeTakenBack(moment: Int64) {
        let tracks: [GaitTrack] =
            moment < 540 ? [.walk] : [.walk, .speedUp, .gallop, .slowDown, .walk]
        let wishes = [(100 * Self.millisecond, Gait.gallop), (moment * Self.millisecond, .walk)]
        let pictures = pictures(GaitPlayback(.walk), until: 6_000_000_000, wishes: wishes)
        expectSequence(pictures)
        #expect(
            pictures.map(\.track).reduce(into: [GaitTrack]()) { if $0.last != $1 { $0.append($1) } } == tracks
        )
    }

    @Test func aWindowThatLooksSeldomSeesTheSame() {
        var often = GaitPlayback(.walk)
        often.want(.gallop, at: 1_000_000_000)
        let seldom = often
        for time in stride(from: Int64(0), to: 10_000_000_000, by: 1_000_000) { _ = often.frame(at: time) }
        #expect(often == seldom)
        often.want(.walk, at: 9_000_000_000)
        #expect(GaitTrack.place(ofFrame: often.frame(at: 8_999_999_999)).track == .gallop)
        #expect(GaitTrack.place(ofFrame: often.frame(at: 60_000_000_000)).track == .walk)
    }

    @Test(arguments: [0.5, 3, 0, .nan])
    func itIsSlowerOrFaster(speed: Double) {
        var (playback, own) = (GaitPlayback(.walk, speed: speed), GaitPlayback(.walk))
        let factor = speed > 0 ? speed : 1
        playback.want(.gallop, at: Int64(2_000_000_000 / factor))
        own.want(.gallop, at: 2_000_000_000)
        for time in stride(from: Int64(3_000_000), to: 8_000_000_000, by: 10_000_000) {
            #expect(playback.frame(at: Int64(Double(time) / factor)) == own.frame(at: time))
        }
        expectProgress(playback)
    }

    private func expectProgress(_ playback: GaitPlayback) {
        let times: [Int64] = [0, 1, 5_000_000_000, .max - 1, .max]
        for time in times {
            #expect(playback.nextChange(after: time) > time || time == .max)
            #expect((0..<92).contains(playback.frame(at: time)))
        }
        #expect((0..<92).contains(playback.frame(at: .min)))
    }
}
