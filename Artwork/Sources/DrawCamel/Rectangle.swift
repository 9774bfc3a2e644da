/// A rectangle in pixels.
struct Rectangle {
    var x, y, width, height: Int

    var right: Int { x + width }
    var bottom: Int { y + height }

    /// The smallest that holds both.
    func union(_ other: Rectangle) -> Rectangle {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Rectangle(
            x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }
}
