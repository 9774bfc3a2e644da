import Glibc

/// Shared libraries that are opened only once they are needed.
enum LibraryFile {
    /// Whether the library of this SONAME can be opened. It stays open.
    static func isThere(_ name: String) -> Bool { dlopen(name, RTLD_LAZY | RTLD_LOCAL) != nil }
}
