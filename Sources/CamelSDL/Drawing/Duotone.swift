internal import CSDL2
internal import CamelAnimation

/// Two colours between which the greys of a picture lie, as ink on paper.
public struct Duotone: Equatable, Sendable {
    /// The colour of black, 0xRRGGBB.
    public var ink: UInt32
    /// The colour of white, 0xRRGGBB.
    public var paper: UInt32

    /// The colours of an old photographic plate, in which the bundled camel is printed.
    public static let plate = Duotone(ink: 0x241608, paper: 0xF3E8D0)

    /// The colour of `grey`, 0xRRGGBB.
    public func color(_ grey: UInt8) -> UInt32 { Duotone.mix(ink, paper, Int(grey), of: 255) }

    /// `part` of the way from one colour to the other, of which there are `whole`.
    static func mix(_ from: UInt32, _ to: UInt32, _ part: Int, of whole: Int) -> UInt32 {
        var result: UInt32 = 0
        for shift in [UInt32(16), 8, 0] {
            let (from, to) = (Int(from >> shift & 255), Int(to >> shift & 255))
            result |= UInt32((from * (whole - part) + to * part + whole / 2) / whole) << shift
        }
        return result
    }

    /// An 8-bit picture of the greys of `source` (ARGB8888, grey) whose palette has the colours.
    func printed(_ source: Surface) throws(AnimationError) -> Surface {
        let result = try blank(source.size)
        for y in 0..<source.size.height {
            source.withRow(y) { from in
                result.withByteRow(y) { to in
                    for x in from.indices { to[x] = UInt8(from[x] & 255) }
                }
            }
        }
        return result
    }

    /// An 8-bit picture, all ink, whose palette has the colours.
    func blank(_ size: PixelSize) throws(AnimationError) -> Surface {
        let result = try Surface(size: size, format: SDL_PIXELFORMAT_INDEX8)
        result.colors = (0...255).map { 0xFF00_0000 | tone(UInt8($0)) }
        return result
    }

    /// Colours the greys of `picture` (ARGB8888), keeping its alpha.
    func tint(_ picture: Surface) {
        let colors = (0...255).map { tone(UInt8($0)) }
        picture.mapPixels { $0 & 0xFF00_0000 | colors[Int($0 & 255)] }
    }
}
