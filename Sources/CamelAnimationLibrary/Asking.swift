internal import CCamelAnimation
internal import CamelAnimation
internal import CamelSDL

// What these functions do is said in camel_animation.h.

/// The size of a frame at scale 1.
@c @implementation
public func camel_get_size(
    _ animation: OpaquePointer!, _ width: UnsafeMutablePointer<Int32>!, _ height: UnsafeMutablePointer<Int32>!
) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        let size = try Handle.object(animation).size
        if let width { width.pointee = Int32(clamping: size.width) }
        if let height { height.pointee = Int32(clamping: size.height) }
        return 0
    }
}

/// How many frames there are.
@c @implementation
public func camel_get_frame_count(_ animation: OpaquePointer!) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        Int32(clamping: try Handle.object(animation).animation.timeline.frameCount)
    }
}

/// How often it is played.
@c @implementation
public func camel_get_cycle_count(_ animation: OpaquePointer!) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        Int32(clamping: try Handle.object(animation).animation.cycles ?? 0)
    }
}

/// Nanoseconds of one cycle.
@c @implementation
public func camel_get_duration(_ animation: OpaquePointer!) -> Int64 {
    reporting(-1) { () throws(AnimationError) in try Handle.object(animation).animation.timeline.duration }
}

/// The frame of a moment.
@c @implementation
public func camel_get_frame_at(_ animation: OpaquePointer!, _ time: Int64) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        Int32(clamping: try Handle.object(animation).playback.frame(at: time))
    }
}

/// Nanoseconds of one frame.
@c @implementation
public func camel_get_frame_duration(_ animation: OpaquePointer!, _ frame: Int32) -> Int64 {
    reporting(-1) { () throws(AnimationError) in
        let timeline = try Handle.object(animation).animation.timeline
        guard frame >= 0, frame < timeline.frameCount else {
            throw AnimationError(
                "cannot use frame \(frame)", "there are \(timeline.frameCount), counted from 0")
        }
        let start = timeline.start(ofFrame: Int(frame))
        return timeline.nextChange(after: start) - start
    }
}
