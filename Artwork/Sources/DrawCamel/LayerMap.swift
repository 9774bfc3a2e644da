/// Pictures of a layer, side by side in a portable arbitrary map of one byte a pixel.
///
/// Its first comment, `# at X Y`, says where the upper left corner of each picture lies on the canvas, and another,
/// `# pictures N`, how many there are if not one. A picture with alpha is trimmed, and its bytes are numbers of pairs of
/// grey and alpha, which a third comment lists: `# pairs GREY ALPHA GREY ALPHA ...`. Number 0 is transparent. There are a
/// few dozen, so that a byte for a pair takes a third less room, compressed, than a byte each for grey and alpha.
struct LayerMap {
    /// Of the same kind and size, at least one.
    let pictures: [Picture]

    private var hasAlpha: Bool { pictures[0].channels == 2 }

    /// The map.
    func bytes() -> [UInt8] {
        let bounds = hasAlpha ? commonBounds() : pictures[0].bounds
        let pairs = hasAlpha ? Self.pairs(of: pictures) : []
        let parts = pictures.map { Self.indices($0, in: bounds, pairs: pairs) }
        var rows: [UInt8] = []
        for y in 0..<bounds.height {
            for part in parts { rows += part[(y * bounds.width)..<((y + 1) * bounds.width)] }
        }
        return Array(header(bounds, pairs).utf8) + rows
    }

    private func header(_ bounds: Rectangle, _ pairs: [Pair]) -> String {
        var lines = ["P7", "# at \(bounds.x) \(bounds.y)"]
        if pictures.count > 1 { lines.append("# pictures \(pictures.count)") }
        if hasAlpha {
            lines.append("# pairs " + pairs.map { "\($0.grey) \($0.alpha)" }.joined(separator: " "))
        }
        lines += ["WIDTH \(bounds.width * pictures.count)", "HEIGHT \(bounds.height)", "DEPTH 1"]
        lines += ["MAXVAL 255", "TUPLTYPE GRAYSCALE", "ENDHDR", ""]
        return lines.joined(separator: "\n")
    }

    private func commonBounds() -> Rectangle {
        pictures.dropFirst().reduce(pictures[0].opaqueBounds) { $0.union($1.opaqueBounds) }
    }

    /// A pixel's grey and alpha.
    private struct Pair: Hashable, Comparable {
        let grey, alpha: UInt8

        /// Transparent first.
        static func < (left: Pair, right: Pair) -> Bool {
            (left.alpha, left.grey) < (right.alpha, right.grey)
        }
    }

    /// The pairs in some pictures, at most 256; the first is transparent, whether it is there or not.
    private static func pairs(of pictures: [Picture]) -> [Pair] {
        var pairs: Set<Pair> = [Pair(grey: 0, alpha: 0)]
        for picture in pictures {
            for place in stride(from: 0, to: picture.samples.count, by: 2) {
                pairs.insert(Pair(grey: picture.samples[place], alpha: picture.samples[place + 1]))
            }
        }
        precondition(pairs.count <= 256, "the layers are rounded to fewer levels")
        return pairs.sorted()
    }

    /// A byte for each pixel of `bounds`, row by row: the number of its pair, or its grey.
    private static func indices(_ picture: Picture, in bounds: Rectangle, pairs: [Pair]) -> [UInt8] {
        var part = Picture(width: bounds.width, height: bounds.height, channels: picture.channels)
        part.copy(bounds, of: picture, toX: 0, y: 0)
        guard picture.channels == 2 else { return part.samples }
        let numbers = Dictionary(uniqueKeysWithValues: zip(pairs, UInt8(0)...))
        return stride(from: 0, to: part.samples.count, by: 2).map {
            numbers[Pair(grey: part.samples[$0], alpha: part.samples[$0 + 1])] ?? 0
        }
    }
}
