import CCamelPictures
import CamelAnimation
import PictureSupport
import Synchronization
import Testing

@testable import CamelSDL
@testable import camelwalk_splash

/// With the layers that the splash has.
@Suite struct BundledTracksTests {
    /// The layers that were asked for.
    private final class Questions: Sendable {
        let asked = Mutex<[GaitTrack]>([])
    }

    private func expectSame(_ one: Surface, _ other: Surface, _ comment: Comment) {
        #expect(one.size == other.size, comment)
        for y in 0..<one.size.height where one.byteValues(y) != other.byteValues(y) {
            Issue.record("\(comment): row \(y) differs")
            return
        }
    }

    @Test(arguments: zip([1.0, 1.5, 2, 3], [Duotone.plate, .plate, .darkRoom, .plate]))
    func eachFrameIsOneOfATrack(factor: Double, colors: Duotone) throws {
        let size = try BundledCamel.size().scaled(by: factor)
        let tracks = BundledTracks(for: size, colors: colors, layers: WalkLayers.find)
        #expect(tracks.isQuick(at: size) == (factor != 1.5))
        var canvas: Surface?
        let frames: [(Int, GaitTrack, Int)] = [
            (0, .walk, 0), (39, .walk, 39), (40, .speedUp, 0), (56, .speedUp, 16), (57, .gallop, 0),
            (76, .gallop, 19), (77, .slowDown, 0), (91, .slowDown, 14),
        ]
        for (frame, track, picture) in frames {
            let drawn = try tracks.opaqueFrame(frame, size: size, over: canvas)
            let alone = try BundledTracks(for: size, colors: colors, layers: WalkLayers.find).animation(track)
            expectSame(drawn, try alone.opaqueFrame(picture, size: size), "frame \(frame)")
            canvas = drawn
        }
    }

    /// Differences of the levels of two frames, summed over every fifth row.
    private func distance(_ one: Surface, _ other: Surface) -> Int {
        stride(from: 0, to: one.size.height, by: 5).reduce(0) { sum, y in
            sum + zip(one.byteValues(y), other.byteValues(y)).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        }
    }

    /// A change begins with what its gait has at the moment at which it is left, and ends before what the other one has at
    /// the moment at which it is taken up. No other picture of the stride is nearer, not even half a stride away.
    @Test(arguments: [
        (GaitTrack.speedUp, 0, GaitTrack.walk, 12), (.speedUp, 16, .gallop, 4),
        (.slowDown, 0, .gallop, 13), (.slowDown, 14, .walk, 10),
    ]) func changesGoOnWhereTheGaitIsLeft(change: GaitTrack, picture: Int, gait: GaitTrack, place: Int) throws
    {
        let size = BundledFrames.canvas(2)
        let tracks = BundledTracks(for: size, layers: WalkLayers.find)
        let frame = try tracks.opaqueFrame(change.firstFrame + picture, size: size)
        let distances = try (0..<gait.timeline.frameCount).map {
            distance(frame, try tracks.opaqueFrame(gait.firstFrame + $0, size: size))
        }
        let nearest = distances.indices.min { distances[$0] < distances[$1] }
        // The last picture of a change is one before the gait's.
        let isLast = picture > 0
        #expect(nearest == place || isLast && nearest == place - 1, "\(distances)")
    }

    @Test(arguments: [1, 3]) func changesAreThoseOfTheMiddleSizeScaled(factor: Int) throws {
        let size = try BundledCamel.size().scaled(by: Double(factor))
        let tracks = BundledTracks(for: size, layers: WalkLayers.find)
        #expect(try tracks.animation(.walk).canvas == size)
        #expect(try tracks.animation(.speedUp).canvas == BundledFrames.canvas(2))
        let change = try tracks.opaqueFrame(GaitTrack.slowDown.firstFrame, size: size)
        // What is drawn over it next is as if nothing had been there.
        let walk = try tracks.opaqueFrame(3, size: size, over: change)
        let alone = BundledTracks(for: size, layers: WalkLayers.find)
        expectSame(walk, try alone.opaqueFrame(3, size: size), "the walk")
    }

    @Test func onlyWhatIsDrawnIsLookedFor() throws {
        let (questions, size) = (Questions(), try BundledCamel.size())
        let tracks = BundledTracks(for: size) { track, factor in
            questions.asked.withLock { $0.append(track) }
            return WalkLayers.find(track, factor: factor)
        }
        #expect(tracks.timeline.frameCount == 92)
        #expect(questions.asked.withLock { $0 } == [])
        for frame in [0, 1, 2] { _ = try tracks.opaqueFrame(frame, size: size) }
        #expect(questions.asked.withLock { $0 } == [.walk])
    }

    @Test func whatIsNotThereCannotBeDrawn() throws {
        let size = try BundledCamel.size()
        let none = BundledTracks(for: size) { _, _ in nil }
        #expect(throws: AnimationError.self) { try none.opaqueFrame(0, size: size) }
        #expect(try none.opaqueFrame(GaitTrack.gallop.firstFrame, size: size).size == size)
        let few = BundledTracks(for: size) { _, factor in
            BundledTracks.Layers(
                plate: camelwalk_plate_layer(Int32(factor)).buffer,
                camel: camelwalk_camel_layer(Int32(factor)).buffer)
        }
        // Twenty pictures are no walk.
        #expect(throws: AnimationError.self) { try few.opaqueFrame(0, size: size) }
    }
}
