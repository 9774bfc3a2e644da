internal import CamelAnimation

/// A portable arbitrary map (PAM, "P7") of one byte a pixel, which holds pictures of one layer of the bundled camel, side
/// by side.
///
/// Comments say what the format has no words for: `# at X Y`, where the upper left corner of each picture lies on the
/// canvas; `# pictures N`, how many there are, if not one; and `# pairs GREY ALPHA GREY ALPHA ...`, what the bytes stand
/// for. Without pairs they are greys. Artwork/ writes them.
struct ArbitraryMap {
    /// Where each of the pictures lies on the canvas.
    private(set) var region = PixelRectangle(x: 0, y: 0, size: PixelSize(width: 1, height: 1))
    /// How many pictures there are.
    private(set) var pictures = 1
    /// What the bytes stand for; nil for greys. Number 0 is transparent.
    private(set) var pairs: GreyAlphaTable?
    /// The rows of all pictures, without gaps.
    private let samples: UnsafeRawBufferPointer

    /// Reads `bytes`, which must outlive the map.
    init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        var header = Header()
        let start = header.read(bytes)
        guard let start, let x = header.x, let y = header.y, header.depth == 1,
            (1...DecodingLimits.side).contains(header.width),
            (1...DecodingLimits.side).contains(header.height),
            header.pictures > 0, header.width % header.pictures == 0,
            bytes.count - start == header.width * header.height
        else { throw AnimationError(action, "it is not a portable arbitrary map of a layer") }
        pictures = header.pictures
        pairs = header.pairs
        region = PixelRectangle(
            x: x, y: y, size: PixelSize(width: header.width / pictures, height: header.height))
        samples = UnsafeRawBufferPointer(rebasing: bytes[start...])
    }

    /// The bytes of row `y` of picture `index`, counted from their own first.
    func row(_ y: Int, ofPicture index: Int = 0) -> UnsafeRawBufferPointer {
        let width = region.size.width
        let start = (y * pictures + index) * width
        return UnsafeRawBufferPointer(rebasing: samples[start..<start + width])
    }

    /// Read byte by byte, without strings: it comes before each frame.
    private struct Header {
        var x: Int?
        var y: Int?
        var width = 0
        var height = 0
        var depth = 0
        var pictures = 1
        var pairs: GreyAlphaTable?

        /// 256 pairs of numbers of three digits, and more than any other line.
        private static let maximumLine = 2_100

        /// Reads the lines up to ENDHDR. Returns where the samples begin, or nil if they do not.
        mutating func read(_ bytes: UnsafeRawBufferPointer) -> Int? {
            var position = 0
            while let end = bytes[position...].prefix(Header.maximumLine).firstIndex(of: 10) {
                let line = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
                position = end + 1
                if line.elementsEqual("ENDHDR".utf8) { return position }
                guard take(line) else { return nil }
            }
            return nil
        }

        /// Returns false if the line is none that a map of a layer has.
        private mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
            if let numbers = Header.numbers(line, after: "# at ") {
                guard numbers.count == 2 else { return false }
                (x, y) = (numbers[0], numbers[1])
            } else if let numbers = Header.numbers(line, after: "# pairs ") {
                pairs = GreyAlphaTable(numbers)
                return pairs != nil
            } else if let numbers = Header.numbers(line, after: "# pictures ") {
                pictures = numbers.first ?? 0
            } else if let numbers = Header.numbers(line, after: "WIDTH ") {
                width = numbers.first ?? 0
            } else if let numbers = Header.numbers(line, after: "HEIGHT ") {
                height = numbers.first ?? 0
            } else if let numbers = Header.numbers(line, after: "DEPTH ") {
                depth = numbers.first ?? 0
            }
            return true
        }

        /// The whole numbers in a line after the word that it begins with, none of which is so large that nothing could be.
        /// Nil if it begins otherwise.
        private static func numbers(_ line: UnsafeRawBufferPointer, after word: StaticString) -> [Int]? {
            let word = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
            guard line.starts(with: word) else { return nil }
            var (numbers, isInside) = ([Int](), false)
            for byte in line[word.count...] {
                let isDigit = (48...57).contains(byte)
                if isDigit {
                    if !isInside { numbers.append(0) }
                    numbers[numbers.count - 1] = min(
                        numbers[numbers.count - 1] * 10 + Int(byte) - 48, 1 << 24)
                }
                isInside = isDigit
            }
            return numbers
        }
    }
}
