internal import CamelAnimation

/// Bilinear scaling of 32-bit pictures in fixed point, with the levels that SDL_SoftStretchLinear gives where it has SSE2:
/// whoever draws without SDL sees the same picture.
enum LinearScaling {
    /// Two neighbouring pixels of a row or column, and how much the second weighs, in 128ths.
    struct Step: Equatable {
        let first: Int
        let second: Int
        let weight: UInt16
    }

    /// Where each of `target` pixels lies between those of `source` pixels, centre over centre.
    static func steps(from source: Int, to target: Int) -> [Step] {
        let step = (source << 16) / target
        let start = (step + 1) / 2 - (1 << 15)
        return (0..<target).map { index in
            let position = start + index * step
            let first = position >> 16
            if position < 0 { return Step(first: 0, second: 0, weight: 0) }
            if first > source - 2 { return Step(first: source - 1, second: source - 1, weight: 0) }
            return Step(first: first, second: first + 1, weight: UInt16(position >> 9 & 127))
        }
    }

    /// Draws all of `source` on all of `target`; neither is empty.
    static func scale(_ source: Surface, to target: Surface) {
        let columns = steps(from: source.size.width, to: target.size.width)
        var mixed = [UInt16](repeating: 0, count: 4 * source.size.width)
        for (y, line) in steps(from: source.size.height, to: target.size.height).enumerated() {
            mixed.withUnsafeMutableBytes { row in
                mix(
                    source.start + line.first * source.pitch, source.start + line.second * source.pitch,
                    line.weight, into: row)
                mix(UnsafeRawBufferPointer(row), columns, into: target.start + y * target.pitch)
            }
        }
    }

    /// Two rows on top of each other, each channel times 128.
    private static func mix(
        _ above: UnsafeMutableRawPointer, _ below: UnsafeMutableRawPointer, _ weight: UInt16,
        into row: UnsafeMutableRawBufferPointer
    ) {
        let (above, below) = (
            above.assumingMemoryBound(to: UInt8.self), below.assumingMemoryBound(to: UInt8.self)
        )
        let result = row.assumingMemoryBound(to: UInt16.self)
        for index in 0..<result.count {
            result[index] = UInt16(above[index]) &* (128 &- weight) &+ UInt16(below[index]) &* weight
        }
    }

    /// Neighbours in such a row, as pixels of 8 bits a channel.
    private static func mix(
        _ row: UnsafeRawBufferPointer, _ columns: [Step], into result: UnsafeMutableRawPointer
    ) {
        for (x, column) in columns.enumerated() {
            let sum =
                channels(row, column.first, 128 &- column.weight)
                &+ channels(row, column.second, column.weight)
            result.storeBytes(
                of: SIMD4<UInt8>(truncatingIfNeeded: sum &>> 14), toByteOffset: 4 * x, as: SIMD4<UInt8>.self)
        }
    }

    @inline(__always)
    private static func channels(
        _ row: UnsafeRawBufferPointer, _ index: Int, _ weight: UInt16
    ) -> SIMD4<UInt32> {
        SIMD4<UInt32>(
            truncatingIfNeeded: row.loadUnaligned(fromByteOffset: 8 * index, as: SIMD4<UInt16>.self))
            &* UInt32(weight)
    }
}
