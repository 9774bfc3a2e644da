internal import CCamelPictures
public import CamelAnimation

/// The camel that comes with the program: greys, printed in two colours, at 1, 2 and 3 pixels for each of its
/// smallest.
public enum BundledCamel {
    /// Pixels of the smallest of its three sizes, which all layouts count in.
    public static func size() throws(AnimationError) -> PixelSize { BundledFrames.smallest }

    /// The first frame in `size` pixels, INDEX8: frame 0 of `animation`. In one of the three sizes it needs no other
    /// library, so it can be on the screen before they are loaded.
    public static func firstFrame(
        size: PixelSize, colors: Duotone = .plate
    ) throws(AnimationError) -> Surface {
        try animation(for: size, colors: colors).opaqueFrame(0, size: size)
    }

    /// The whole animation, from the smallest pictures that are as large as `target`, or the largest. Its frames are
    /// decoded when they are drawn, in `colors`.
    public static func animation(
        for target: PixelSize, colors: Duotone = .plate
    ) throws(AnimationError) -> DecodedAnimation {
        DecodedAnimation(try BundledFrames(factor: factor(for: target), colors: colors))
    }

    /// Pixels for each of the smallest, 1 to 3, in the smallest pictures that are as large as `target`, or the largest.
    static func factor(for target: PixelSize) -> Int {
        let smallest = BundledFrames.smallest.width
        return max(1, (min(target.width, 3 * smallest) + smallest - 1) / smallest)
    }
}

extension camelwalk_picture {
    /// The bytes, which live as long as the program.
    var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: count) }
}

extension BundledCamel {
    /// The camel's size when it is `width` pixels across, at least one pixel each way.
    public static func size(width: Int) throws(AnimationError) -> PixelSize {
        let smallest = try size()
        return smallest.scaled(by: Double(width) / Double(smallest.width))
    }

    /// The whole animation, for drawing it `width` pixels across or its own smallest size.
    public static func animation(width: Int? = nil) throws(AnimationError) -> DecodedAnimation {
        let smallest = try size()
        return try animation(for: size(width: width ?? smallest.width))
    }
}
