public import CamelAnimation

extension BundledCamel {
    /// The camel's size when it is `width` pixels across, at least one pixel each way.
    public static func size(width: Int) throws(SDLError) -> PixelSize {
        let smallest = try size()
        return smallest.scaled(by: Double(width) / Double(smallest.width))
    }

    /// The whole animation, decoded for drawing it `width` pixels across or its own smallest size.
    public static func animation(width: Int? = nil) throws(SDLError) -> DecodedAnimation {
        let smallest = try size()
        return try animation(for: size(width: width ?? smallest.width))
    }
}
