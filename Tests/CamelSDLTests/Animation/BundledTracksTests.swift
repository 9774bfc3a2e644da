import CCamelPictures
import CamelAnimation
import PictureSupport
import Synchronization
import Testing

@testable import CamelSDL

/// With the gallop's layers in place of the others', which are not in every program.
@Suite struct BundledTracksTests {
    /// The layers that were asked for.
    private final class Questions: Sendable {
        let asked = Mutex<[GaitTrack]>([])
    }

    /// Twice the gallop's twenty pictures, for each factor: a file is its pictures one after the other.
    private static let doubled = (1...3).map { factor in
        BundledTracks.Layers(
            plate: twice(camelwalk_plate_layer(factor)), camel: twice(camelwalk_camel_layer(factor)))
    }

    private static func twice(_ layer: camelwalk_picture) -> UnsafeRawBufferPointer {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * layer.count, alignment: 1)
        for copy in 0..<2 {
            UnsafeMutableRawBufferPointer(rebasing: bytes[(copy * layer.count)...]).copyMemory(
                from: UnsafeRawBufferPointer(start: layer.bytes, count: layer.count))
        }
        return UnsafeRawBufferPointer(bytes)
    }

    private static func layers(_ track: GaitTrack, _ factor: Int) -> BundledTracks.Layers? {
        track == .walk || factor < 3 ? doubled[factor - 1] : nil
    }

    private func expectSame(_ one: Surface, _ other: Surface, _ comment: Comment) {
        #expect(one.size == other.size, comment)
        for y in 0..<one.size.height where one.byteValues(y) != other.byteValues(y) {
            Issue.record("\(comment): row \(y) differs")
            return
        }
    }

    @Test(arguments: [1.0, 1.5, 2], [Duotone.plate, .darkRoom])
    func eachFrameIsOneOfATrack(factor: Double, colors: Duotone) throws {
        let size = try BundledCamel.size().scaled(by: factor)
        let tracks = BundledTracks(for: size, colors: colors) { Self.layers($0, $1) }
        let gallop = try BundledCamel.animation(for: size, colors: colors)
        #expect(tracks.isQuick(at: size) == (factor != 1.5))
        var canvas: Surface?
        for (frame, picture) in [(0, 0), (39, 19), (40, 0), (56, 16), (57, 0), (76, 19), (77, 0), (89, 12)] {
            let drawn = try tracks.opaqueFrame(frame, size: size, over: canvas)
            expectSame(drawn, try gallop.opaqueFrame(picture, size: size), "frame \(frame)")
            canvas = drawn
        }
    }

    @Test func inTheLargestSizeChangesAreEnlarged() throws {
        let size = try BundledCamel.size().scaled(by: 3)
        let tracks = BundledTracks(for: size) { Self.layers($0, $1) }
        #expect(try tracks.animation(.walk).canvas == size)
        #expect(try tracks.animation(.speedUp).canvas == BundledFrames.canvas(2))
        let change = try tracks.opaqueFrame(GaitTrack.slowDown.firstFrame, size: size)
        let gallop = try BundledCamel.animation(for: BundledFrames.canvas(2))
        expectSame(change, try gallop.opaqueFrame(0, size: size), "the change")
        // What is drawn over it next is as if nothing had been there.
        let walk = try tracks.opaqueFrame(3, size: size, over: change)
        expectSame(walk, try BundledCamel.animation(for: size).opaqueFrame(3, size: size), "the walk")
    }

    @Test func onlyWhatIsDrawnIsLookedFor() throws {
        let (questions, size) = (Questions(), try BundledCamel.size())
        let tracks = BundledTracks(for: size) { track, factor in
            questions.asked.withLock { $0.append(track) }
            return Self.layers(track, factor)
        }
        #expect(tracks.timeline.frameCount == 90)
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
            let (plate, camel) = (camelwalk_plate_layer(Int32(factor)), camelwalk_camel_layer(Int32(factor)))
            return BundledTracks.Layers(
                plate: UnsafeRawBufferPointer(start: plate.bytes, count: plate.count),
                camel: UnsafeRawBufferPointer(start: camel.bytes, count: camel.count))
        }
        // Twenty pictures are no walk.
        #expect(throws: AnimationError.self) { try few.opaqueFrame(0, size: size) }
    }
}
