internal import Glibc

/// A shared library that is opened when it is first needed, instead of before the program's first line.
package struct DynamicLibrary: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let name: String

    /// Opens the library of this SONAME. It stays open.
    package init(_ name: String) throws(SDLError) {
        guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else {
            throw SDLError("cannot load \(name)", dlerror().map { String(cString: $0) } ?? "unknown error")
        }
        self.handle = handle
        self.name = name
    }

    /// The function that `find` finds in the library: `camelwalk_find_NAME`, which a shim makes with `CAMELWALK_LATE` of
    /// the library's own header. So the function has the type that it has there.
    package func function<Function>(
        _ find: (UnsafeMutableRawPointer?) -> Function?
    ) throws(SDLError) -> Function {
        guard let function = find(handle) else {
            throw SDLError("cannot use \(name)", dlerror().map { String(cString: $0) } ?? "unknown error")
        }
        return function
    }
}
