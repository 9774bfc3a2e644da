public import CCamelAnimation
public import CSDL2
internal import CamelAnimation
internal import CamelSDL

// What these functions do is said in camel_animation.h.

/// Draws with a renderer.
@c @implementation
public func camel_draw_renderer(
    _ animation: OpaquePointer!, _ renderer: OpaquePointer!, _ time: Int64,
    _ options: UnsafePointer<camel_draw_options>!
) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        let animation = try Handle.object(animation)
        let renderer = try given(renderer, "the renderer")
        let options = try GivenOptions(options)
        let sprite = try animation.sprite(for: renderer, hasBackground: options.hasBackground)
        try sprite.draw(frame: animation.frame(at: time, options), options: options.drawing)
        return 0
    }
}

/// Draws on a surface.
@c @implementation
public func camel_draw_surface(
    _ animation: OpaquePointer!, _ surface: UnsafeMutablePointer<SDL_Surface>!, _ time: Int64,
    _ options: UnsafePointer<camel_draw_options>!
) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        let animation = try Handle.object(animation)
        let surface = try given(surface, "the surface")
        let options = try GivenOptions(options)
        let sprite = animation.sprite(hasBackground: options.hasBackground)
        try sprite.draw(
            frame: animation.frame(at: time, options), on: surface, options: options.drawing)
        return 0
    }
}

/// Draws into memory.
@c @implementation
public func camel_draw_pixels(
    _ animation: OpaquePointer!, _ pixels: UnsafeMutableRawPointer!, _ width: Int32, _ height: Int32,
    _ pitch: Int, _ format: UInt32, _ time: Int64, _ options: UnsafePointer<camel_draw_options>!
) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        let animation = try Handle.object(animation)
        let pixels = try given(pixels, "the pixels")
        guard let format = PixelFormat(rawValue: Int32(clamping: format)) else {
            throw AnimationError("cannot draw into pixels", "there is no format \(format)")
        }
        let memory = try PixelMemory(
            pixels, size: PixelSize(width: Int(width), height: Int(height)), pitch: pitch, format: format)
        let options = try GivenOptions(options)
        let sprite = animation.pixelSprite(hasBackground: options.hasBackground)
        try sprite.draw(frame: animation.frame(at: time, options), into: memory, options: options.drawing)
        return 0
    }
}

/// Frees the textures.
@c @implementation
public func camel_forget_renderer(_ animation: OpaquePointer!) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        try Handle.object(animation).forgetRenderer()
        return 0
    }
}
