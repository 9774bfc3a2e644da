import POSIX

/// What is remembered of a command from one run to the next: in its file, or by the broker where this process may use no file.
struct RememberedTimes: Sendable {
    private let file: StartTimesFile

    /// What `file` has.
    init(_ file: StartTimesFile) {
        self.file = file
    }

    /// How long the command took the last times in nanoseconds, or nil.
    func expected() -> Int64? {
        FileRequest.expected.ask(file).flatMap { Int64(String(decoding: $0.bytes, as: UTF8.self)) }
    }

    /// Whether the command, a graphical program that prints, had no window the last times.
    func expectsNoWindow() -> Bool { FileRequest.expectsNoWindow.ask(file) != nil }

    /// Adds a time in nanoseconds. A command that `hasWindow` may have had none before.
    func add(_ time: Int64, hasWindow: Bool) throws(RememberingError) {
        try FileRequest.add(time, hasWindow: hasWindow).run(file)
    }

    /// Adds the time in nanoseconds at which a graphical program printed whose window did not come.
    func add(windowless time: Int64) throws(RememberingError) {
        try FileRequest.addWindowless(time).run(file)
    }

    /// Removes what killed splashes have left.
    func removeAbandonedParts() { _ = FileRequest.removeAbandonedParts.ask(file) }
}
