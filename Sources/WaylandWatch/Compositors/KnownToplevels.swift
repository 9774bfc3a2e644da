/// What is known of each toplevel, by its number. What a compositor says of one takes effect with a `done`.
struct KnownToplevels {
    private var applications: [UInt32: String] = [:]
    /// The application ids with which they were told; empty for one that has none.
    private var told: [UInt32: String] = [:]

    mutating func note(_ toplevel: UInt32, application: String) {
        applications[toplevel] = application
    }

    /// The toplevel that a `done` makes known: one that was not, or had another application id.
    mutating func complete(_ toplevel: UInt32, isNew: Bool) -> Toplevel? {
        let application = applications[toplevel] ?? ""
        guard told[toplevel] != application else { return nil }
        told[toplevel] = application
        return Toplevel(application: application.isEmpty ? nil : application, isNew: isNew)
    }

    mutating func forget(_ toplevel: UInt32) {
        applications[toplevel] = nil
        told[toplevel] = nil
    }
}
