/// What closes the splash, besides the command's end, the user and the longest time, which always do.
public struct CloseConditions: Equatable, Sendable {
    /// The first write to standard output.
    public var standardOutput = false
    /// The first write to standard error.
    public var standardError = false
    /// The command's first window.
    public var window = false
    /// The command says READY=1 by the sd_notify protocol.
    public var ready = false
    /// The command listens on any TCP port or named unix socket.
    public var listens = false
    /// The command listens on one of these TCP ports.
    public var ports: [UInt16] = []
    /// One of these paths exists.
    public var paths: [AwaitedPath] = []
    /// Inodes of sockets that listened before the command started, and that it inherits. It need not be there for
    /// them to be connected to, so they say nothing.
    public var inheritedSockets: [UInt64] = []

    /// Only the command's end.
    public init() {}

    /// Output or a window: what is waited for where the user says nothing.
    public static let `default`: CloseConditions = {
        var conditions = CloseConditions()
        conditions.standardOutput = true
        conditions.standardError = true
        conditions.window = true
        return conditions
    }()

    /// Whether somebody must look for sockets.
    public var watchesSockets: Bool { listens || !ports.isEmpty }

    /// One number for the splash's arguments.
    var mask: Int {
        (standardOutput ? 1 : 0) | (standardError ? 2 : 0) | (window ? 4 : 0) | (ready ? 8 : 0)
            | (listens ? 16 : 0)
    }

    /// Reads what `mask` made.
    init(mask: Int) {
        standardOutput = mask & 1 != 0
        standardError = mask & 2 != 0
        window = mask & 4 != 0
        ready = mask & 8 != 0
        listens = mask & 16 != 0
    }
}
