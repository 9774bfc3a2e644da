/// The order in which a person counts names: frame2 comes before frame10.
enum NaturalOrder {
    static func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in isBefore(left, right) }
        }
    }

    // A directory has many names, and its first frame waits until the first of them is found.
    private static func isBefore(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
        -> Bool
    {
        var (one, other) = (0, 0)
        while one < left.count, other < right.count {
            if isDigit(left[one]), isDigit(right[other]) {
                let (first, second) = (number(left, &one), number(right, &other))
                if first.count != second.count { return first.count < second.count }
                if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
            } else {
                if left[one] != right[other] { return left[one] < right[other] }
                one += 1
                other += 1
            }
        }
        return left.count - one < right.count - other
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The digits from `place` on, without leading zeros. Moves `place` behind them.
    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int)
        -> Slice<UnsafeBufferPointer<UInt8>>
    {
        var start = place
        while place < text.count, isDigit(text[place]) { place += 1 }
        while start < place, text[start] == 48 { start += 1 }
        return text[start..<place]
    }
}
