import CDBus
import POSIX
import SplashPolicy

/// The desktop's settings, as its portal tells them on the session's bus
/// (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html).
///
/// Nothing is started by the question, neither a bus nor the portal.
struct DesktopPortal {
    private let library: DBusLibrary
    private let connection: OpaquePointer

    // Whoever waits for the answer gives up much sooner.
    private static let milliseconds: Int32 = 1_000

    /// Asks on the bus at `address`. May take as long as the bus does, half a minute at most.
    static func motionSettings(bus address: String) throws(DesktopError) -> MotionSettings {
        let library = try openLibrary()
        guard let connection = library.open(address, nil) else {
            throw DesktopError("cannot ask the desktop", "there is no session bus at \(address)")
        }
        library.setExitOnDisconnect(connection, 0)
        defer {
            library.close(connection)
            library.releaseConnection(connection)
        }
        guard library.register(connection, nil) != 0 else {
            throw DesktopError("cannot ask the desktop", "the session bus does not answer")
        }
        return try DesktopPortal(library: library, connection: connection).motionSettings()
    }

    private static func openLibrary() throws(DesktopError) -> DBusLibrary {
        do throws(LibraryError) {
            return try DBusLibrary()
        } catch {
            throw DesktopError(error)
        }
    }

    private func motionSettings() throws(DesktopError) -> MotionSettings {
        guard
            let message = library.newMethodCall(
                "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                "org.freedesktop.portal.Settings", "ReadAll")
        else { throw DesktopError("cannot ask the desktop", "no memory") }
        defer { library.releaseMessage(message) }
        library.setAutoStart(message, 0)
        append(MotionSettings.namespaces, to: message)
        guard let reply = library.sendAndWait(connection, message, DesktopPortal.milliseconds, nil) else {
            throw DesktopError("cannot ask the desktop", "its portal does not answer")
        }
        defer { library.releaseMessage(reply) }
        return settings(in: reply)
    }

    private func append(_ words: [String], to message: OpaquePointer) {
        let outer = DBusIterator()
        let inner = DBusIterator()
        library.beginAppending(message, outer.pointer)
        _ = library.openContainer(outer.pointer, type("a"), "s", inner.pointer)
        for word in words {
            word.withCString { text in
                var text: UnsafePointer<CChar>? = text
                _ = library.append(inner.pointer, type("s"), &text)
            }
        }
        _ = library.closeContainer(outer.pointer, inner.pointer)
    }

    private func type(_ scalar: Unicode.Scalar) -> Int32 { Int32(bitPattern: scalar.value) }

    /// Reads `a{sa{sv}}`: groups of settings by their namespaces. What is something else says nothing.
    private func settings(in reply: OpaquePointer) -> MotionSettings {
        var settings = MotionSettings()
        forEachEntry(DBusReader(reply, library)) { namespace, group in
            forEachEntry(group) { key, value in
                if let value = DesktopPortal.value(value) { settings.read(namespace, key, value) }
            }
        }
        return settings
    }

    /// Calls `body` with the key of every entry of the dictionary at this place, and the place of its value.
    private func forEachEntry(_ dictionary: DBusReader?, _ body: (String, DBusReader) -> Void) {
        guard let entries = dictionary?.inside("a") else { return }
        repeat {
            guard let entry = entries.inside("e"), let key = entry.string, entry.next() else { return }
            body(key, entry)
        } while entries.next()
    }

    private static func value(_ reader: DBusReader) -> MotionSettings.Value? {
        if let inner = reader.inside("v") { return value(inner) }
        return reader.number.map { .number($0) } ?? reader.flag.map { .flag($0) }
    }
}
