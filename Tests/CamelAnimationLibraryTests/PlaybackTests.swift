import CCamelAnimation
import CamelAnimationLibrary
import Testing

/// Runs of frames, orders, speeds and tags, as C programs choose them.
@Suite struct PlaybackTests {
    private func playback() -> camel_playback {
        camel_playback(
            size: UInt32(MemoryLayout<camel_playback>.size), order: CAMEL_ORDER_FORWARD, speed: 1, first: 0,
            last: -1, cycles: 0, reserved: 0)
    }

    @Test func framesOrderSpeedAndCyclesAreObeyed() throws {
        let camel = try #require(camel_load_bundled(48))
        defer { camel_free(camel) }
        var playback = playback()
        (playback.order, playback.first, playback.last) = (CAMEL_ORDER_PING_PONG, 4, 6)
        (playback.speed, playback.cycles) = (2, 1)
        #expect(camel_set_playback(camel, &playback) == 0)
        let shown = (0..<6).map { camel_get_frame_at(camel, Int64($0) * 15_000_000) }
        #expect(shown == [4, 5, 6, 5, 5, 5])
        var change: Int64 = 0
        #expect(camel_get_next_change(camel, 1, &change) == 1)
        #expect(change == 15_000_000)
        #expect(camel_get_next_change(camel, 50_000_000, &change) == 0)
        // The cycle of the file is as long as before.
        #expect(camel_get_duration(camel) == 600_000_000)
        #expect(camel_set_playback(camel, nil) == 0)
        #expect(camel_get_frame_at(camel, 0) == 0)
    }

    @Test func drawingObeysIt() throws {
        let camel = try #require(camel_load_bundled(48))
        defer { camel_free(camel) }
        func drawn(at time: Int64, flags: UInt32 = 0) -> [UInt8] {
            var options = defaults()
            options.flags = flags
            var memory = [UInt8](repeating: 0, count: 48 * 40 * 4)
            #expect(camel_draw_pixels(camel, &memory, 48, 40, 192, CAMEL_PIXELS_RGBA, time, &options) == 0)
            return memory
        }
        let frames = (0..<20).map { drawn(at: $0, flags: CAMEL_DRAW_FRAME) }
        #expect(drawn(at: 20, flags: CAMEL_DRAW_FRAME) == frames[0])
        var playback = playback()
        playback.order = CAMEL_ORDER_REVERSE
        #expect(camel_set_playback(camel, &playback) == 0)
        #expect(drawn(at: 0) == frames[19])
        #expect(drawn(at: 3, flags: CAMEL_DRAW_FRAME) == frames[3])
    }

    @Test func mistakesAreNamedAndChangeNothing() throws {
        let camel = try #require(camel_load_bundled(48))
        defer { camel_free(camel) }
        let mistakes: [(String, (inout camel_playback) -> Void)] = [
            ("their size is 31", { $0.size = 31 }), ("their size is 0", { $0.size = 0 }),
            ("there is no order 4", { $0.order = 4 }), ("the speed is 0", { $0.speed = 0 }),
            ("the speed is nan", { $0.speed = .nan }), ("the cycles are -1", { $0.cycles = -1 }),
            ("the frames are 20 to -1, and there are 20", { $0.first = 20 }),
            ("the frames are 3 to 2", { ($0.first, $0.last) = (3, 2) }),
            ("the frames are 0 to 20", { $0.last = 20 }), ("the reserved member", { $0.reserved = 1 }),
        ]
        for (words, mistake) in mistakes {
            var playback = playback()
            playback.order = CAMEL_ORDER_REVERSE
            mistake(&playback)
            #expect(camel_set_playback(camel, &playback) == -1)
            #expect(lastError().contains(words), "\(words): \(lastError())")
        }
        #expect(camel_get_frame_at(camel, 0) == 0)
        #expect(camel_get_tag(camel, 0, nil) == nil)
        #expect(lastError() == "cannot use tag 0: there are 0, counted from 0")
        #expect(camel_get_next_change(camel, 0, nil) == -1)
    }

    @Test func tagsSayHowTheyArePlayed() throws {
        let folder = #filePath.replacing("CamelAnimationLibraryTests/PlaybackTests.swift", with: "")
        let path = folder + "CamelAnimationLibraryTests/tagged.json"
        let animation = try #require(camel_load_file(path), "\(lastError())")
        defer { camel_free(animation) }
        #expect(camel_get_tag_count(animation) == 2)
        var playback = playback()
        playback.speed = 3
        let name = try #require(camel_get_tag(animation, 0, &playback))
        #expect(String(cString: name) == "walk")
        #expect(camel_get_tag(animation, 0, nil) == name)
        #expect([playback.first, playback.last, playback.cycles] == [0, 1, 0])
        #expect((playback.order, playback.speed) == (CAMEL_ORDER_FORWARD, 3))
        #expect(camel_get_tag(animation, 1, &playback).map { String(cString: $0) } == "turn")
        #expect([playback.first, playback.last, playback.cycles] == [1, 3, 2])
        #expect(playback.order == CAMEL_ORDER_PING_PONG)
        #expect(camel_set_playback(animation, &playback) == 0)
        #expect(camel_get_frame_at(animation, 0) == 1)
    }
}
