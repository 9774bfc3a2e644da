internal import CConfinement
internal import Glibc
public import POSIX

/// What a process can still do that has confined itself: read some files, use memory, and speak through descriptors that are
/// open. It executes nothing, starts nothing, writes no file, connects to nothing, and reaches no other process.
public struct Confinement: Equatable, Sendable {
    /// The version of Landlock that is in force; 0 if the kernel has none.
    public let landlock: Int
    /// Whether calls of the kernel that are not needed are refused (seccomp).
    public let hasFilter: Bool

    /// Takes all else from the calling thread, which is the process's only one, for ever. What the kernel cannot take stays.
    ///
    /// - Parameters:
    ///   - files: Files and directories that may be read, beside those of the system's libraries.
    ///   - mayStartThreads: Whether there may be more threads, until `startNoMoreThreads` is called.
    @discardableResult
    public static func enter(reading files: [ByteString], mayStartThreads: Bool = false) -> Confinement {
        limitResources()
        let version = (libraries + files).withCStrings { paths in
            camelwalk_confine_to(paths, paths.count)
        }
        let hasFilter = camelwalk_filter_decoder(mayStartThreads ? 1 : 0) == 0
        return Confinement(landlock: Int(version), hasFilter: hasFilter)
    }

    /// No thread of the process starts another one from now on.
    public static func startNoMoreThreads() { _ = camelwalk_filter_decoder(0) }

    /// What the kernel has: the version of Landlock, or 0.
    public static var availableLandlock: Int { Int(camelwalk_landlock_version()) }

    /// Where libraries are that are opened later, and where the loader looks them up.
    private static var libraries: [ByteString] {
        let system: [ByteString] = [
            "/usr", "/lib", "/lib64", "/lib32", "/opt", "/nix/store", "/gnu/store", "/run/current-system",
            "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/ld-nix.so.preload",
        ]
        let named = getenv("LD_LIBRARY_PATH").map { ByteString(cString: $0).bytes } ?? []
        return system + named.split(separator: UInt8(ascii: ":")).map { ByteString(bytes: Array($0)) }
    }

    /// Bytes of address space: more than the limits of decoding ever need.
    private static let maximumMemory: rlim_t = 6 << 30

    private static func limitResources() {
        // A sanitizer's shadow of the memory takes terabytes of addresses.
        #if !CAMELWALK_SANITIZED
            lower(__rlimit_resource_t(RLIMIT_AS.rawValue), to: maximumMemory)
        #endif
        lower(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), to: 0)
        lower(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), to: 64)
        lower(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
    }

    static func lower(_ resource: __rlimit_resource_t, to value: rlim_t) {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_max = min(limit.rlim_max, value)
        limit.rlim_cur = min(limit.rlim_cur, limit.rlim_max)
        setrlimit(resource, &limit)
    }
}

extension [ByteString] {
    /// Calls `body` with the zero-terminated paths, valid during the call only.
    fileprivate func withCStrings<Result>(_ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
        let copies = map { $0.withCString { strdup($0) } }
        defer { for copy in copies { free(copy) } }
        return body(copies.map { UnsafePointer($0) })
    }
}
