import Glibc
import POSIX

/// A pipe by which a detached program answers. Closed with its end of life.
struct AnswerPipe: ~Copyable {
    /// What the program writes to.
    private(set) var output: Int32
    private let input: Int32

    /// A pipe, or nil if there are no descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        let input = SplashLaunch.movedHigh(ends[0])
        let output = SplashLaunch.movedHigh(ends[1])
        guard let input, let output else {
            [input, output].forEach { if let end = $0 { close(end) } }
            return nil
        }
        self.input = input
        self.output = output
    }

    deinit {
        close(input)
        if output >= 0 { close(output) }
    }

    /// Reads `count` bytes, or fewer if the answer ends or the time, `MonotonicClock` nanoseconds, is over. The
    /// program must have been started.
    mutating func read(_ count: Int, until deadline: Int64) -> [UInt8] {
        close(output)
        output = -1
        var answer: [UInt8] = []
        while answer.count < count, isReadable(until: deadline) {
            var bytes = [UInt8](repeating: 0, count: count - answer.count)
            let more = Glibc.read(input, &bytes, bytes.count)
            if more <= 0 { break }
            answer += bytes[..<more]
        }
        return answer
    }

    private func isReadable(until deadline: Int64) -> Bool {
        var poller = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        while true {
            let left = deadline - MonotonicClock.nanoseconds()
            guard left > 0 else { return false }
            let ready = poll(&poller, 1, Int32(left / 1_000_000) + 1)
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { return false }
        }
    }
}
