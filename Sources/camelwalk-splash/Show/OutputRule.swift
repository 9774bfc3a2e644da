import CommandWatch
import Glibc
import POSIX
import SplashPolicy
import SplashProtocol

/// Whether what the command prints closes the splash: not if it is a graphical program, which prints warnings long before
/// its window is there.
struct OutputRule: Sendable {
    // Program and terminal are asked this often, for as long as output can be held.
    private static let pause: useconds_t = 50_000
    private static let maximumLooks = 200
    // A player writes to its terminal and then takes keys from it, at once; a prompt is to be seen soon.
    private static let playersPause: useconds_t = 20_000

    private let job: ShowJob
    private let lifetime: Lifetime
    private let startTimes: RememberedTimes?
    private let log: EventLog
    private let lookup: GraphicalLookup?
    private let sight = WindowSight()

    init(job: ShowJob, lifetime: Lifetime, startTimes: RememberedTimes?, log: EventLog) {
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
        let descriptors = OutputRule.descriptors(of: event)
        guard sight.isThere, !descriptors.isEmpty, let entry = lookup?.entry() else {
            return lifetime.report(.command(event))
        }
        log.write("graphical: \(entry); output does not close")
        lifetime.hold(event)
        // The last watch may have failed in between.
        guard sight.isThere else { return lifetime.releaseOutput() }
        recallWindows()
        followTerminal(descriptors, asks: event == .terminal)
    }

    /// One of the watches for windows has failed: without any, no window is waited for. Any thread may call it.
    func loseSight() {
        if sight.loseOne() { lifetime.releaseOutput() }
    }

    /// The descriptors of the command's that the terminal may be open as that it has written to; none if it has not.
    private static func descriptors(of event: CommandEvent) -> [Int32] {
        switch event {
        case .standardOutput, .output: [STDOUT_FILENO]
        case .standardError: [STDERR_FILENO]
        case .terminal: [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        case .exit: []
        }
    }

    /// A program that had no window the last times is not expected to have one now. The file system may take its time to
    /// say so.
    private func recallWindows() {
        guard let startTimes else { return }
        _ = BackgroundThread.start {
            guard startTimes.expectsNoWindow() else { return }
            log.write("graphical: no window came in the last runs; output closes in 1 s")
            lifetime.expectWindow(within: SplashLife.windowlessPatience)
        }
    }

    /// Looks what the program does with its terminal, on a thread of its own. `asks` if it has opened that to write there.
    private func followTerminal(_ descriptors: [Int32], asks: Bool) {
        guard mode(of: descriptors) != nil else {
            if asks { lifetime.releaseOutput() }
            return
        }
        _ = BackgroundThread.start {
            var pause = asks ? OutputRule.playersPause : OutputRule.pause
            var interface = TerminalInterface(asks: asks)
            for _ in 0..<OutputRule.maximumLooks {
                guard let mode = mode(of: descriptors) else { return }
                // A shell that has the terminal while the command is in the background does the same.
                let isInForeground = ProcessFile.isInForeground(job.command.process)
                if act(interface.note(mode, isInForeground: isInForeground)) { return }
                usleep(pause)
                pause = OutputRule.pause
            }
        }
    }

    /// Does what the terminal's mode means. Returns whether that is all.
    private func act(_ meaning: TerminalInterface.Meaning?) -> Bool {
        switch meaning {
        case .text: log.write("graphical: the terminal is in raw mode; output closes")
        case .question: log.write("graphical: it asks on its terminal; output closes")
        case .keys:
            log.write("graphical: it takes keys from its terminal; output closes in 3 s")
            lifetime.expectWindow(within: SplashLife.keysPatience)
            return false
        case nil: return false
        }
        lifetime.releaseOutput()
        return true
    }

    private func mode(of descriptors: [Int32]) -> TerminalMode? {
        descriptors.lazy.compactMap { TerminalMode.of($0, in: job.command.process) }.first
    }
}
