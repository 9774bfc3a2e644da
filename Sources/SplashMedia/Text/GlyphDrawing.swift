internal import CHarfBuzz
internal import CamelAnimation
internal import CamelSDL

/// Draws glyphs on pictures (ARGB8888).
extension ShapedText {
    /// A picture of the text, transparent around the letters. Ink is in `color` (0xRRGGBB); pictures have their own colours.
    func line(_ font: Font, color: UInt32) throws(MediaError) -> TextLine {
        let size = PixelSize(width: max(1, width), height: max(1, top + bottom))
        let surface = try MediaError.of { () throws(AnimationError) in try Surface(size: size) }
        for glyph in glyphs { try draw(glyph, font, color, on: surface) }
        return TextLine(surface: surface, baseline: top)
    }

    private func draw(_ glyph: Glyph, _ font: Font, _ color: UInt32, on surface: Surface) throws(MediaError) {
        guard font.load(glyph.index), let slot = font.face.pointee.glyph else { return }
        let (whole, part) = (glyph.x >> 6, glyph.x & 63)
        if slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE {
            font.library.moveOutline(&slot.pointee.outline, part, 0)
        }
        guard font.library.renderGlyph(slot, FT_RENDER_MODE_NORMAL) == 0 else { return }
        let picture = try MediaError.of { () throws(AnimationError) in
            try GlyphPicture(slot.pointee.bitmap, color).surface()
        }
        surface.blend(
            picture, x: whole - left + Int(slot.pointee.bitmap_left),
            y: top - glyph.y - Int(slot.pointee.bitmap_top))
    }
}

/// A glyph's picture, as FreeType has drawn it. Valid until FreeType draws the next.
private struct GlyphPicture {
    private let bitmap: FT_Bitmap
    private let color: UInt32

    init(_ bitmap: FT_Bitmap, _ color: UInt32) {
        self.bitmap = bitmap
        self.color = color
    }

    /// The picture, ARGB8888.
    func surface() throws(AnimationError) -> Surface {
        let result = try Surface(size: PixelSize(width: Int(bitmap.width), height: Int(bitmap.rows)))
        guard let pixels = bitmap.buffer else { return result }
        for y in 0..<result.size.height {
            let from = pixels + y * Int(bitmap.pitch)
            result.withRow(y) { row in
                for x in row.indices { row[x] = pixel(x, of: from) }
            }
        }
        return result
    }

    /// ARGB with straight alpha.
    private func pixel(_ column: Int, of row: UnsafeMutablePointer<UInt8>) -> UInt32 {
        switch FT_Pixel_Mode(UInt32(bitmap.pixel_mode)) {
        case FT_PIXEL_MODE_GRAY: UInt32(row[column]) << 24 | color
        case FT_PIXEL_MODE_MONO: row[column / 8] << UInt8(column % 8) & 0x80 == 0 ? 0 : 0xFF00_0000 | color
        case FT_PIXEL_MODE_BGRA: GlyphPicture.straight(row + 4 * column)
        default: 0
        }
    }

    /// The same colour, no longer multiplied by its alpha.
    private static func straight(_ pixel: UnsafeMutablePointer<UInt8>) -> UInt32 {
        let alpha = UInt32(pixel[3])
        guard alpha > 0 else { return 0 }
        let parts = (0..<3).map { min(255, (UInt32(pixel[$0]) * 255 + alpha / 2) / alpha) }
        return alpha << 24 | parts[2] << 16 | parts[1] << 8 | parts[0]
    }
}
