internal import CCamelAnimation
internal import CamelSDL

/// The options of a C program's `camel_draw_options`.
struct GivenOptions {
    var hasBackground = false
    /// Whether the time is the number of a frame.
    var isFrame = false
    var drawing = DrawOptions()

    private static let action = "cannot use the draw options"

    /// Reads `pointer`; NULL gives the defaults.
    init(_ pointer: UnsafePointer<camel_draw_options>?) throws(AnimationError) {
        guard let pointer else { return }
        var options = GivenOptions.defaults
        try GivenOptions.structure.copy(pointer, size: pointer.pointer(to: \.size)?.pointee, to: &options)
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
    private static let structure = GivenStructure(
        action: action, what: "begin with CAMEL_DRAW_OPTIONS_INIT", ends: ends)

    private mutating func read(_ options: camel_draw_options) throws(AnimationError) {
        let flip = CAMEL_DRAW_FLIP_HORIZONTAL | CAMEL_DRAW_FLIP_VERTICAL
        let unknown = options.flags & ~(flip | CAMEL_DRAW_BACKGROUND | CAMEL_DRAW_FRAME)
        guard unknown == 0 else { throw AnimationError(GivenOptions.action, "unknown flags \(unknown)") }
        guard options.tint <= 0xFF_FFFF else {
            throw AnimationError(GivenOptions.action, "the tint is not 0xRRGGBB")
        }
        guard let alpha = UInt8(exactly: options.alpha) else {
            throw AnimationError(GivenOptions.action, "the alpha is \(options.alpha), not 0 to 255")
        }
        hasBackground = options.flags & CAMEL_DRAW_BACKGROUND != 0
        isFrame = options.flags & CAMEL_DRAW_FRAME != 0
        drawing.x = options.x
        drawing.y = options.y
        drawing.scale = options.scale
        drawing.rotation = options.rotation
        drawing.flip = DrawOptions.Flip(rawValue: Int32(options.flags & flip))
        drawing.tint = options.tint
        drawing.alpha = alpha
    }
}
