public import POSIX

extension WindowWatch {
    /// What tells the command's windows among those of processes outside its tree.
    public struct Outside: Sendable {
        /// The command's `ProcessFile.childFaults` from before it started.
        public var childFaultsBefore: UInt64 = 0
        /// The names of the sockets on which the session's bus listens.
        public var busNames: Set<ByteString> = []
        /// The first of a window's names by which one of these processes may be called, or nil. Called on the watch's
        /// thread.
        public var commonName: @Sendable (_ names: [String], _ processes: [Int32]) -> String? = { _, _ in nil
        }

        /// Nothing is known.
        public init() {}
    }
}
