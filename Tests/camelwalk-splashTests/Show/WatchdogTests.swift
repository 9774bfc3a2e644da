import Glibc
import POSIX
import SplashProtocol
import Testing

@testable import camelwalk_splash

/// Each in a process of its own, which the watchdog ends.
@Suite struct WatchdogTests {
    @Test func itEndsAProcessThatHangsAfterItsEndAndSaysWhy() async throws {
        let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
            let now = MonotonicClock.nanoseconds()
            let watchdog = Watchdog(
                end: now - 900_000_000, log: EventLog(descriptor: STDOUT_FILENO, start: now))
            watchdog.start { "last words" }
            sleep(60)
            exit(3)
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        #expect(output.contains(" last words\n"))
    }

    @Test func aProcessThatIsToEndLaterIsLeftAlone() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let watchdog = Watchdog(
                end: MonotonicClock.nanoseconds() + 60_000_000_000, log: EventLog(descriptor: nil, start: 0))
            watchdog.start { "" }
            usleep(300_000)
            exit(7)
        }
    }

    @Test func itFollowsAnEndThatComesSooner() async {
        await #expect(processExitsWith: .exitCode(0)) {
            let now = MonotonicClock.nanoseconds()
            let watchdog = Watchdog(end: now + 60_000_000_000, log: EventLog(descriptor: nil, start: 0))
            watchdog.start { "" }
            watchdog.follow(now - 900_000_000)
            sleep(30)
            exit(3)
        }
    }

    @Test func theKernelEndsAProcessWhoseThreadsDoNotRun() async {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            // Not started: there is no thread that could end it.
            _ = Watchdog(
                end: MonotonicClock.nanoseconds() - 1_400_000_000, log: EventLog(descriptor: nil, start: 0))
            sleep(30)
            exit(3)
        }
    }
}
