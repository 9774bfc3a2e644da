import Foundation
import TestSupport
import Testing

/// A control group of a test's own. Removed with the test; its processes go back to the root.
final class ControlGroup {
    private static let roots = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/systemd"]
    private static let root = roots.first { access($0 + "/cgroup.procs", W_OK) == 0 }
    private let root: String
    private let path: String

    /// Whether we may make one.
    static var canBeMade: Bool { geteuid() == 0 && root != nil }

    /// A group called `name`.
    init(_ name: String) throws {
        root = try #require(Self.root)
        let folder = "\(root)/camelwalk-test-\(getpid())-\(UInt32.random(in: .min ... .max))"
        path = "\(folder)/\(name)"
        try #require(mkdir(folder, 0o755) == 0 && mkdir(path, 0o755) == 0)
    }

    /// A process moves into it by writing 0 here.
    var file: String { path + "/cgroup.procs" }

    deinit {
        _ = eventually {
            for process in text(file).split(separator: "\n") {
                try? process.write(toFile: root + "/cgroup.procs", atomically: false, encoding: .utf8)
            }
            return rmdir(path) == 0
        }
        rmdir((path as NSString).deletingLastPathComponent)
    }
}
