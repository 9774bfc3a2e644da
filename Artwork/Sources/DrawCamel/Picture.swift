/// A picture of 8-bit samples, one (grey) or two (grey and alpha) to a pixel.
struct Picture {
    var width, height, channels: Int
    var samples: [UInt8]

    init(width: Int, height: Int, channels: Int, filledWith value: UInt8 = 0) {
        self.width = width
        self.height = height
        self.channels = channels
        samples = [UInt8](repeating: value, count: width * height * channels)
    }

    init(width: Int, height: Int, channels: Int, samples: [UInt8]) {
        self.width = width
        self.height = height
        self.channels = channels
        self.samples = samples
    }

    /// The same picture with its values rounded to a few levels.
    func quantised(greys: [UInt8], alphas: [UInt8] = []) -> Picture {
        var result = self
        let (greys, alphas) = (Self.table(greys), Self.table(alphas))
        for index in result.samples.indices {
            let isAlpha = channels == 2 && index % 2 == 1
            result.samples[index] = (isAlpha ? alphas : greys)[Int(samples[index])]
        }
        if channels == 2 {
            for pixel in 0..<(width * height) where result.samples[2 * pixel + 1] == 0 {
                result.samples[2 * pixel] = 0
            }
        }
        return result
    }

    /// The nearest of some levels for every value.
    private static func table(_ levels: [UInt8]) -> [UInt8] {
        (0...255).map { value in
            levels.min { abs(Int($0) - value) < abs(Int($1) - value) } ?? UInt8(value)
        }
    }

    /// The whole picture.
    var bounds: Rectangle { Rectangle(x: 0, y: 0, width: width, height: height) }

    /// The smallest rectangle that holds every pixel which is not transparent.
    var opaqueBounds: Rectangle {
        var (left, top, right, bottom) = (width, height, 0, 0)
        for y in 0..<height {
            for x in 0..<width where samples[(y * width + x) * 2 + 1] != 0 {
                (left, right) = (min(left, x), max(right, x + 1))
                (top, bottom) = (min(top, y), max(bottom, y + 1))
            }
        }
        return Rectangle(x: left, y: top, width: max(1, right - left), height: max(1, bottom - top))
    }

    /// Copies a part of another picture with the same channels.
    mutating func copy(_ part: Rectangle, of source: Picture, toX x: Int, y: Int) {
        for row in 0..<part.height {
            let from = ((part.y + row) * source.width + part.x) * channels
            let target = ((y + row) * width + x) * channels
            samples.replaceSubrange(
                target..<(target + part.width * channels),
                with: source.samples[from..<(from + part.width * channels)])
        }
    }

    /// Grey and alpha laid over grey, as the window composes them.
    func composed(over backdrop: Picture) -> Picture {
        var result = backdrop
        for pixel in 0..<(width * height) {
            let (c, a) = (Int(samples[2 * pixel]), Int(samples[2 * pixel + 1]))
            let p = Int(backdrop.samples[pixel])
            result.samples[pixel] = UInt8((a * c + (255 - a) * p + 127) / 255)
        }
        return result
    }
}
