internal import Glibc
internal import SplashProtocol

/// Reads an inotify instance that watches the command's output streams.
struct OutputStreams {
    let descriptor: Int32
    private(set) var standardOutput: WatchedCommand.Stream?
    private(set) var standardError: WatchedCommand.Stream?
    private(set) var terminal: WatchedCommand.Stream?

    /// The streams that `command` has under watch, by its inotify instance `descriptor`.
    init(descriptor: Int32, of command: WatchedCommand) {
        self.descriptor = descriptor
        standardOutput = command.standardOutput
        standardError = command.standardError
        terminal = command.terminal
    }

    /// Streams with something new in them.
    struct Written {
        var standardOutput = false
        var standardError = false
        var terminal = false

        /// Adds the streams of `other`.
        mutating func formUnion(_ other: Written) {
            standardOutput = standardOutput || other.standardOutput
            standardError = standardError || other.standardError
            terminal = terminal || other.terminal
        }

        /// The event that this is, or nil if nothing was written.
        var event: CommandEvent? {
            switch (standardOutput, standardError) {
            case (true, true): .output
            case (true, false): .standardOutput
            case (false, true): .standardError
            case (false, false): terminal ? .terminal : nil
            }
        }
    }

    /// Whether others may write to each of them too.
    var isAllShared: Bool {
        standardOutput?.isShared != false && standardError?.isShared != false && terminal?.isShared != false
    }

    /// The streams written to since the last call, parted by whether others may have done it.
    func read() -> (own: Written, shared: Written) {
        var own = Written()
        var shared = Written()
        for watch in watches() {
            if let stream = standardOutput, stream.watch == watch {
                if stream.isShared { shared.standardOutput = true } else { own.standardOutput = true }
            }
            if let stream = standardError, stream.watch == watch {
                if stream.isShared { shared.standardError = true } else { own.standardError = true }
            }
            if let stream = terminal, stream.watch == watch {
                if stream.isShared { shared.terminal = true } else { own.terminal = true }
            }
        }
        return (own, shared)
    }

    /// Watches these streams no longer: a command that prints without end must not keep anybody awake.
    mutating func stop(_ written: Written) {
        if written.standardOutput, let stream = standardOutput {
            inotify_rm_watch(descriptor, stream.watch)
            standardOutput = nil
        }
        if written.standardError, let stream = standardError {
            inotify_rm_watch(descriptor, stream.watch)
            standardError = nil
        }
        if written.terminal, let stream = terminal {
            inotify_rm_watch(descriptor, stream.watch)
            terminal = nil
        }
    }

    private func watches() -> [Int32] {
        var found: [Int32] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        let header = MemoryLayout<inotify_event>.size
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= header else { return found }
            buffer.withUnsafeBytes { bytes in
                var offset = 0
                while offset + header <= count {
                    let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    // An overflow (watch -1) means that there was more than enough: any of them.
                    if event.mask & UInt32(IN_MODIFY) != 0 { found.append(event.wd) }
                    offset += header + Int(event.len)
                }
            }
        }
    }
}
