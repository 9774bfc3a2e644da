internal import Glibc
package import POSIX

// A process that may make no file is given one.
extension KWinSlot {
    /// The kind of the request for a slot.
    package static let requestKind = ProcessQuestion.kinds

    /// Where the files are, in this user's directory for what ends with the session.
    static func directory(in runtimeDirectory: ByteString) -> ByteString {
        runtimeDirectory.appending(path: "camelwalk")
    }

    /// A slot of this user's, from the broker if this process has one.
    static func take(in runtimeDirectory: ByteString) throws(WaylandWatchError) -> KWinSlot {
        let directory = directory(in: runtimeDirectory)
        guard let broker = Broker.current else { return try KWinSlot(in: directory) }
        let answer = broker.ask(BrokerRequest(.files, requestKind))
        guard let answer, let descriptor = answer.descriptor, let number = answer.bytes.first else {
            let reason = answer.map { String(decoding: $0.bytes, as: UTF8.self) }
            throw WaylandWatchError(reason ?? "\(directory): no answer")
        }
        return KWinSlot(Int(number), in: directory, descriptor: descriptor)
    }

    /// What a broker answers: the slot's number and its file, or why there is none.
    package static func answer() -> BrokerAnswer {
        guard let runtimeDirectory = ByteString(environment: "XDG_RUNTIME_DIR"),
            runtimeDirectory.isAbsolutePath
        else {
            return BrokerAnswer(Array("XDG_RUNTIME_DIR is not set".utf8))
        }
        do throws(WaylandWatchError) {
            let slot = try KWinSlot(in: directory(in: runtimeDirectory))
            // The lock goes with all copies of the descriptor.
            return BrokerAnswer([UInt8(slot.number)], descriptor: fcntl(slot.descriptor, F_DUPFD_CLOEXEC, 0))
        } catch {
            return BrokerAnswer(Array(error.description.utf8))
        }
    }
}
