internal import Glibc

extension ProcessFile {
    // More than a machine has mounts.
    private static let maximumMountBytes = 1 << 20

    /// Whether /proc shows a process only to those who may trace it (proc(5), `hidepid`), or is not there.
    public static func hidesOthers() -> Bool {
        var status = stat()
        // The first process is root's, or in a namespace somebody's.
        guard stat("/proc/1/stat", &status) == 0 else { return true }
        guard geteuid() == 0 || status.st_uid == geteuid() else { return false }
        // Who is seen in any case tells nothing.
        guard let mounts = contents("/proc/self/mountinfo", maximumBytes: maximumMountBytes) else {
            return true
        }
        return hidesOthers(mounts: mounts)
    }

    /// The same from /proc/self/mountinfo.
    static func hidesOthers(mounts: [UInt8]) -> Bool {
        mounts.split(separator: UInt8(ascii: "\n")).contains { line in
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count > 6, words[4].elementsEqual("/proc".utf8), let options = words.last else {
                return false
            }
            return options.split(separator: UInt8(ascii: ",")).contains {
                let option = String(decoding: $0, as: UTF8.self)
                return option.hasPrefix("hidepid=") && option != "hidepid=0" && option != "hidepid=off"
            }
        }
    }
}
