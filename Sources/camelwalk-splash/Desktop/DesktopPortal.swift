import DesktopBus
import SplashPolicy

/// The desktop's settings, as its portal tells them on the session's bus
/// (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html).
///
/// Nothing is started by the question, neither a bus nor the portal.
enum DesktopPortal {
    /// Asks on the bus at `address`. May take two seconds, if the bus answers and the portal does not.
    static func settings(bus address: String) throws(BusError) -> DesktopSettings {
        let bus = try BusConnection(address, "cannot ask the desktop")
        let question = BusCall(
            "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings", "ReadAll", [.strings(DesktopSettings.namespaces)])
        let reply = try bus.ask(question, "its portal")
        return settings(in: reply)
    }

    /// Reads `a{sa{sv}}`: groups of settings by their namespaces. What is something else says nothing.
    private static func settings(in reply: BusMessage) -> DesktopSettings {
        var settings = DesktopSettings()
        forEachEntry(reply.values) { namespace, group in
            forEachEntry(group) { key, value in
                if let value = DesktopPortal.value(value) { settings.read(namespace, key, value) }
            }
        }
        return settings
    }

    /// Calls `body` with the key of every entry of the dictionary at this place, and the place of its value.
    private static func forEachEntry(_ dictionary: DBusReader?, _ body: (String, DBusReader) -> Void) {
        guard let entries = dictionary?.inside("a") else { return }
        repeat {
            guard let entry = entries.inside("e"), let key = entry.string, entry.next() else { return }
            body(key, entry)
        } while entries.next()
    }

    private static func value(_ reader: DBusReader) -> DesktopSettings.Value? {
        if let inner = reader.inside("v") { return value(inner) }
        return reader.number.map { .number($0) } ?? reader.flag.map { .flag($0) }
    }
}
