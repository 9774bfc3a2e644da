/// The command's process and how its first output is noticed. Descriptors are inherited by the splash.
public struct WatchedCommand: Equatable, Sendable {
    /// One of the command's output streams under watch.
    public struct Stream: Equatable, Sendable {
        /// The inotify watch descriptor; both streams have the same one where they are the same file.
        public var watch: Int32
        /// Whether others may write to it too (a terminal or another character device), so that an event
        /// counts only when the command's own processes have written something.
        public var isShared: Bool

        /// Makes a stream that the inotify instance reports as `watch`.
        public init(watch: Int32, isShared: Bool) {
            self.watch = watch
            self.isShared = isShared
        }
    }

    /// The command's process, and the launcher's before it.
    public var process: Int32
    /// Becomes readable when the process ends; nil where the kernel has no pidfd.
    public var processDescriptor: Int32?
    /// The inotify instance that watches the streams; nil where there is none.
    public var watchDescriptor: Int32?
    /// Standard output, where it can be watched.
    public var standardOutput: Stream?
    /// Standard error, where it can be watched.
    public var standardError: Stream?
    /// Bytes that the process had written before it became the command (`wchar` in /proc/PID/io).
    public var bytesWrittenBefore: UInt64 = 0
    /// Page faults of children that the process had waited for before (`cminflt` in /proc/PID/stat).
    public var childFaultsBefore: UInt64 = 0

    /// A command of which only its end is known.
    public init(process: Int32) {
        self.process = process
    }

    func write(to words: inout WordWriter) {
        words.write("process", process)
        words.write("process-descriptor", processDescriptor)
        words.write("watch-descriptor", watchDescriptor)
        words.write("output-watch", standardOutput?.watch)
        words.write("output-shared", standardOutput?.isShared)
        words.write("error-watch", standardError?.watch)
        words.write("error-shared", standardError?.isShared)
        words.write("bytes-written", Int(clamping: bytesWrittenBefore))
        words.write("child-faults", Int(clamping: childFaultsBefore))
    }

    init?(_ words: WordReader) {
        guard let process: Int32 = words.number("process") else { return nil }
        self.process = process
        processDescriptor = words.number("process-descriptor")
        watchDescriptor = words.number("watch-descriptor")
        standardOutput = WatchedCommand.stream(words, "output")
        standardError = WatchedCommand.stream(words, "error")
        bytesWrittenBefore = words.number("bytes-written") ?? 0
        childFaultsBefore = words.number("child-faults") ?? 0
    }

    private static func stream(_ words: WordReader, _ name: String) -> Stream? {
        guard let watch: Int32 = words.number("\(name)-watch") else { return nil }
        return Stream(watch: watch, isShared: words.flag("\(name)-shared") ?? true)
    }
}
