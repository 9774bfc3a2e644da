public import POSIX

/// What a program says of itself by the sd_notify protocol (sd_notify(3)), as far as a splash can use it.
public struct ServiceMessage: Equatable, Sendable {
    /// `READY=1`: it has started.
    public var isReady = false
    /// `STOPPING=1`: it is about to end.
    public var isStopping = false
    /// `STATUS=`: one line for people, in no particular encoding; empty takes the last one back.
    public var status: ByteString?
    /// `X_CAMELWALK_PROGRESS=`: per cent, 0 to 100.
    public var progress: Double?
    /// `ERRNO=`: what went wrong, as errno(3) numbers it.
    public var error: Int32?
    /// `EXTEND_TIMEOUT_USEC=`: microseconds for which it asks from now.
    public var timeExtension: Int64?

    /// Longer messages are none: systemd's own limit.
    public static let maximumBytes = 4096

    /// Reads a datagram: `NAME=VALUE` lines, of which the last of a name counts. What is unknown or senseless is
    /// skipped.
    public init(datagram: some Sequence<UInt8>) {
        for line in Array(datagram).split(separator: UInt8(ascii: "\n")) {
            guard let separator = line.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = ByteString(bytes: line[line.index(after: separator)...].filter { $0 != 0 })
            read(String(decoding: line[..<separator], as: UTF8.self), value)
        }
    }

    private mutating func read(_ name: String, _ value: ByteString) {
        switch name {
        case "READY": isReady = value == "1"
        case "STOPPING": isStopping = value == "1"
        case "STATUS": status = value
        case "X_CAMELWALK_PROGRESS": progress = ServiceMessage.percentage(value) ?? progress
        case "ERRNO": error = Int32(value.description).flatMap { $0 > 0 ? $0 : nil } ?? error
        case "EXTEND_TIMEOUT_USEC":
            timeExtension = Int64(value.description).flatMap { $0 > 0 ? $0 : nil } ?? timeExtension
        default: break
        }
    }

    private static func percentage(_ value: ByteString) -> Double? {
        guard let number = Double(value.description), (0...100).contains(number) else { return nil }
        return number
    }
}

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
