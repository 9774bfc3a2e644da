/// How far the command's processes have come as clients of the compositor, as far as the kernel can tell.
struct ClientState: Equatable, Sendable {
    /// In the order in which a client gets there.
    enum Progress: Int, Comparable, Sendable {
        /// None of them is connected.
        case none
        /// One is, and holds no buffer.
        case connected
        /// One is, and holds a buffer that it has not drawn into yet: it is about to.
        case blank
        /// One is, and whether it holds a buffer cannot be seen: it draws by a graphics processor, or keeps shared
        /// memory for many purposes.
        case unclear
        /// One is, and has drawn into a buffer, or holds one where that cannot be seen.
        case drawn

        static func < (one: Progress, other: Progress) -> Bool { one.rawValue < other.rawValue }
    }

    /// How far.
    var progress = Progress.none
    /// Which of them, or nil.
    var process: Int32?
    /// What the buffer is, for the log, or nil.
    var buffer: String?
    /// The buffer that it has not drawn into yet, or nil.
    var blankBuffer: BlankBuffer?
}
