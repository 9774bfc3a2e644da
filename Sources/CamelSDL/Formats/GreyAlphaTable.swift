/// What the bytes of a layer stand for: pairs of grey and alpha, at most 256. Bytes without a pair are transparent.
struct GreyAlphaTable {
    private let pairs: [SIMD2<UInt8>]

    /// - Parameter numbers: grey and alpha of each pair, 0 to 255. Nil if that is not what they are, or if the first pair
    ///   is not transparent: eight zeros are skipped by one look at them.
    init?(_ numbers: [Int]) {
        guard numbers.count.isMultiple(of: 2), (2...512).contains(numbers.count),
            numbers.allSatisfy({ $0 < 256 }), numbers[0] == 0, numbers[1] == 0
        else { return nil }
        var pairs = [SIMD2<UInt8>](repeating: .zero, count: 256)
        for place in 0..<numbers.count / 2 {
            pairs[place] = SIMD2(UInt8(numbers[2 * place]), UInt8(numbers[2 * place + 1]))
        }
        self.pairs = pairs
    }

    /// The pair that `byte` stands for: grey, then alpha.
    subscript(byte: UInt8) -> SIMD2<UInt8> { pairs[Int(byte)] }

    /// Draws `bytes` on `row`, both from their beginnings on, eight pixels at a time: replaces each pixel by what `shape`
    /// makes of grey, alpha and the pixel, but for those where all eight are transparent.
    @inline(__always)
    func draw(
        _ bytes: UnsafeRawBufferPointer, on row: UnsafeMutableRawBufferPointer,
        _ shape: (_ grey: SIMD8<UInt8>, _ alpha: SIMD8<UInt8>, _ below: SIMD8<UInt8>) -> SIMD8<UInt8>
    ) {
        let count = min(bytes.count, row.count)
        pairs.withUnsafeBufferPointer { table in
            var x = 0
            while x + 8 <= count {
                let eight = bytes.loadUnaligned(fromByteOffset: x, as: SIMD8<UInt8>.self)
                if eight != .zero {
                    let (grey, alpha) = GreyAlphaTable.values(of: eight, in: table)
                    let below = row.loadUnaligned(fromByteOffset: x, as: SIMD8<UInt8>.self)
                    row.storeBytes(of: shape(grey, alpha, below), toByteOffset: x, as: SIMD8<UInt8>.self)
                }
                x += 8
            }
            for x in x..<count {
                let pair = table[Int(bytes[x])]
                row[x] =
                    shape(
                        SIMD8(repeating: pair.x), SIMD8(repeating: pair.y), SIMD8(repeating: row[x]))[0]
            }
        }
    }

    @inline(__always)
    private static func values(
        of bytes: SIMD8<UInt8>, in table: UnsafeBufferPointer<SIMD2<UInt8>>
    ) -> (grey: SIMD8<UInt8>, alpha: SIMD8<UInt8>) {
        var (grey, alpha) = (SIMD8<UInt8>.zero, SIMD8<UInt8>.zero)
        for lane in 0..<8 {
            let pair = table[Int(bytes[lane])]
            (grey[lane], alpha[lane]) = (pair.x, pair.y)
        }
        return (grey, alpha)
    }
}
