internal import DesktopBus
internal import Glibc
internal import POSIX

/// KWin tells of windows, with their processes, by a script that it is given.
final class KWinSource: ToplevelSource {
    let name = "KWin"
    private let kwin: CompositorOnBus
    private static let maximumTries = 10
    // Microseconds.
    private static let pause: useconds_t = 20_000
    private let slot: KWinSlot

    /// Throws where KWin is not on the bus at `address`, is not `compositor`, or does not take the script, which lies
    /// in `runtimeDirectory`.
    init(bus address: String, runtimeDirectory: ByteString, compositor: Compositor) throws(WaylandWatchError)
    {
        kwin = try CompositorOnBus("org.kde.KWin", bus: address, compositor)
        slot = try KWinSlot.take(in: runtimeDirectory)
        try load()
    }

    deinit { unload() }

    var descriptor: Int32 { kwin.bus.descriptor }

    func read() throws(WaylandWatchError) -> [Toplevel] {
        try kwin.messages().compactMap(toplevel)
    }

    private func toplevel(_ message: BusMessage) -> Toplevel? {
        guard message.member == KWinScript.method, let values = message.values else { return nil }
        kwin.bus.acknowledge(message)
        guard let state = values.string, values.next(), let process = values.string, values.next(),
            let application = values.string
        else { return nil }
        return KWinScript.toplevel(state: state, process: process, application: application)
    }

    private func load() throws(WaylandWatchError) {
        let script = KWinScript(listener: kwin.bus.uniqueName, name: slot.name)
        guard slot.write(script.text) else { throw WaylandWatchError("\(slot.file) cannot be written") }
        let number = try number(ofScript: [.string(slot.file.description), .string(slot.name)])
        // KWin 6 has the first, KWin 5 the second.
        for path in ["/Scripting/Script\(number)", "/\(number)"]
        where ask(path, "Script", "run") != nil { return }
        throw WaylandWatchError("it runs no script")
    }

    /// Loads the script, and returns KWin's number for it.
    private func number(ofScript names: [BusCall.Argument]) throws(WaylandWatchError) -> Int32 {
        for _ in 0..<KWinSource.maximumTries {
            // One is left where its splash was killed a moment ago.
            _ = ask("/Scripting", "Scripting", "unloadScript", [.string(slot.name)])
            let reply = ask("/Scripting", "Scripting", "loadScript", names)
            guard let number = reply?.values?.signedNumber else { break }
            if number >= 0 { return number }
            // KWin takes scripts out when it has nothing else to do, and until then their names are taken.
            usleep(KWinSource.pause)
        }
        throw WaylandWatchError("it loads no script")
    }

    /// Does not wait: a window may have been seen, and KWin does one after the other.
    private func unload() {
        kwin.send("/Scripting", KWinSource.interface("Scripting"), "unloadScript", [.string(slot.name)])
    }

    private func ask(
        _ path: String, _ interface: String, _ method: String, _ arguments: [BusCall.Argument] = []
    ) -> BusMessage? {
        kwin.ask(path, KWinSource.interface(interface), method, arguments)
    }

    private static func interface(_ name: String) -> String { "org.kde.kwin." + name }
}
