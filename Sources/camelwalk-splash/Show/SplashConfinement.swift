import CPOSIX
import CommandWatch
import Confinement
import Glibc
import POSIX
import SplashPolicy
import SplashProtocol

/// How the splash gives its rights away: what takes the process over from then on has fewer ways out of it.
struct SplashConfinement {
    private let job: ShowJob
    private let log: EventLog

    /// Nanoseconds from the start: how long the command took is not kept before.
    private static let shortestKept: Int64 = 100_000_000

    /// Nanoseconds after which a file system is one that never answers.
    private static let patience: Int64 = 2_000_000_000

    init(_ job: ShowJob, _ log: EventLog) {
        self.job = job
        self.log = log
    }

    /// Leaves the process what it needs. While it has one thread, and all other processes are started.
    func enter() {
        let network = NetworkNeed.isNamed { SplashEnvironment.value(of: $0)?.bytes }
        if let broker = broker() {
            Broker.current = broker
            let places = SplashPlaces { ByteString(environment: $0) }
            // Looking for the places may take for ever, and nothing else watches yet; the watchdog will set this anew.
            _ = camelwalk_kill_after(SplashConfinement.patience)
            let result = Confinement.enterSplash(
                places.rules(for: job), more: [{ places.personal }, { places.fonts }], network: network,
                abstractSockets: places.hasAbstractSockets)
            if let reason = SplashConfinement.reason(result) { log.write(reason) }
        }
        do throws(Errno) {
            try Confinement.filterSplash(network: network)
        } catch {
            log.write("system calls are not filtered: \(error)")
        }
    }

    /// What the log says of it; nil if all is well.
    private static func reason(_ result: Confinement.Result) -> String? {
        switch result {
        case .complete: nil
        case .incomplete: "the home takes its time; some fonts or settings in it may not be found"
        case .refused: "files are not confined: the kernel refuses it"
        }
    }

    /// The process that does what this one may not any more. Nil if there can be none, or it would not be needed: then this one
    /// keeps its files.
    private func broker() -> Broker? {
        guard Confinement.availableLandlock > 0, !isOverAtOnce else { return nil }
        guard !ProcessFile.hidesOthers() else {
            log.write("files are not confined: /proc would hide the command")
            return nil
        }
        do throws(Errno) {
            return try BrokerService.start(for: job)
        } catch {
            log.write("files are not confined: \(error)")
            return nil
        }
    }

    /// Whether the command is over already, as in a script of many short ones: nothing will be looked at.
    private var isOverAtOnce: Bool {
        MonotonicClock.nanoseconds() - job.start < SplashConfinement.shortestKept
            && CommandWatch(command: job.command) { _ in }.isOver
    }
}
