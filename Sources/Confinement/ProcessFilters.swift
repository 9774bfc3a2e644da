internal import CConfinement
internal import Glibc
public import POSIX

/// What the processes keep that cannot be confined to a file and a socket.
extension Confinement {
    /// Takes from the splash all system calls that it does not need, and lowers its limits. It can still do with files what
    /// the user can, and speak with local sockets; it executes nothing, makes no process, and reaches into no other.
    ///
    /// To be called while there is one thread, and after `camelwalk_fork` has started all that is to be started.
    ///
    /// - Parameter network: Whether internet sockets stay.
    /// - Throws: Why no filter can be had. All goes on without one.
    public static func enterSplash(network: Bool) throws(Errno) {
        lower(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
        lower(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), to: maximumDescriptors)
        try valueOrErrno { camelwalk_filter_splash(network ? 1 : 0) }
    }

    // A window, a watch and a sound take some sixty, with fonts and drivers a few hundred.
    private static let maximumDescriptors: rlim_t = 4096

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
