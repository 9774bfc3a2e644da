internal import POSIX

extension ServiceMessage {
    /// The message as the log has it, a line for each thing said. What strangers wrote is made harmless.
    public var logLines: [String] {
        var lines: [String] = []
        if isReady { lines.append("notified: ready") }
        if isStopping { lines.append("notified: stopping") }
        if let status { lines.append("notified: status \(status)") }
        if let progress { lines.append("notified: progress \(progress)") }
        if let errorText { lines.append("notified: error \(errorText)") }
        if let timeExtension { lines.append("notified: \(timeExtension) microseconds more") }
        return lines
    }

    /// What `ERRNO=` means, or nil.
    public var errorText: String? {
        error.map { Errno($0).description }
    }
}
