import Foundation
import Glibc
import POSIX
import TestSupport
import Testing

@testable import camelwalk_splash

/// Each in a process of its own, with an environment of its own.
@Suite struct StartTimesFileTests {
    @Test func timesAreKeptByCommand() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_STATE_HOME", folder.path, 1)
            let java = try #require(StartTimesFile(["/usr/bin/java", "-jar"]))
            #expect(java.expected() == nil)
            try java.add(1_234_567_890)
            #expect(java.expected() == 1_234_000_000, "whole milliseconds")
            #expect(StartTimesFile(["/usr/bin/java", "-version"])?.expected() == nil)
            #expect(folder.entries == ["camelwalk"])
            #expect(folder.mode("camelwalk/start-times") == 0o600)
        }
    }

    @Test func twoRunsWithoutAWindowAreRememberedUntilThereIsOne() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_STATE_HOME", folder.path, 1)
            let player = try #require(StartTimesFile(["/usr/bin/vlc", "-I"]))
            try player.add(windowless: 200_000_000)
            #expect(!player.expectsNoWindow(), "once may be an accident")
            try player.add(windowless: 300_000_000)
            #expect(player.expectsNoWindow())
            #expect(player.expected() == nil, "of the window's time it says nothing")
            #expect(StartTimesFile(["/usr/bin/vlc"])?.expectsNoWindow() == false)
            try player.add(400_000_000)
            #expect(player.expectsNoWindow(), "its end says nothing of windows")
            try player.add(400_000_000, hasWindow: true)
            #expect(!player.expectsNoWindow())
            #expect(player.lastTimes() == [400, 400])
        }
    }

    @Test func twoHundredWritersAtOnceLoseNothing() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_STATE_HOME", folder.path, 1)
            let threads = (0..<200).compactMap { number in
                BackgroundThread.make {
                    // However busy the machine is.
                    let patience: Int64 = 100_000_000_000
                    let times = StartTimesFile(["command", ByteString("\(number)")], patience: patience)
                    try? times?.add(1_000_000_000)
                }
            }
            try #require(threads.count == 200)
            for thread in threads { pthread_join(thread, nil) }
            let lines = folder.bytes("camelwalk/start-times").split(separator: UInt8(ascii: "\n"))
            #expect(lines.count == 200)
        }
    }

    @Test func oldPartsOfTheFirstVersionAreRemoved() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_STATE_HOME", folder.path, 1)
            let times = try #require(StartTimesFile(["a"]))
            try times.add(5_000_000)
            try folder.run(
                """
                cd camelwalk; touch start-times.new.part
                touch -d '2 minutes ago' start-times.4711.part other.4711.part start-times.part start-times.4711
                """)
            times.removeAbandonedParts()
            let kept = ["other.4711.part", "start-times", "start-times.4711", "start-times.new.part"]
            let entries = try FileManager.default.contentsOfDirectory(atPath: folder.file("camelwalk"))
                .sorted()
            #expect(entries == kept + ["start-times.part"], "the last is used by the next")
        }
    }

    @Test func withoutWordsOrAPlaceNothingIsKept() async {
        await #expect(processExitsWith: .success) {
            setenv("XDG_STATE_HOME", "/tmp", 1)
            #expect(StartTimesFile([]) == nil)
            setenv("XDG_STATE_HOME", "relative", 1)
            setenv("HOME", "/home/a", 1)
            #expect(StartTimesFile.stateDirectory() == "/home/a/.local/state/camelwalk")
            setenv("HOME", "", 1)
            #expect(StartTimesFile(["a"]) == nil)
        }
    }

    @Test func whatIsNoFileOfOursIsNotRead() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_STATE_HOME", folder.path, 1)
            let times = try #require(StartTimesFile(["a"]))
            try times.add(5_000_000)
            #expect(times.expected() == 5_000_000)
            try folder.run("cd camelwalk; mv start-times other; ln -s other start-times")
            #expect(times.expected() == nil, "a link is not followed")
        }
    }
}
