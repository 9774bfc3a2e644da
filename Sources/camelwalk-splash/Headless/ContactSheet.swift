import CSDL2
import CamelAnimation
import CamelSDL

/// All frames on one plate, row by row, as a chronophotograph was printed.
struct ContactSheet {
    /// The plate. ARGB8888.
    let picture: Surface
    private let frame: PixelSize
    private let columns: Int
    private let gap: Int

    /// An empty plate for `count` frames of `frame` pixels: five columns to four rows of twenty frames, and in
    /// that proportion for others. Between them is `ground`, 0xRRGGBB, or nothing.
    init(count: Int, frame: PixelSize, ground: UInt32?) throws(AnimationError) {
        self.frame = frame
        gap = max(2, frame.width / 40)
        var columns = 1
        while 4 * columns * columns < 5 * count { columns += 1 }
        self.columns = min(columns, count)
        let rows = (count + self.columns - 1) / self.columns
        let size = PixelSize(
            width: self.columns * (frame.width + gap) + gap, height: rows * (frame.height + gap) + gap)
        guard size.width <= 32_768, size.height <= 32_768, size.width * size.height <= 268_435_456 else {
            throw AnimationError(
                "cannot make a contact sheet of \(size.width)x\(size.height)",
                "it is too large; use --size or --frames")
        }
        picture = try Surface(size: size)
        SDL_FillRect(picture.pointer, nil, ground.map { 0xFF00_0000 | $0 } ?? 0)
    }

    /// Puts the frame of this number, counted from 0, in its place.
    func add(_ frame: Surface, at index: Int) throws(AnimationError) {
        let left = gap + index % columns * (self.frame.width + gap)
        let top = gap + index / columns * (self.frame.height + gap)
        // SDL's own copying enters the frame in a list of the sheet's, from which the thread that frees it takes it while
        // another one enters its own.
        let pixels =
            frame.format == SDL_PIXELFORMAT_ARGB8888
            ? frame : try frame.converted(to: SDL_PIXELFORMAT_ARGB8888)
        pixels.copy(to: picture, atX: left, atY: top)
    }
}
