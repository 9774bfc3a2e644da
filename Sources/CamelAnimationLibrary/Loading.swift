internal import CCamelAnimation
internal import CLastError
internal import CamelSDL
internal import POSIX

// What these functions do is said in camel_animation.h.

/// `CAMEL_ANIMATION_VERSION` of the library.
@c @implementation
public func camel_version() -> Int32 {
    CAMEL_ANIMATION_VERSION_MAJOR * 10000 + CAMEL_ANIMATION_VERSION_MINOR * 100
        + CAMEL_ANIMATION_VERSION_PATCH
}

/// The calling thread's last message.
@c @implementation
public func camel_get_error() -> UnsafePointer<CChar>! { last_error_get() }

/// Loads the bundled camel.
@c @implementation
public func camel_load_bundled(_ width: Int32) -> OpaquePointer! {
    reporting(nil) { () throws(AnimationError) in
        guard (0...8192).contains(width) else {
            throw AnimationError("cannot load the bundled camel", "its width is \(width), not 0 to 8192")
        }
        let size = try width == 0 ? BundledCamel.size() : BundledCamel.size(width: Int(width))
        return Handle.make(LoadedAnimation(try BundledCamel.animation(for: size), size: size))
    }
}

/// Loads a file.
@c @implementation
public func camel_load_file(_ path: UnsafePointer<CChar>!) -> OpaquePointer! {
    reporting(nil) { () throws(AnimationError) in
        let path = ByteString(cString: try given(path, "the path"))
        return Handle.make(LoadedAnimation(try DecodedAnimation.file(path)))
    }
}

/// Loads the frames of a tag.
@c @implementation
public func camel_load_tag(_ path: UnsafePointer<CChar>!, _ tag: UnsafePointer<CChar>!) -> OpaquePointer! {
    reporting(nil) { () throws(AnimationError) in
        let path = ByteString(cString: try given(path, "the path"))
        let tag = String(cString: try given(tag, "the tag"))
        return Handle.make(LoadedAnimation(try DecodedAnimation.file(path, layout: FileLayout(tag: tag))))
    }
}

/// Loads bytes.
@c @implementation
public func camel_load_memory(
    _ bytes: UnsafeRawPointer!, _ count: Int, _ name: UnsafePointer<CChar>!
) -> OpaquePointer! {
    reporting(nil) { () throws(AnimationError) in
        let start = try given(bytes, "the bytes")
        let name = name.map { ByteString(cString: $0).description } ?? "the animation in memory"
        // A size_t above the largest Int arrives as a negative number.
        guard count > 0 else {
            throw AnimationError("cannot decode \(name)", "it has no bytes, or impossibly many")
        }
        let buffer = UnsafeRawBufferPointer(start: start, count: count)
        return Handle.make(LoadedAnimation(try DecodedAnimation.memory(buffer, name: name)))
    }
}

/// Frees an animation.
@c @implementation
public func camel_free(_ animation: OpaquePointer!) {
    if let animation { Handle.free(animation) }
}
