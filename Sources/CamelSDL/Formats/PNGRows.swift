internal import CamelAnimation

/// The rows of a picture as a PNG has them: a byte that says what was subtracted, then a byte for each channel.
struct PNGRows {
    /// The colours if there are 256 at most, ARGB.
    let palette: [UInt32]?
    private let picture: Surface
    private let table: ColorTable?
    private let channels: Int
    private var y = 0
    private var line: [UInt8]
    private var above: [UInt8]

    /// The rows of `picture`, ARGB8888 or INDEX8; without a palette it has alpha if any is there, or if it `keepsAlpha`.
    init(_ picture: Surface, keepsAlpha: Bool) {
        self.picture = picture
        let isIndexed = picture.colors != nil
        table = isIndexed ? nil : ColorTable(picture)
        palette = picture.colors.map { Array($0[...PNGRows.lastIndex(picture)]) } ?? table?.colors
        channels = palette != nil ? 1 : !keepsAlpha && picture.isOpaque ? 3 : 4
        line = Array(repeating: 0, count: 1 + channels * picture.size.width)
        above = Array(repeating: 0, count: palette == nil ? line.count - 1 : 0)
    }

    /// How many there are.
    var count: Int { picture.size.height }

    /// What the header calls the kind of pixel.
    var type: UInt8 { [1: 3, 3: 2, 4: 6][channels] ?? 6 }

    private static func lastIndex(_ picture: Surface) -> Int {
        (0..<picture.size.height).reduce(0) { last, y in
            picture.withByteRow(y) { row in row.indices.reduce(last) { max($0, Int(row[$1])) } }
        }
    }

    /// The next row; to be called as often as there are rows.
    mutating func next() -> [UInt8] {
        defer { y += 1 }
        if palette == nil { fillChannels() } else { fillIndexes() }
        return line
    }

    private mutating func fillIndexes() {
        line.withUnsafeMutableBufferPointer { line in
            if let table {
                picture.withRow(y) { row in
                    for x in row.indices { line[1 + x] = table.index(of: row[x]) }
                }
            } else {
                picture.withByteRow(y) { row in
                    for x in row.indices { line[1 + x] = row[x] }
                }
            }
        }
    }

    /// Each byte without the one above it (2, "up"): of what a PNG can subtract, this is the quickest, and as good as any.
    private mutating func fillChannels() {
        let hasAlpha = channels == 4
        line[0] = 2
        line.withUnsafeMutableBufferPointer { line in
            above.withUnsafeMutableBufferPointer { above in
                picture.withRow(y) { row in
                    var place = 0
                    func put(_ value: UInt32) {
                        let byte = UInt8(truncatingIfNeeded: value)
                        line[1 + place] = byte &- above[place]
                        above[place] = byte
                        place &+= 1
                    }
                    for x in row.indices {
                        let pixel = row[x]
                        put(pixel >> 16)
                        put(pixel >> 8)
                        put(pixel)
                        if hasAlpha { put(pixel >> 24) }
                    }
                }
            }
        }
    }
}

/// The colours of a picture that has 256 at most, and their numbers.
struct ColorTable {
    /// Those that are not opaque come first, since only their alpha is written.
    let colors: [UInt32]
    private var keys = [UInt32](repeating: 0, count: 1024)
    /// The number and one; 0 if there is no key.
    private var numbers = [UInt16](repeating: 0, count: 1024)

    /// Nil if there are more.
    init?(_ picture: Surface) {
        var found = ColorTable(colors: [])
        var colors: [UInt32] = []
        for y in 0..<picture.size.height {
            let fits = picture.withRow(y) { row in
                var last = row.isEmpty ? 0 : ~row[0]
                for x in row.indices where row[x] != last {
                    last = row[x]
                    if found.slot(of: last).isNew {
                        guard colors.count < 256 else { return false }
                        found.add(last, colors.count)
                        colors.append(last)
                    }
                }
                return true
            }
            guard fits else { return nil }
        }
        self.init(colors: colors.filter { $0 >> 24 < 255 } + colors.filter { $0 >> 24 == 255 })
    }

    private init(colors: [UInt32]) {
        self.colors = colors
        for (number, color) in colors.enumerated() { add(color, number) }
    }

    private mutating func add(_ color: UInt32, _ number: Int) {
        let place = slot(of: color).place
        keys[place] = color
        numbers[place] = UInt16(number + 1)
    }

    private func slot(of color: UInt32) -> (place: Int, isNew: Bool) {
        var place = Int((color &* 0x9E37_79B1) >> 22)
        while numbers[place] != 0, keys[place] != color { place = (place + 1) & 1023 }
        return (place, numbers[place] == 0)
    }

    /// The number of a colour of the picture.
    func index(of color: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: numbers[slot(of: color).place] &- 1) }
}
