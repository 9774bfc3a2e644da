internal import CDBus
internal import POSIX

/// A connection to a message bus of our own, closed with this object. For one thread at a time.
///
/// Nothing is started by it, neither a bus nor a service.
package final class BusConnection {
    private let library: DBusLibrary
    private let pointer: OpaquePointer
    private let action: String
    /// What came while an answer was waited for.
    private var early: [BusMessage] = []

    /// Nanoseconds that an answer is waited for.
    package static let patience: Int64 = 1_000_000_000

    /// Connects to the bus at `address`. Waits for its answer, a second at most.
    ///
    /// `action` is for the errors: what cannot be done without the bus.
    package init(_ address: String, _ action: String) throws(BusError) {
        self.action = action
        library = try rethrowing(as: BusError.init, DBusLibrary.init)
        guard let pointer = library.open(address, nil) else {
            throw BusError(action, "there is no session bus at \(address)")
        }
        self.pointer = pointer
        library.setExitOnDisconnect(pointer, 0)
        try introduceOurselves()
    }

    /// The first message on a bus, after which the connection has a name. libdbus's own function for it waits, too.
    private func introduceOurselves() throws(BusError) {
        let name = try ask(.bus("Hello"), "the session bus").values?.string
        guard let name, library.setUniqueName(pointer, name) != 0 else {
            throw BusError(action, "the session bus does not answer")
        }
    }

    deinit {
        library.close(pointer)
        library.releaseConnection(pointer)
    }

    /// Our name on the bus.
    package var uniqueName: String { library.uniqueName(pointer).map { String(cString: $0) } ?? "" }

    /// Becomes readable when something has come; -1 where there is none to wait for.
    package var descriptor: Int32 {
        var descriptor: Int32 = -1
        return library.descriptor(pointer, &descriptor) != 0 ? descriptor : -1
    }

    /// Asks, and waits for the answer, for `patience` nanoseconds at most. `name` is who is asked, for the error.
    package func ask(
        _ call: BusCall, _ name: String, patience: Int64 = BusConnection.patience
    ) throws(BusError) -> BusMessage {
        var serial: UInt32 = 0
        guard let message = call.message(library), library.send(pointer, message.pointer, &serial) != 0 else {
            throw BusError(action, "no memory")
        }
        // libdbus's own function for this waits without an end for a bus that does not let us in.
        let end = MonotonicClock.nanoseconds() + patience
        var left = patience
        while left > 0, library.isConnected(pointer) != 0 {
            _ = library.readAndWrite(pointer, Int32(clamping: left / 1_000_000 + 1))
            if let answer = takeAnswer(to: serial) {
                guard !answer.isError else { break }
                return answer
            }
            left = end - MonotonicClock.nanoseconds()
        }
        throw BusError(action, "\(name) does not answer")
    }

    /// The answer to our message of this number, if it has come; keeps what else has.
    private func takeAnswer(to serial: UInt32) -> BusMessage? {
        while let pointer = library.takeMessage(pointer) {
            let message = BusMessage(pointer, library)
            if message.isAnswer(to: serial) { return message }
            early.append(message)
        }
        return nil
    }

    /// Asks for something without an answer. Does not wait.
    package func send(_ call: BusCall) {
        guard let message = call.message(library) else { return }
        library.setNoReply(message.pointer, 1)
        _ = library.send(pointer, message.pointer, nil)
        _ = library.readAndWrite(pointer, 0)
    }

    /// What has come meanwhile, in its order; does not wait. Throws where the bus is gone.
    package func messages() throws(BusError) -> [BusMessage] {
        _ = library.readAndWrite(pointer, 0)
        var messages = early
        early = []
        while let message = library.takeMessage(pointer) { messages.append(BusMessage(message, library)) }
        guard library.isConnected(pointer) != 0 else { throw BusError(action, "the session bus is gone") }
        return messages
    }

    /// Answers a call without a value, so that nobody waits for it.
    package func acknowledge(_ call: BusMessage) {
        guard let reply = library.newMethodReturn(call.pointer) else { return }
        _ = library.send(pointer, reply, nil)
        library.releaseMessage(reply)
        _ = library.readAndWrite(pointer, 0)
    }

    /// The unique name of who owns the well-known `name`, or nil if nobody does.
    package func owner(of name: String) -> String? {
        (try? ask(.bus("GetNameOwner", [.string(name)]), "the bus"))?.values?.string
    }

    /// The process behind a name, or nil if the bus does not know.
    package func process(of name: String) -> Int32? {
        (try? ask(.bus("GetConnectionUnixProcessID", [.string(name)]), "the bus"))?.values?.number
            .flatMap { Int32(exactly: $0) }
    }
}
