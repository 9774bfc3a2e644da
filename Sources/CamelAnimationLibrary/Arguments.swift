internal import CamelSDL
internal import CCamelAnimation
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

/// The options of a C program's `camel_draw_options`.
struct GivenOptions {
    var hasBackground = false
    var drawing = DrawOptions()

    private static let action = "cannot use the draw options"

    /// Reads `pointer`; NULL gives the defaults.
    init(_ pointer: UnsafePointer<camel_draw_options>?) throws(AnimationError) {
        guard let pointer else { return }
        // Before anything else is read: a caller may have compiled with another version's structure.
        let size = Int(pointer.pointer(to: \.size)?.pointee ?? 0)
        let bytes = UnsafeRawBufferPointer(start: pointer, count: try GivenOptions.checked(size))
        let known = MemoryLayout<camel_draw_options>.size
        guard bytes.dropFirst(known).allSatisfy({ $0 == 0 }) else {
            throw AnimationError(
                GivenOptions.action, "they have a member that this version of the library does not know")
        }
        var options = GivenOptions.defaults
        let given = UnsafeRawBufferPointer(rebasing: bytes.prefix(known))
        withUnsafeMutableBytes(of: &options) { $0.copyMemory(from: given) }
        try read(options)
    }

    /// What CAMEL_DRAW_OPTIONS_INIT is, a macro that Swift does not see.
    private static let defaults = camel_draw_options(
        size: UInt32(MemoryLayout<camel_draw_options>.size), flags: 0, x: 0, y: 0, scale: 1, rotation: 0,
        tint: 0xFF_FFFF, alpha: 255)

    /// Where the members after `size` begin: an older structure ends before one of them.
    private static let ends = [
        MemoryLayout.offset(of: \camel_draw_options.flags), MemoryLayout.offset(of: \camel_draw_options.x),
        MemoryLayout.offset(of: \camel_draw_options.y), MemoryLayout.offset(of: \camel_draw_options.scale),
        MemoryLayout.offset(of: \camel_draw_options.rotation),
        MemoryLayout.offset(of: \camel_draw_options.tint), MemoryLayout.offset(of: \camel_draw_options.alpha),
    ]
    // No version will ever have as many; a number that is no size must not make us read on and on.
    private static let maximumSize = 4_096

    /// Throws if no version's structure can have this size.
    private static func checked(_ size: Int) throws(AnimationError) -> Int {
        let isLarger = (MemoryLayout<camel_draw_options>.size...maximumSize).contains(size)
        guard isLarger || ends.contains(size) else {
            throw AnimationError(
                action, "their size is \(size), which no version has: begin with CAMEL_DRAW_OPTIONS_INIT")
        }
        return size
    }

    private mutating func read(_ options: camel_draw_options) throws(AnimationError) {
        let flip = CAMEL_DRAW_FLIP_HORIZONTAL | CAMEL_DRAW_FLIP_VERTICAL
        let unknown = options.flags & ~(flip | CAMEL_DRAW_BACKGROUND)
        guard unknown == 0 else { throw AnimationError(GivenOptions.action, "unknown flags \(unknown)") }
        guard options.tint <= 0xFF_FFFF else {
            throw AnimationError(GivenOptions.action, "the tint is not 0xRRGGBB")
        }
        guard let alpha = UInt8(exactly: options.alpha) else {
            throw AnimationError(GivenOptions.action, "the alpha is \(options.alpha), not 0 to 255")
        }
        hasBackground = options.flags & CAMEL_DRAW_BACKGROUND != 0
        drawing.x = options.x
        drawing.y = options.y
        drawing.scale = options.scale
        drawing.rotation = options.rotation
        drawing.flip = DrawOptions.Flip(rawValue: Int32(options.flags & flip))
        drawing.tint = options.tint
        drawing.alpha = alpha
    }
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
