import CamelSDL
import POSIX

/// Why the splash, or `--headless`, cannot go on: an error of any layer below.
struct SplashError: Error, Equatable, CustomStringConvertible {
    /// The error in one line.
    let description: String

    /// An error of the animation's.
    init(_ error: AnimationError) {
        description = error.description
    }

    /// An error of the window's.
    init(_ error: WindowError) {
        description = error.description
    }

    /// What `body` returns; an error of the animation's becomes one of the splash's.
    static func of<Value>(_ body: () throws(AnimationError) -> Value) throws(SplashError) -> Value {
        try rethrowing(as: SplashError.init, body)
    }

    /// What `body` returns; an error of the window's becomes one of the splash's.
    static func of<Value>(_ body: () throws(WindowError) -> Value) throws(SplashError) -> Value {
        try rethrowing(as: SplashError.init, body)
    }
}
