internal import CDBus
internal import POSIX

/// A connection to a message bus of our own, closed with this object. For one thread at a time.
///
/// Nothing is started by it, neither a bus nor a service.
package final class BusConnection {
    private let library: DBusLibrary
    private let pointer: OpaquePointer
    private let action: String
    // Milliseconds. Whoever waits for an answer gives up much sooner.
    private static let patience: Int32 = 1_000

    /// Connects to the bus at `address`. May take as long as the bus does, half a minute at most.
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
        guard library.register(pointer, nil) != 0 else {
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

    /// Asks, and waits for the answer, a second at most. `name` is who is asked, for the error.
    package func ask(_ call: BusCall, _ name: String) throws(BusError) -> BusMessage {
        guard let message = call.message(library) else { throw BusError(action, "no memory") }
        guard let reply = library.sendAndWait(pointer, message.pointer, BusConnection.patience, nil) else {
            throw BusError(action, "\(name) does not answer")
        }
        return BusMessage(reply, library)
    }

    /// What has come meanwhile, in its order; does not wait. Throws where the bus is gone.
    package func messages() throws(BusError) -> [BusMessage] {
        _ = library.readAndWrite(pointer, 0)
        var messages: [BusMessage] = []
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

    /// The unique name of who owns the well-known `name`, or nil where nobody does.
    package func owner(of name: String) -> String? {
        (try? ask(.bus("GetNameOwner", [.string(name)]), "the bus"))?.values?.string
    }

    /// The process behind a name, or nil where the bus does not know.
    package func process(of name: String) -> Int32? {
        (try? ask(.bus("GetConnectionUnixProcessID", [.string(name)]), "the bus"))?.values?.number
            .flatMap { Int32(exactly: $0) }
    }
}
