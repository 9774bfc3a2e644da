import Confinement
import POSIX
import SplashPolicy
import SplashProtocol

extension Examination {
    /// What the splash, the relay of notifications, and the process that decodes a file can be kept from.
    static var confinement: Finding {
        confinement(
            landlock: Confinement.availableLandlock, failure: Confinement.filterFailure,
            hidesOthers: ProcessFile.hidesOthers(),
            hasNetwork: NetworkNeed.isNamed { SplashEnvironment.value(of: $0)?.bytes })
    }

    /// The same from what the kernel has, why it filters no system calls, and whether /proc hides processes.
    static func confinement(
        landlock: Int, failure: Errno?, hidesOthers: Bool = false, hasNetwork: Bool
    ) -> Finding {
        let subject = "confinement"
        let network = hasNetwork ? "with" : "without"
        let all = "the splash, the relay and decoders"
        if let failure {
            let left = landlock > 0 ? "\(all) are confined by Landlock alone" : "nothing is confined"
            return .missing(subject, "filters of system calls (seccomp): \(failure)", so: left)
        }
        guard landlock > 0 else {
            return .missing(
                subject, "Landlock in the kernel",
                so: "\(all) are confined by a filter of system calls alone, the splash \(network) the network"
            )
        }
        guard !hidesOthers else {
            return .missing(
                subject, "a /proc that shows the user's processes to everybody (it is mounted with hidepid)",
                so:
                    "the splash is confined by a filter of system calls alone, \(network) the network, and keeps its files"
            )
        }
        return .ok(
            subject,
            "\(all) by Landlock \(landlock) and a filter of system calls, the splash \(network) the network")
    }
}
