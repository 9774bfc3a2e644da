package import CamelSDL

extension Surface {
    /// A copy of row `y` of a 32-bit surface.
    package func pixels(_ y: Int) -> [UInt32] {
        withRow(y) { row in row.indices.map { row[$0] } }
    }

    /// A copy of row `y` of an 8-bit surface.
    package func byteValues(_ y: Int) -> [UInt8] {
        withByteRow(y) { row in row.indices.map { row[$0] } }
    }
}
