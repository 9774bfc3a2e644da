internal import DesktopBus

/// A compositor as the session's bus knows it. For one thread at a time.
struct CompositorOnBus {
    // Nanoseconds. One that is so busy shows no window either.
    private static let patience: Int64 = 5_000_000_000

    /// Its unique name: what comes from somebody else does not count.
    let owner: String
    let bus: BusConnection

    /// Throws where nobody has `name` on the bus at `address`, or it is not `compositor`.
    init(_ name: String, bus address: String, _ compositor: Compositor) throws(WaylandWatchError) {
        do throws(BusError) {
            bus = try BusConnection(address, "cannot ask \(name)")
        } catch {
            throw WaylandWatchError("\(error)")
        }
        guard let owner = bus.owner(of: name) else {
            throw WaylandWatchError("\(name) is not on the session bus")
        }
        self.owner = owner
        guard compositor.isServed(by: bus.process(of: owner)) else {
            throw WaylandWatchError("\(name) is not this display's")
        }
    }

    /// What it has sent. Throws where no more will come.
    func messages() throws(WaylandWatchError) -> [BusMessage] {
        do throws(BusError) {
            return try bus.messages().filter { $0.sender == owner }
        } catch {
            throw WaylandWatchError(error.reason)
        }
    }

    /// Asks for something without an answer. Does not wait.
    func send(
        _ path: String, _ interface: String, _ method: String, _ arguments: [BusCall.Argument] = []
    ) {
        bus.send(BusCall(owner, path, interface, method, arguments))
    }

    /// Asks, and waits for the answer; nil if there is none, or an error.
    func ask(
        _ path: String, _ interface: String, _ method: String, _ arguments: [BusCall.Argument] = []
    ) -> BusMessage? {
        try? bus.ask(
            BusCall(owner, path, interface, method, arguments), "the compositor",
            patience: CompositorOnBus.patience)
    }
}
