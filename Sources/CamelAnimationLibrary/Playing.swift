public import CCamelAnimation
internal import CamelAnimation
internal import CamelSDL

// What these functions do is said in camel_animation.h.

/// Plays some of the frames.
@c @implementation
public func camel_set_playback(_ animation: OpaquePointer!, _ playback: UnsafePointer<camel_playback>!)
    -> Int32
{
    reporting(-1) { () throws(AnimationError) in
        let animation = try Handle.object(animation)
        animation.playback = try GivenPlayback(playback).playback(of: animation.animation.timeline)
        return 0
    }
}

/// The next change.
@c @implementation
public func camel_get_next_change(
    _ animation: OpaquePointer!, _ time: Int64, _ change: UnsafeMutablePointer<Int64>!
) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        let animation = try Handle.object(animation)
        let change = try given(change, "the place for the change")
        guard let next = animation.playback.nextChange(after: time) else { return 0 }
        change.pointee = next
        return 1
    }
}

/// How many tags there are.
@c @implementation
public func camel_get_tag_count(_ animation: OpaquePointer!) -> Int32 {
    reporting(-1) { () throws(AnimationError) in
        Int32(clamping: try Handle.object(animation).animation.tags.count)
    }
}

/// A tag's name, and how it is played.
@c @implementation
public func camel_get_tag(
    _ animation: OpaquePointer!, _ tag: Int32, _ playback: UnsafeMutablePointer<camel_playback>!
) -> UnsafePointer<CChar>! {
    reporting(nil) { () throws(AnimationError) in
        let animation = try Handle.object(animation)
        let tags = animation.animation.tags
        guard tag >= 0, tag < tags.count else {
            throw AnimationError("cannot use tag \(tag)", "there are \(tags.count), counted from 0")
        }
        if let playback {
            var given = try GivenPlayback(playback)
            given.take(tags[Int(tag)])
            given.write(to: playback)
        }
        guard let name = animation.nameOfTag(Int(tag)) else {
            throw AnimationError("cannot name tag \(tag)", "out of memory")
        }
        return UnsafePointer(name)
    }
}

/// A C program's `camel_playback`.
struct GivenPlayback {
    private var value = camel_playback(
        size: UInt32(MemoryLayout<camel_playback>.size), order: CAMEL_ORDER_FORWARD, speed: 1, first: 0,
        last: -1, cycles: 0, reserved: 0)

    private static let action = "cannot use the playback"
    private static let orders: [FrameOrder] = [.forward, .reverse, .pingPong, .reversePingPong]
    // The first version had all members.
    private static let structure = GivenStructure(
        action: action, what: "begin with CAMEL_PLAYBACK_INIT", ends: [])

    /// Reads `pointer`; NULL gives the defaults.
    init(_ pointer: UnsafePointer<camel_playback>?) throws(AnimationError) {
        guard let pointer else { return }
        try GivenPlayback.structure.copy(pointer, size: pointer.pointer(to: \.size)?.pointee, to: &value)
        guard value.order < GivenPlayback.orders.count else {
            throw mistake("there is no order \(value.order)")
        }
        guard value.speed > 0, value.speed.isFinite else {
            throw mistake("the speed is \(value.speed), not above 0")
        }
        guard value.cycles >= 0 else { throw mistake("the cycles are \(value.cycles), below 0") }
        guard value.reserved == 0 else { throw mistake("the reserved member is not 0") }
    }

    private func mistake(_ reason: String) -> AnimationError { AnimationError(GivenPlayback.action, reason) }

    /// The playback of `timeline` that this describes.
    func playback(of timeline: Timeline) throws(AnimationError) -> Playback {
        let count = timeline.frameCount
        let (first, last) = (Int(value.first), value.last == -1 ? count - 1 : Int(value.last))
        guard first >= 0, last < count, first <= last else {
            throw mistake(
                "the frames are \(value.first) to \(value.last), and there are \(count), counted from 0"
            )
        }
        return Playback(
            timeline: timeline, frames: first...last, order: GivenPlayback.orders[Int(value.order)],
            speed: value.speed, cycles: value.cycles == 0 ? nil : Int(value.cycles))
    }

    /// Takes on what `tag` says.
    mutating func take(_ tag: FrameTag) {
        value.order = UInt32(GivenPlayback.orders.firstIndex(of: tag.order) ?? 0)
        value.first = Int32(clamping: tag.frames.lowerBound)
        value.last = Int32(clamping: tag.frames.upperBound)
        let isToAndFro = tag.order == .pingPong || tag.order == .reversePingPong
        // A pass is one way.
        value.cycles = Int32(clamping: tag.passes.map { isToAndFro ? ($0 + 1) / 2 : $0 } ?? 0)
    }

    /// Writes the members, and leaves alone what a newer program has behind them.
    func write(to pointer: UnsafeMutablePointer<camel_playback>) {
        let size = pointer.pointee.size
        pointer.pointee = value
        pointer.pointee.size = size
    }
}
