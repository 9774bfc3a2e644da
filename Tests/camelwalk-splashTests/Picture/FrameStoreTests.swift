import CamelAnimation
import CamelSDL
import PictureSupport
import Synchronization
import TestSupport
import Testing

@testable import camelwalk_splash

@Suite struct FrameStoreTests {
    private let size = PixelSize(width: 48, height: 40)

    /// A store whose thread decodes while `body` runs.
    private func whileDecoding(_ store: FrameStore, _ body: () throws -> Void) rethrows {
        let hasEnded = Flag()
        #expect(
            BackgroundThread.start {
                store.decodeUntilStopped()
                hasEnded.isSet.store(true, ordering: .relaxed)
            })
        try body()
        store.stop()
        #expect(eventually { hasEnded.isSet.load(ordering: .relaxed) })
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private func arrives(_ index: Int, in store: FrameStore) throws -> Surface {
        #expect(try eventually { try store.frame(index) != nil })
        return try #require(try store.frame(index))
    }

    @Test func whatIsWantedIsDecodedAndNothingElse() throws {
        let store = FrameStore(try BundledCamel.animation(for: size), size: size)
        try whileDecoding(store) { () throws in
            store.want([3, 4])
            let frame = try arrives(4, in: store)
            #expect(frame.size == size)
            #expect(try store.frame(3) != nil && store.frame(0) == nil && store.frame(5) == nil)
        }
    }

    @Test func framesAreTheAnimationsOwn() throws {
        let store = FrameStore(try BundledCamel.animation(for: size), size: size)
        let animation = try BundledCamel.animation(for: size)
        try whileDecoding(store) { () throws in
            store.want([7])
            let (frame, own) = (try arrives(7, in: store), try animation.opaqueFrame(7, size: size))
            for y in 0..<size.height { #expect(frame.byteValues(y) == own.byteValues(y)) }
            #expect(
                try store.decoded(8).byteValues(20) == animation.opaqueFrame(8, size: size).byteValues(20))
        }
    }

    /// Nobody need hand over what is decoded as quickly.
    @Test func theBundledFramesInTheirOwnSizeAreDecodedOnTheSpot() throws {
        let size = try BundledCamel.size()
        let animation = try BundledCamel.animation(for: size)
        let store = FrameStore(try BundledCamel.animation(for: size), size: size)
        #expect(!store.decodesAhead)
        for index in [1, 2, 19, 0, 2] {
            let (frame, own) = (
                try #require(try store.frame(index)), try animation.opaqueFrame(index, size: size)
            )
            for y in 0..<size.height where frame.byteValues(y) != own.byteValues(y) {
                Issue.record("row \(y) of frame \(index) differs")
                return
            }
        }
        #expect(try store.frame(3) === store.frame(4), "each is drawn over the one before")
        #expect(try store.decoded(3) !== store.frame(3))
    }

    @Test(arguments: [(0, false), (1 << 20, true)])
    func whatIsNotKeptGoesWhenItIsNotWantedAnyMore(maximum: Int, isKept: Bool) throws {
        let store = FrameStore(
            try BundledCamel.animation(for: size), size: size, maximumKeptBytes: maximum)
        try whileDecoding(store) { () throws in
            store.want([1])
            _ = try arrives(1, in: store)
            store.want([2])
            _ = try arrives(2, in: store)
            #expect((try store.frame(1) != nil) == isKept)
        }
    }

    @Test func memoryIsBounded() throws {
        // 1920 bytes each.
        let store = FrameStore(
            try BundledCamel.animation(for: size), size: size, maximumKeptBytes: 3 * 1920)
        try whileDecoding(store) { () throws in
            for index in 0..<6 {
                store.want([index])
                _ = try arrives(index, in: store)
            }
            store.want([])
            #expect(try (0..<6).filter { try store.frame($0) != nil } == [0, 1, 2])
        }
    }

    @Test func aFrameThatWasAskedForInVainIsAnnounced() throws {
        let (flag, size) = (Flag(), size)
        let store = FrameStore(try BundledCamel.animation(for: size), size: size) {
            flag.isSet.store(true, ordering: .relaxed)
        }
        try whileDecoding(store) { () throws in
            store.want([1])
            _ = try arrives(1, in: store)
            flag.isSet.store(false, ordering: .relaxed)
            #expect(try store.frame(2) == nil)
            store.want([2])
            #expect(eventually { flag.isSet.load(ordering: .relaxed) })
        }
    }

    @Test func aDamagedFrameIsAnErrorWhenItIsItsTurn() throws {
        let folder = TemporaryFolder()
        try folder.run("mkdir d; convert -size 48x40 xc:red d/1.png; convert -size 9x9 xc:red d/2.png")
        let store = FrameStore(try DecodedAnimation.file(folder.location("d")), size: size)
        try whileDecoding(store) { () throws in
            store.want([0, 1])
            let error = #expect(throws: AnimationError.self) {
                _ = try eventually { try store.frame(1) != nil }
            }
            #expect(error?.description.contains("d/2.png") == true)
            #expect(try store.frame(0) != nil)
        }
    }

    @Test func onceAllAreKeptTheyStay() throws {
        let store = FrameStore(try BundledCamel.animation(for: size), size: size)
        try whileDecoding(store) { () throws in
            let all = Array(0..<store.timeline.frameCount)
            store.want(all)
            for index in all { _ = try arrives(index, in: store) }
            store.want([])
            for index in all { #expect(try store.decoded(index).size == size) }
        }
    }
}
