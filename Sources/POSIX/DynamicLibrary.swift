internal import Glibc

/// A shared library that is opened when it is first needed, instead of before the program's first line.
package struct DynamicLibrary: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let name: String

    /// Opens the library of this SONAME. It stays open.
    package init(_ name: String) throws(LibraryError) {
        guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else {
            throw LibraryError(
                "cannot load \(name)", dlerror().map { String(cString: $0) } ?? "unknown error")
        }
        self.handle = handle
        self.name = name
    }

    /// The function that `find` finds in the library: `camelwalk_find_NAME`, which a shim makes with `CAMELWALK_LATE`
    /// of the library's own header. So the function has the type that it has there.
    package func function<Function>(
        _ find: (UnsafeMutableRawPointer?) -> Function?
    ) throws(LibraryError) -> Function {
        guard let function = find(handle) else {
            throw LibraryError("cannot use \(name)", dlerror().map { String(cString: $0) } ?? "unknown error")
        }
        return function
    }
}

/// Why a shared library could not be opened or used.
package struct LibraryError: Error, Equatable, CustomStringConvertible {
    /// The task that failed, and the library's name.
    package var action: String
    /// The cause of the failure.
    package var reason: String

    /// An error of the dynamic loader, or of a library that lacks something.
    package init(_ action: String, _ reason: String) {
        self.action = action
        self.reason = reason
    }

    /// Action and reason in one line.
    package var description: String { "\(action): \(reason)" }
}
