internal import CDBus

/// A message from a bus, freed with this object.
package final class BusMessage {
    private let library: DBusLibrary
    /// libdbus's own.
    let pointer: OpaquePointer

    /// Takes `pointer` over.
    init(_ pointer: OpaquePointer, _ library: DBusLibrary) {
        self.pointer = pointer
        self.library = library
    }

    deinit { library.releaseMessage(pointer) }

    /// Whether it answers our message of this number.
    func isAnswer(to serial: UInt32) -> Bool { library.replySerial(pointer) == serial }

    /// Whether it says that what was asked for cannot be done.
    var isError: Bool { library.messageType(pointer) == CAMELWALK_DBUS_ERROR }

    /// Its first value, or nil if it has none.
    package var values: DBusReader? { DBusReader(self, library) }

    /// The unique name of the connection that sent it, for which the bus vouches; nil for the library's own messages.
    package var sender: String? { library.sender(pointer).map { String(cString: $0) } }

    /// The method that it calls, or the signal that it is; nil for replies.
    package var member: String? { library.member(pointer).map { String(cString: $0) } }
}
