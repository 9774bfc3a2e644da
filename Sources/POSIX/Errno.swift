internal import Glibc

/// Why a call of the C library failed: the value of `errno`, taken before another call could change it.
public struct Errno: Error, Hashable, Sendable, CustomStringConvertible {
    /// `ENOENT` and so on.
    public let number: Int32

    /// The error of this number.
    public init(_ number: Int32) { self.number = number }

    /// The error of the calling thread's last call that failed. It must be read at once: whatever allocates or frees
    /// memory in between, as most of Swift does, may set another one.
    public static var last: Errno { Errno(errno) }

    /// What the system says of it: "No such file or directory".
    public var description: String {
        strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
}

/// What `call` returns; if that is negative, the error that it has left in `errno`.
@discardableResult
public func valueOrErrno(_ call: () -> Int32) throws(Errno) -> Int32 {
    let value = call()
    guard value >= 0 else { throw .last }
    return value
}
