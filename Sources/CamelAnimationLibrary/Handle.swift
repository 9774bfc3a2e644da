internal import CamelSDL

/// Between the pointers that C programs hold and the objects behind them.
enum Handle {
    /// A pointer that owns `animation`.
    static func make(_ animation: LoadedAnimation) -> OpaquePointer {
        OpaquePointer(Unmanaged.passRetained(animation).toOpaque())
    }

    /// The object of a pointer that `make` has made.
    static func object(_ pointer: OpaquePointer?) throws(SDLError) -> LoadedAnimation {
        Unmanaged<LoadedAnimation>.fromOpaque(UnsafeRawPointer(try given(pointer, "the animation")))
            .takeUnretainedValue()
    }

    /// Lets go of the object.
    static func free(_ pointer: OpaquePointer) {
        Unmanaged<LoadedAnimation>.fromOpaque(UnsafeRawPointer(pointer)).release()
    }
}

/// The argument `value`, which must not be NULL. `name` is for the error.
func given<Value>(_ value: Value?, _ name: String) throws(SDLError) -> Value {
    guard let value else { throw SDLError("cannot use \(name)", "it is NULL") }
    return value
}
