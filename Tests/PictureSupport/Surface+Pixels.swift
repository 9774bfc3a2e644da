package import CamelAnimation
package import CamelSDL

extension Surface {
    /// A surface of one colour, 0xAARRGGBB.
    package static func plain(_ size: PixelSize, _ color: UInt32) throws(AnimationError) -> Surface {
        let surface = try Surface(size: size)
        for y in 0..<size.height {
            surface.withRow(y) { row in for x in row.indices { row[x] = color } }
        }
        return surface
    }

    /// A copy of row `y` of a 32-bit surface.
    package func pixels(_ y: Int) -> [UInt32] {
        withRow(y) { row in row.indices.map { row[$0] } }
    }

    /// A copy of row `y` of an 8-bit surface.
    package func byteValues(_ y: Int) -> [UInt8] {
        withByteRow(y) { row in row.indices.map { row[$0] } }
    }
}
