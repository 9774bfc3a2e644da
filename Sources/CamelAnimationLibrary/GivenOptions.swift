internal import CCamelAnimation
internal import CamelSDL

/// What a `camel_draw_options` says.
struct GivenOptions {
    var hasBackground = false
    var drawing = DrawOptions()

    private static let action = "cannot use the draw options"

    /// Reads `pointer`; NULL gives the defaults.
    init(_ pointer: UnsafePointer<camel_draw_options>?) throws(SDLError) {
        guard let pointer else { return }
        // Before anything else is read: a caller may have compiled with another version's structure.
        let size = pointer.pointer(to: \.size)?.pointee ?? 0
        let known = MemoryLayout<camel_draw_options>.size
        guard size == known else {
            throw SDLError(
                GivenOptions.action, "their size is \(size), not \(known): begin with CAMEL_DRAW_OPTIONS_INIT"
            )
        }
        try read(pointer.pointee)
    }

    private mutating func read(_ options: camel_draw_options) throws(SDLError) {
        let flip = CAMEL_DRAW_FLIP_HORIZONTAL | CAMEL_DRAW_FLIP_VERTICAL
        let unknown = options.flags & ~(flip | CAMEL_DRAW_BACKGROUND)
        guard unknown == 0 else { throw SDLError(GivenOptions.action, "unknown flags \(unknown)") }
        guard options.tint <= 0xFF_FFFF else {
            throw SDLError(GivenOptions.action, "the tint is not 0xRRGGBB")
        }
        guard let alpha = UInt8(exactly: options.alpha) else {
            throw SDLError(GivenOptions.action, "the alpha is \(options.alpha), not 0 to 255")
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
