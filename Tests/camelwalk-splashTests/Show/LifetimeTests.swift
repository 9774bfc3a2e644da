import CommandWatch
import Glibc
import POSIX
import ServiceNotification
import SplashPolicy
import SplashProtocol
import Testing

@testable import camelwalk_splash

/// Each in a process of its own: a lifetime sets the kernel's timer that ends its process.
@Suite struct LifetimeTests {
    @Test func whatTheCommandDoesClosesItAndReachesTheWindow() async {
        await #expect(processExitsWith: .success) {
            let queue = EventQueue()
            let lifetime = Lifetime(testJob { _ in }, queue: queue, log: EventLog(descriptor: nil, start: 0))
            #expect(lifetime.cause == nil)
            lifetime.report(.expected(5))
            #expect(lifetime.cause == nil, "it says nothing of the end")
            lifetime.report(.command(.standardError))
            lifetime.report(.command(.exit(.exited(0))))
            #expect(lifetime.cause?.reason == .standardError, "the first of the command's reasons")
            #expect(queue.take().count == 3)
        }
    }

    @Test func readyClosesItOnlyIfThatIsWaitedFor() async {
        await #expect(processExitsWith: .success) {
            let message = ServiceMessage(datagram: "READY=1".utf8)
            for isWaitedFor in [false, true] {
                let job = testJob { $0.conditions.ready = isWaitedFor }
                let lifetime = Lifetime(job, queue: EventQueue(), log: EventLog(descriptor: nil, start: 0))
                lifetime.report(.notification(message))
                #expect(lifetime.cause?.reason == (isWaitedFor ? .ready : nil))
            }
        }
    }

    @Test func anEndOfWhichNobodyKnowsMoreIsAFailureOnlyIfFailuresAreShown() async {
        await #expect(processExitsWith: .success) {
            for (linger, reason) in [(0, SplashLife.Reason.exit), (1_000, .failure)] {
                let job = testJob { $0.lingerTime = linger }
                let lifetime = Lifetime(job, queue: EventQueue(), log: EventLog(descriptor: nil, start: 0))
                lifetime.report(.command(.exit(.unknown)))
                #expect(lifetime.cause?.reason == reason)
            }
            let job = testJob { $0.lingerTime = 1_000 }
            let lifetime = Lifetime(job, queue: EventQueue(), log: EventLog(descriptor: nil, start: 0))
            lifetime.report(.command(.standardOutput))
            lifetime.report(.command(.exit(.unknown)))
            #expect(lifetime.cause?.reason == .standardOutput, "something was seen of it before")
        }
    }

    @Test func theFirstFrameIsNoted() async {
        await #expect(processExitsWith: .success) {
            let lifetime = Lifetime(
                testJob { _ in }, queue: EventQueue(), log: EventLog(descriptor: nil, start: 0))
            #expect(!lifetime.isShown)
            lifetime.noteFirstFrame()
            #expect(lifetime.isShown)
            lifetime.note(.click)
            #expect(lifetime.decision == .close(.click))
        }
    }

    @Test func anEndBeforeTheFirstFrameIsNoError() async throws {
        let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
            let log = EventLog(descriptor: STDOUT_FILENO, start: 0)
            let lifetime = Lifetime(testJob { _ in }, queue: EventQueue(), log: log)
            lifetime.start()
            lifetime.report(.command(.exit(.exited(0))))
            sleep(30)
            exit(3)
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        #expect(output.contains("closed: exit, before the first frame\n"))
    }

    @Test func aFileSystemThatHangsIsNamed() async throws {
        let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
            let log = EventLog(descriptor: STDOUT_FILENO, start: 0)
            let lifetime = Lifetime(testJob { _ in }, queue: EventQueue(), log: log)
            lifetime.start()
            lifetime.noteFirstFrame()
            lifetime.report(.command(.exit(.exited(0))))
            lifetime.waitingForFiles(orSaying: "the file system took too long") { sleep(30) }
            exit(3)
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        #expect(output.contains(" the file system took too long\n"))
    }
}

/// A job that begins now, with whatever `change` makes of it.
private func testJob(_ change: (inout ShowJob) -> Void) -> ShowJob {
    var job = ShowJob(
        presentation: Presentation(), command: WatchedCommand(process: 1), title: "",
        start: MonotonicClock.nanoseconds())
    change(&job)
    return job
}
