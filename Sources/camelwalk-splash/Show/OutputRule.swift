import CommandWatch
import Glibc
import POSIX
import SplashProtocol

/// Whether what the command prints closes the splash: not if it is a graphical program, which prints warnings long before
/// its window is there.
struct OutputRule: Sendable {
    // Program and terminal are asked this often, for as long as output can be held.
    private static let pause: useconds_t = 50_000
    private static let maximumLooks = 200

    private let job: ShowJob
    private let lifetime: Lifetime
    private let startTimes: StartTimesFile?
    private let log: EventLog
    private let lookup: GraphicalLookup?
    private let sight = WindowSight()

    init(job: ShowJob, lifetime: Lifetime, startTimes: StartTimesFile?, log: EventLog) {
        self.job = job
        self.lifetime = lifetime
        self.startTimes = startTimes
        self.log = log
        // Where windows cannot be seen, nobody waits for one.
        lookup = sight.isThere ? job.program.map { GraphicalLookup(program: $0) } : nil
    }

    /// Finds out on a thread of its own what the program is, so that it is known when the command prints.
    func lookUp() {
        guard let lookup else { return }
        _ = BackgroundThread.start {
            BackgroundThread.yieldToOthers()
            _ = lookup.entry()
        }
    }

    /// Reports what the command did. Called on the thread that watches it.
    func take(_ event: CommandEvent) {
        guard sight.isThere, let descriptor = OutputRule.descriptor(of: event), let entry = lookup?.entry()
        else {
            return lifetime.report(.command(event))
        }
        log.write("graphical: \(entry); output does not close")
        lifetime.hold(event)
        // The last watch may have failed in between.
        guard sight.isThere else { return lifetime.releaseOutput() }
        recallWindows()
        waitForTextInterface(on: descriptor)
    }

    /// One of the watches for windows has failed: without any, no window is waited for. Any thread may call it.
    func loseSight() {
        if sight.loseOne() { lifetime.releaseOutput() }
    }

    /// What it says on its controlling terminal by that name is for the user in any case.
    private static func descriptor(of event: CommandEvent) -> Int32? {
        switch event {
        case .standardOutput, .output: STDOUT_FILENO
        case .standardError: STDERR_FILENO
        case .terminal, .exit: nil
        }
    }

    /// A program that had no window the last times is not expected to have one now. The file system may take its time to
    /// say so.
    private func recallWindows() {
        guard let startTimes else { return }
        _ = BackgroundThread.start {
            guard startTimes.expectsNoWindow() else { return }
            log.write("graphical: no window came in the last runs; output closes in 1 s")
            lifetime.expectNoWindow()
        }
    }

    private func waitForTextInterface(on descriptor: Int32) {
        let process = job.command.process
        guard OutputRule.mode(of: descriptor, process) != nil else { return }
        _ = BackgroundThread.start {
            for _ in 0..<OutputRule.maximumLooks {
                guard let mode = OutputRule.mode(of: descriptor, process) else { return }
                // A shell that has the terminal while the command is in the background does the same.
                if mode.c_lflag & tcflag_t(ICANON | ECHO) == 0, ProcessFile.isInForeground(process) {
                    log.write("graphical: the terminal is in raw mode; output closes")
                    return lifetime.releaseOutput()
                }
                usleep(OutputRule.pause)
            }
        }
    }

    /// The mode of the terminal that the command has as `descriptor`; nil where that is none, or cannot be opened.
    private static func mode(of descriptor: Int32, _ process: Int32) -> termios? {
        guard let terminal = try? ByteString("/proc/\(process)/fd/\(descriptor)").openToRead() else {
            return nil
        }
        defer { close(terminal) }
        var mode = termios()
        return tcgetattr(terminal, &mode) == 0 ? mode : nil
    }
}
