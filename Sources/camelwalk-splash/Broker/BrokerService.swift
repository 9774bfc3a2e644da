import Confinement
import Glibc
import POSIX
import SplashProtocol
import WaylandWatch

/// The process that looks at others for the splash, which Landlock keeps from that, and keeps times for it. It has the user's
/// files, and reads nothing but a few numbers from the splash, and /proc.
struct BrokerService {
    private let startTimes: StartTimesFile?

    /// Starts one for the command of `job`. Only in a process that has one thread.
    static func start(for job: ShowJob) throws(Errno) -> Broker {
        let (_, sockets) = try ConfinedProcess.fork(
            "camelwalk-broker", socketCount: Broker.Line.allCases.count
        ) {
            Confinement.enterBroker()
            BrokerService(startTimes: StartTimesFile(job.historyWords)).serve($0)
        }
        return Broker(sockets)
    }

    /// Answers on all lines until the splash ends.
    private func serve(_ sockets: [StreamSocket]) {
        // Most commands are over before somebody asks on the others.
        var others = Broker.Line.allCases.filter { $0 != .processes }
        var mask = EnvironmentMask()
        while true {
            let asked = BrokerService.wait(for: [.processes] + others, sockets)
            for line in asked where line != .processes {
                others.removeAll { $0 == line }
                serveBeside(line, sockets[line.rawValue])
            }
            guard asked.contains(.processes) else { continue }
            guard answer(.processes, sockets[Broker.Line.processes.rawValue], &mask) else { return }
        }
    }

    /// Those of `lines` on which something has been asked.
    private static func wait(for lines: [Broker.Line], _ sockets: [StreamSocket]) -> [Broker.Line] {
        var polled = lines.map {
            pollfd(fd: sockets[$0.rawValue].descriptor, events: Int16(POLLIN), revents: 0)
        }
        poll(&polled, nfds_t(polled.count), -1)
        return zip(lines, polled).filter { $1.revents != 0 }.map(\.0)
    }

    /// Answers on `line` on a thread of its own.
    private func serveBeside(_ line: Broker.Line, _ socket: StreamSocket) {
        let isStarted = BackgroundThread.start {
            var mask = EnvironmentMask()
            while answer(line, socket, &mask) {}
        }
        if !isStarted { shutdown(socket.descriptor, Int32(SHUT_RDWR)) }
    }

    /// Answers one request. Returns false if there are no more.
    private func answer(_ line: Broker.Line, _ socket: StreamSocket, _ mask: inout EnvironmentMask) -> Bool {
        guard let request = BrokerRequest(line, from: socket) else { return false }
        let before = MonotonicClock.threadNanoseconds()
        let answer = answer(request, &mask)
        return answer.send(on: socket, cost: MonotonicClock.threadNanoseconds() - before)
    }

    private func answer(_ request: BrokerRequest, _ mask: inout EnvironmentMask) -> BrokerAnswer {
        if let question = ProcessQuestion(request) {
            return question.answer(&mask).map { BrokerAnswer($0) } ?? .none
        }
        if request.kind == KWinSlot.requestKind { return KWinSlot.answer() }
        return FileRequest(request)?.answer(startTimes) ?? .none
    }
}
