/// A rectangle in pixels.
struct Rectangle {
    var x, y, width, height: Int

    var right: Int { x + width }
    var bottom: Int { y + height }
}
