import Foundation

/// Programs that not every machine has; those that only root may usually run lie outside of PATH.
enum RealProgram {
    /// The path of the program, or nil if it is not installed.
    static func path(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return (path.split(separator: ":").map(String.init) + ["/usr/sbin", "/sbin"]).map { "\($0)/\(name)" }
            .first { access($0, X_OK) == 0 }
    }

    /// Whether FUSE file systems can be mounted.
    static let hasFUSE = access("/dev/fuse", R_OK | W_OK) == 0 && geteuid() == 0 && path("bindfs") != nil

    /// A TCP port of 127.0.0.1 that nobody listens on.
    static func freePort() -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { fatalError("no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
