import CPOSIX
import Glibc
import POSIX
import SplashProtocol

/// Whether another splash is up over a process that this command was started from: a script under camelwalk
/// that itself calls camelwalk shows one window, not two.
enum NestedSplash {
    // Deeper trees are not walked: then there may be two windows.
    private static let mostAncestors = 64

    static func exists(over process: Int32) -> Bool {
        let namespace = ProcessFile.namespace()
        var current = process
        for _ in 0..<mostAncestors {
            guard let parent = ProcessFile.parent(of: current) else { return false }
            let name = SplashMarker.name(process: parent, namespace: namespace)
            if name.withCString({ camelwalk_abstract_exists($0, strlen($0)) }) != 0 { return true }
            current = parent
        }
        return false
    }
}
