import Glibc
import POSIX

/// The connection with a process that decodes, whose descriptor is this object's.
final class DecoderConnection: Sendable {
    let channel: DecoderChannel
    /// Nil if the other side is no process of its own, in tests.
    private let process: pid_t?

    /// Whatever does not come in `patience` seconds does not come; 0 for ever.
    init(_ channel: DecoderChannel, process: pid_t?, patience: Int) {
        self.channel = channel
        self.process = process
        channel.socket.wait(atMost: patience)
    }

    deinit { close(channel.descriptor) }

    /// Ends the process, if there is one. Returns how it has ended; nil if that has been asked before.
    @discardableResult
    func end() -> ConfinedProcess.End? { process.flatMap { ConfinedProcess.end($0) } }
}
