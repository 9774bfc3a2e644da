import CamelSDL

extension Surface {
    /// Draws a frame of this picture's size, and the caption over it: what a window shows.
    func compose(_ frame: Surface, _ caption: Caption?, at now: Int64) {
        frame.copy(to: self)
        caption?.draw(on: self, at: now)
    }
}
