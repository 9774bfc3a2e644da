internal import POSIX

/// The unit in which a desktop with systemd keeps each program that it starts from its menu
/// (https://systemd.io/DESKTOP_ENVIRONMENTS/): `app-org.kde.kate-4711.scope`, `app-org.kde.kate@4711.service`.
///
/// What the bus starts has a unit, too, but of another name.
enum ApplicationUnit {
    /// Whether a process was started as an application of its own, of which the command is no part. Both are told by
    /// their control groups, as /proc/PID/cgroup has them.
    static func isAnother(_ process: ByteString, than command: ByteString) -> Bool {
        !units(process).isSubset(of: units(command))
    }

    /// The paths of these units. An application may have groups of its own below.
    private static func units(_ controlGroups: ByteString) -> Set<String> {
        var units: Set<String> = []
        for line in String(decoding: controlGroups.bytes, as: UTF8.self).split(separator: "\n") {
            // HIERARCHY:CONTROLLERS:PATH
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            let parts = fields[2].split(separator: "/")
            guard let unit = parts.firstIndex(where: isUnit) else { continue }
            units.insert(parts[...unit].joined(separator: "/"))
        }
        return units
    }

    private static func isUnit(_ name: Substring) -> Bool {
        name.hasPrefix("app-") && (name.hasSuffix(".scope") || name.hasSuffix(".service"))
    }
}
