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

    /// The function of this name. `Function` must be its type in the library's header, as a C function
    /// pointer.
    package func function<Function>(_ symbol: String, as type: Function.Type) throws(SDLError) -> Function {
        guard let address = dlsym(handle, symbol) else {
            throw SDLError("cannot use \(name)", "it has no \(symbol)")
        }
        return unsafeBitCast(address, to: type)
    }
}
