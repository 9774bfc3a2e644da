import CommandWatch
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
        let processes = Broker.Line.processes.rawValue
        // Most commands are over before somebody asks on the others.
        var others = sockets.indices.filter { $0 != processes }
        while true {
            let asked = BrokerService.wait(for: [processes] + others, sockets)
            for line in asked where line != processes {
                others.removeAll { $0 == line }
                let isStarted = BackgroundThread.start { serve(Broker.Line(rawValue: line), sockets[line]) }
                if !isStarted { shutdown(sockets[line].descriptor, Int32(SHUT_RDWR)) }
            }
            var mask = EnvironmentMask()
            guard !asked.contains(processes) || answer(.processes, sockets[processes], &mask) else { return }
        }
    }

    /// Those of `lines` on which something has been asked.
    private static func wait(for lines: [Int], _ sockets: [StreamSocket]) -> [Int] {
        var polled = lines.map {
            pollfd(fd: sockets[$0].descriptor, events: Int16(POLLIN), revents: 0)
        }
        poll(&polled, nfds_t(polled.count), -1)
        return zip(lines, polled).filter { $1.revents != 0 }.map(\.0)
    }

    private func serve(_ line: Broker.Line?, _ socket: StreamSocket) {
        guard let line else { return }
        var mask = EnvironmentMask()
        while answer(line, socket, &mask) {}
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
