internal import CamelAnimation

/// The bundled camel's plate as it looks on dark paper: cut out of a black ground, not printed on white.
///
/// Turning light into dark would light up the shadow on the ground, and darken the flank that lies in the sun. So the
/// camel keeps its tones, and of the plate only the lines become light; the shadow becomes darker than the paper.
struct Scratchboard {
    /// Pixels of the plate.
    let size: PixelSize
    /// Light on dark.
    let colors: Duotone

    /// How light the lines of the plate are.
    private static let line: UInt8 = 200
    /// How light the edge is that the light falls on, and its opacity.
    private static let edge: (grey: UInt8, opacity: UInt8) = (170, 150)
    /// The lines of the ground that the camel's shadow falls on, at factor 1, as Artwork draws them.
    private static let shadow = 331.5..<357.0
    /// Pixels of the border, at factor 1. It does not lie in the shadow.
    private static let border = 20

    private var factor: Int { max(1, size.width / BundledFrames.smallest.width) }

    /// Turns a plate, ink on paper, into one for a dark room.
    func print(on plate: Surface) {
        let rows = Scratchboard.shadow
        let shade = Int(rows.lowerBound * Double(factor))..<Int(rows.upperBound * Double(factor))
        let border = Scratchboard.border * factor
        for y in 0..<size.height {
            plate.withByteRow(y) { row in
                row.withUnsafeMutableBytes { row in
                    guard shade.contains(y), row.count > 2 * border else {
                        return print(row[...], ink: Scratchboard.line)
                    }
                    print(row[..<border], ink: Scratchboard.line)
                    print(row[border..<row.count - border], ink: 0)
                    print(row[(row.count - border)...], ink: Scratchboard.line)
                }
            }
        }
    }

    /// Replaces black by `ink` and white by the paper.
    private func print(_ part: Slice<UnsafeMutableRawBufferPointer>, ink: UInt8) {
        let pixels = UnsafeMutableRawBufferPointer(rebasing: part)
        var x = 0
        while x + 8 <= pixels.count {
            let eight = pixels.loadUnaligned(fromByteOffset: x, as: SIMD8<UInt8>.self)
            pixels.storeBytes(of: printed(eight, ink), toByteOffset: x, as: SIMD8<UInt8>.self)
            x += 8
        }
        for x in x..<pixels.count { pixels[x] = printed(SIMD8(repeating: pixels[x]), ink)[0] }
    }

    @inline(__always)
    private func printed(_ grey: SIMD8<UInt8>, _ ink: UInt8) -> SIMD8<UInt8> {
        BundledFrames.over(SIMD8(repeating: colors.paperLevel), grey, SIMD8(repeating: ink))
    }

    /// Draws what of the camel's edge the light falls on, from above and the left: dark hair would be lost on a dark
    /// wall. To be drawn under the camel.
    func addLight(around figure: BundledLayer.Picture, _ pairs: GreyAlphaTable, on plate: Surface) {
        let step = (factor + 1) / 2
        let (left, top) = (figure.region.x - step, figure.region.y - step)
        let hidden = max(0, -left)
        for line in max(0, -top)..<figure.region.size.height {
            let bytes = UnsafeRawBufferPointer(rebasing: figure.row(line)[hidden...])
            plate.withByteRow(top + line) { row in
                row.withUnsafeMutableBytes { row in
                    pairs.draw(
                        bytes, on: UnsafeMutableRawBufferPointer(rebasing: row[(left + hidden)...])
                    ) { lit($2, $1) }
                }
            }
        }
    }

    @inline(__always)
    private func lit(_ ground: SIMD8<UInt8>, _ alpha: SIMD8<UInt8>) -> SIMD8<UInt8> {
        let opacity = BundledFrames.over(
            SIMD8(repeating: Scratchboard.edge.opacity), alpha, SIMD8(repeating: 0))
        return BundledFrames.over(SIMD8(repeating: Scratchboard.edge.grey), opacity, ground)
    }
}
