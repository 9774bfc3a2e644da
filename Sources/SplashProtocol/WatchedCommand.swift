/// The command's process and how its first output is noticed. Descriptors are inherited by the splash.
public struct WatchedCommand: Equatable, Sendable {
    /// One of the command's output streams under watch.
    public struct Stream: Equatable, Sendable {
        /// The inotify watch descriptor; both streams have the same one where they are the same file.
        public var watch: Int32
        /// Whether others may write to it too (a terminal, another character device or a regular file), so that an
        /// event counts only when the command's own processes have written something.
        public var isShared: Bool

        /// Makes a stream that the inotify instance reports as `watch`.
        public init(watch: Int32, isShared: Bool) {
            self.watch = watch
            self.isShared = isShared
        }
    }

    /// The command's process, and the launcher's before it.
    public var process: Int32
    /// Becomes readable when the process ends; nil if the kernel has no pidfd.
    public var processDescriptor: Int32?
    /// The inotify instance that watches the streams; nil if there is none.
    public var watchDescriptor: Int32?
    /// Standard output, where it can be watched.
    public var standardOutput: Stream?
    /// Standard error, where it can be watched.
    public var standardError: Stream?
    /// /dev/tty, where the command has a controlling terminal. Whoever writes through it, in any session, makes an
    /// event.
    public var terminal: Stream?
    /// Bytes that the process had written before it became the command (`wchar` in /proc/PID/io).
    public var bytesWrittenBefore: UInt64 = 0
    /// Page faults of children that the process had waited for before (`cminflt` in /proc/PID/stat).
    public var childFaultsBefore: UInt64 = 0
    /// Whether the command's terminal took whole lines before: what takes keys later belongs to the command.
    public var hadLineMode = false

    /// A command of which only its end is known.
    public init(process: Int32) {
        self.process = process
    }

    /// Whether others may write to one of the streams too.
    public var hasSharedStream: Bool {
        standardOutput?.isShared == true || standardError?.isShared == true || terminal?.isShared == true
    }

    mutating func fields(_ fields: inout JobFields) {
        fields.required("process", &process)
        fields.optional("process-descriptor", &processDescriptor)
        fields.optional("watch-descriptor", &watchDescriptor)
        WatchedCommand.stream(&standardOutput, ("output-watch", "output-shared"), &fields)
        WatchedCommand.stream(&standardError, ("error-watch", "error-shared"), &fields)
        WatchedCommand.stream(&terminal, ("terminal-watch", "terminal-shared"), &fields)
        fields.field("bytes-written", &bytesWrittenBefore)
        fields.field("child-faults", &childFaultsBefore)
        fields.field("line-mode", &hadLineMode, default: false)
    }

    private static func stream(
        _ stream: inout Stream?, _ names: (watch: StaticString, shared: StaticString),
        _ fields: inout JobFields
    ) {
        var watch = stream?.watch
        var isShared = stream?.isShared
        fields.optional(names.watch, &watch)
        fields.optional(names.shared, &isShared)
        if let watch { stream = Stream(watch: watch, isShared: isShared ?? true) }
    }
}
