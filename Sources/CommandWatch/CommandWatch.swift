internal import Glibc
internal import POSIX
public import SplashProtocol

/// Sees a command's first output and its end, without touching its output.
public struct CommandWatch: Sendable {
    // What the command writes to a stream of its own is seen this much later, in nanoseconds, while others write to one
    // that is not.
    private static let longestSleepThrough: Int64 = 5_000_000

    private let command: WatchedCommand
    private let handler: @Sendable (CommandEvent) -> Void

    /// Watches `command`, whose descriptors it does not close.
    ///
    /// `handler` is called on the thread that runs the watch, for each stream once, and with `exit` last.
    public init(command: WatchedCommand, handler: @escaping @Sendable (CommandEvent) -> Void) {
        self.command = command
        self.handler = handler
    }

    /// Whether the command has ended already: then `run` only says so, and returns.
    public var isOver: Bool { wait(until: 0, wakesForOutput: false) }

    /// Watches until the command has ended. Sleeps in poll(2) until the kernel has something to tell, so it
    /// wants a thread of its own.
    public func run() {
        var streams = command.watchDescriptor.map { OutputStreams(descriptor: $0, of: command) }
        let check = WriteCheck(command: command)
        var schedule = CheckSchedule()
        var shared = OutputStreams.Written()
        while true {
            // What others write must not wake anybody before the look that is planned.
            let sleepsThrough = schedule.next != nil
            var deadline = schedule.next
            if let planned = deadline, streams?.isAllShared == false {
                deadline = min(planned, MonotonicClock.nanoseconds() + CommandWatch.longestSleepThrough)
            }
            let hasEnded = wait(until: deadline, wakesForOutput: !sleepsThrough)
            if let written = streams?.read() {
                if let event = written.own.event {
                    handler(event)
                    streams?.stop(written.own)
                }
                if written.shared.event != nil {
                    shared.formUnion(written.shared)
                    schedule.noteWrite(at: MonotonicClock.nanoseconds())
                }
            }
            // A last line and the end often come together: then it is now or never.
            if schedule.isDue(at: MonotonicClock.nanoseconds()) || hasEnded && schedule.next != nil {
                if look(check, shared, &schedule), let event = shared.event {
                    handler(event)
                    streams?.stop(shared)
                }
                if schedule.next == nil { shared = OutputStreams.Written() }
            }
            if hasEnded {
                handler(.exit(CommandEnd(of: command)))
                return
            }
        }
    }

    /// Looks whether `written` may be the command's, and notes in `schedule` what that has cost.
    private func look(
        _ check: WriteCheck, _ written: OutputStreams.Written, _ schedule: inout CheckSchedule
    ) -> Bool {
        let start = MonotonicClock.nanoseconds()
        let before = MonotonicClock.threadNanoseconds()
        guard !check.mayHaveWritten(), !check.mayBeInterface(written) else {
            schedule.noteOwn()
            return true
        }
        schedule.noteForeign(
            from: start, to: MonotonicClock.nanoseconds(), cost: MonotonicClock.threadNanoseconds() - before)
        return false
    }

    /// Sleeps until the command has ended, something was written (where that is to wake it), or `deadline`. Returns
    /// whether the command has ended.
    private func wait(until deadline: Int64?, wakesForOutput: Bool) -> Bool {
        let now = MonotonicClock.nanoseconds()
        var milliseconds = deadline.map { Int32(clamping: max(0, ($0 - now + 999_999) / 1_000_000)) } ?? -1
        if command.processDescriptor == nil {
            // Without a pidfd the end must be asked for.
            milliseconds = milliseconds < 0 ? 50 : min(milliseconds, 50)
        }
        var polled = [
            pollfd(fd: command.processDescriptor ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(
                fd: wakesForOutput ? command.watchDescriptor ?? -1 : -1, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&polled, 2, milliseconds) >= 0 else {
            // A sandbox may forbid it: then this thread must not spin.
            if errno != EINTR { usleep(50_000) }
            return hasNoProcess
        }
        return command.processDescriptor == nil ? hasNoProcess : polled[0].revents != 0
    }

    private var hasNoProcess: Bool { kill(command.process, 0) != 0 && errno == ESRCH }
}
