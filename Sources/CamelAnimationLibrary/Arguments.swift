internal import CamelSDL
internal import CLastError

/// Converts between the pointers that C programs hold and the objects behind them.
enum Handle {
    /// A pointer that owns `animation`.
    static func make(_ animation: LoadedAnimation) -> OpaquePointer {
        OpaquePointer(Unmanaged.passRetained(animation).toOpaque())
    }

    /// The object of a pointer that `make` has made.
    static func object(_ pointer: OpaquePointer?) throws(AnimationError) -> LoadedAnimation {
        Unmanaged<LoadedAnimation>.fromOpaque(UnsafeRawPointer(try given(pointer, "the animation")))
            .takeUnretainedValue()
    }

    /// Lets go of the object.
    static func free(_ pointer: OpaquePointer) {
        Unmanaged<LoadedAnimation>.fromOpaque(UnsafeRawPointer(pointer)).release()
    }
}

/// The argument `value`, which must not be NULL. `name` is for the error.
func given<Value>(_ value: Value?, _ name: String) throws(AnimationError) -> Value {
    guard let value else { throw AnimationError("cannot use \(name)", "it is NULL") }
    return value
}

/// What `body` returns. If it throws, keeps the message for `camel_get_error` and returns `failure`.
func reporting<Value>(_ failure: Value, _ body: () throws(AnimationError) -> Value) -> Value {
    do throws(AnimationError) {
        return try body()
    } catch {
        last_error_set(error.description)
        return failure
    }
}

/// A structure of a C program's, whose first member is its size: a smaller one comes from an older program, a larger one
/// from a newer.
struct GivenStructure {
    /// The task that fails, and what the program is to do.
    let action: String
    let what: String
    /// Where the members begin at which older structures ended.
    let ends: [Int?]

    // No version will ever have as many; a number that is no size must not make us read on and on.
    private static let maximumSize = 4_096

    /// Copies the members that both sides know into `value`, which has the defaults. `size` is what the structure says.
    func copy<Value: BitwiseCopyable>(
        _ pointer: UnsafePointer<Value>, size: UInt32?, to value: inout Value
    ) throws(AnimationError) {
        let known = MemoryLayout<Value>.size
        let size = Int(size ?? 0)
        guard (known...GivenStructure.maximumSize).contains(size) || ends.contains(size) else {
            throw AnimationError(action, "their size is \(size), which no version has: \(what)")
        }
        let bytes = UnsafeRawBufferPointer(start: pointer, count: size)
        guard bytes.dropFirst(known).allSatisfy({ $0 == 0 }) else {
            throw AnimationError(action, "they have a member that this version of the library does not know")
        }
        withUnsafeMutableBytes(of: &value) {
            $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(known)))
        }
    }
}
