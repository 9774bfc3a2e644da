/// What is to be done once it is worth while: a command that is over before pays nothing for it. Used on one thread.
struct Agenda {
    private struct Item {
        let time: Int64
        let action: () -> Void
    }

    private var items: [Item] = []

    /// Puts off `action` until `time`.
    mutating func add(at time: Int64, _ action: @escaping () -> Void) {
        items.append(Item(time: time, action: action))
        items.sort { $0.time < $1.time }
    }

    /// When the next item is due, or nil.
    var next: Int64? { items.first?.time }

    /// Takes out what is due at `now`, to be done in this order.
    mutating func takeDue(at now: Int64) -> [() -> Void] {
        let due = items.prefix { $0.time <= now }
        items.removeFirst(due.count)
        return due.map(\.action)
    }
}
