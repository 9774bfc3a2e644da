import Confinement
import POSIX
import SplashPolicy
import SplashProtocol

extension Examination {
    /// What the splash, the relay of notifications, and the process that decodes a file can be kept from.
    static var confinement: Finding {
        confinement(
            landlock: Confinement.availableLandlock, failure: Confinement.filterFailure,
            hasNetwork: NetworkNeed.isNamed { SplashEnvironment.value(of: $0)?.bytes })
    }

    /// The same from what the kernel has, and why it filters no system calls.
    static func confinement(landlock: Int, failure: Errno?, hasNetwork: Bool) -> Finding {
        let subject = "confinement"
        if let failure {
            let left = landlock > 0 ? ", the relay and decoders by Landlock alone" : ", nor is anything else"
            return .missing(
                subject, "filters of system calls (seccomp): \(failure)",
                so: "the splash is not confined\(left)")
        }
        let network = hasNetwork ? "with" : "without"
        let splash = "the splash by a filter of system calls, \(network) the network"
        guard landlock > 0 else {
            return .missing(
                subject, "Landlock in the kernel",
                so: "\(splash); the relay and decoders by a filter alone")
        }
        return .ok(subject, "\(splash); the relay and decoders by Landlock \(landlock) too")
    }
}
