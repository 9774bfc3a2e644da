internal import CConfinement
internal import Glibc
public import POSIX

/// What the processes keep that cannot be confined to a file and a socket.
extension Confinement {
    /// What may be done with the files at or below a path.
    public struct Rule: Equatable, Sendable {
        /// What it allows.
        public enum Use: Sendable {
            /// Reading and listing them.
            case read
            /// Reading, writing and asking devices.
            case device
            /// Making, reading and writing files in a directory.
            case make
        }

        /// What it allows.
        public let use: Use
        /// The file or directory, which may not exist.
        public let path: ByteString

        /// A rule that allows `use` of what is at or below `path`.
        public init(_ use: Use, _ path: ByteString) {
            self.use = use
            self.path = path
        }
    }

    /// How far a process has come to confine itself to places.
    public enum Result: Equatable, Sendable {
        /// To all of them.
        case complete
        /// To those that were found in time.
        case incomplete
        /// Not at all.
        case refused
    }

    /// Takes from the splash all files but those of `rules` and those that are open (Landlock). /proc shows it no other process
    /// any more as only those see it who may trace that.
    ///
    /// To be called while there is one thread.
    ///
    /// - Parameters:
    ///   - rules: What is kept in any case.
    ///   - more: More of it, in groups that are asked for one after the other. A slow file system is not waited for: what there
    ///     is after 30 ms stays out of reach.
    ///   - network: Whether TCP stays.
    ///   - abstractSockets: Whether sockets of others in the abstract namespace stay.
    /// - Returns: What holds.
    public static func enterSplash(
        _ rules: [Rule], more: [() -> [Rule]], network: Bool, abstractSockets: Bool
    ) -> Result {
        var places = camelwalk_places()
        guard camelwalk_begin_places(network ? 1 : 0, abstractSockets ? 1 : 0, &places) > 0 else {
            return .refused
        }
        func add(_ rule: Rule) {
            rule.path.withCString { camelwalk_allow_place(&places, $0, rule.use.number) }
        }
        for rule in rules { add(rule) }
        let end = MonotonicClock.nanoseconds() + lookupTime
        for group in more where MonotonicClock.nanoseconds() < end {
            for rule in group() where MonotonicClock.nanoseconds() < end { add(rule) }
        }
        let isComplete = MonotonicClock.nanoseconds() < end
        guard camelwalk_enter_places(&places) > 0 else { return .refused }
        return isComplete ? .complete : .incomplete
    }

    // Nanoseconds; some hundred times what it takes, so that a busy machine loses nothing.
    private static let lookupTime: Int64 = 30_000_000

    /// Takes from the splash all system calls that it does not need, and lowers its limits. It executes nothing, makes no
    /// process, and reaches into no other.
    ///
    /// To be called while there is one thread, and after `camelwalk_fork` has started all that is to be started.
    ///
    /// - Parameter network: Whether internet sockets stay.
    /// - Throws: Why no filter can be had. All goes on without one.
    public static func filterSplash(network: Bool) throws(Errno) {
        lower(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
        lower(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), to: maximumDescriptors)
        try valueOrErrno { camelwalk_filter_splash(network ? 1 : 0) }
    }

    // A window, a watch and a sound take some sixty, with fonts and drivers a few hundred.
    private static let maximumDescriptors: rlim_t = 4096

    /// Takes from the broker all system calls but those that read files, keep times, and answer the splash. It has the user's
    /// files: Landlock would hide from it what it is there to see.
    public static func enterBroker() {
        lower(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
        _ = camelwalk_filter_broker()
    }

    /// Takes from the relay of notifications all but passing them on, the log that is open, and removing its socket's file
    /// and what others have left beside it. What the kernel cannot take stays.
    ///
    /// - Parameters:
    ///   - directory: Where the socket's file is; nil if its name is abstract.
    ///   - hasAbstractReceiver: Whether messages go on to an abstract socket.
    /// - Returns: What is in force.
    @discardableResult
    public static func enterRelay(directory: ByteString?, hasAbstractReceiver: Bool) -> Confinement {
        lower(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
        let receiver: Int32 = hasAbstractReceiver ? 1 : 0
        let version =
            directory?.withCString { camelwalk_confine_relay($0, receiver) }
            ?? camelwalk_confine_relay(nil, receiver)
        return Confinement(landlock: Int(version), hasFilter: camelwalk_filter_relay() == 0)
    }

    /// Why no system calls can be filtered here, or nil if they can.
    public static var filterFailure: Errno? {
        let number = camelwalk_try_filter()
        return number == 0 ? nil : Errno(number)
    }
}

extension Confinement.Rule.Use {
    fileprivate var number: camelwalk_use {
        switch self {
        case .read: CAMELWALK_READ
        case .device: CAMELWALK_DEVICE
        case .make: CAMELWALK_MAKE
        }
    }
}
