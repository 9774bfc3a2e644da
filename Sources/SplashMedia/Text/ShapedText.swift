internal import CHarfBuzz

/// The glyphs of a text in one font, script and direction, and the room that they take.
struct ShapedText {
    /// A glyph, and where it stands: 64ths of a pixel to the right of the text's beginning, and pixels above the baseline.
    struct Glyph {
        let index: UInt32
        let x: Int
        let y: Int
    }

    /// From left to right.
    private(set) var glyphs: [Glyph] = []
    /// Pixels from the text's beginning to the leftmost ink; negative or 0.
    private(set) var left = 0
    /// Pixels from there to where the next text begins, or to the rightmost ink if that is farther.
    private(set) var right = 0
    /// Pixels above the baseline: the font's own, or the highest ink.
    private(set) var top: Int
    /// Pixels below the baseline: the font's own, or the lowest ink.
    private(set) var bottom: Int

    /// Pixels across.
    var width: Int { right - left }

    /// Shapes `text`.
    init(_ text: String, _ font: Font, isRightToLeft: Bool, script: TextScript) {
        top = font.ascent
        bottom = font.height - font.ascent
        var x = 0
        for (index, position) in ShapedText.shaped(text, font, isRightToLeft, script) {
            let glyph = Glyph(
                index: index, x: x + Int(position.x_offset), y: (Int(position.y_offset) + 32) >> 6)
            glyphs.append(glyph)
            guard font.load(index) else { continue }
            let measures = font.face.pointee.glyph.pointee.metrics
            // HarfBuzz measures what can be scaled.
            x += font.hasOutlines ? Int(position.x_advance) : Int(measures.horiAdvance)
            if measures.width > 0, measures.height > 0 { makeRoom(for: measures, of: glyph) }
        }
        right = max(right, (x + 63) >> 6)
    }

    private mutating func makeRoom(for measures: FT_Glyph_Metrics, of glyph: Glyph) {
        let start = glyph.x + Int(measures.horiBearingX)
        left = min(left, start >> 6)
        right = max(right, (start + Int(measures.width) + 63) >> 6)
        let highest = (Int(measures.horiBearingY) + 63) >> 6 + glyph.y
        top = max(top, highest)
        bottom = max(bottom, (Int(measures.height - measures.horiBearingY) + 63) >> 6 - glyph.y)
    }

    /// The numbers of the glyphs in the font, and their positions in 64ths of a pixel.
    private static func shaped(
        _ text: String, _ font: Font, _ isRightToLeft: Bool, _ script: TextScript
    ) -> [(UInt32, hb_glyph_position_t)] {
        let library = font.library
        library.resetBuffer(library.buffer)
        let bytes = Array(text.utf8)
        bytes.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            library.addText(library.buffer, start, Int32(bytes.count), 0, Int32(bytes.count))
        }
        library.setDirection(library.buffer, isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
        library.setScript(library.buffer, script.shaperScript)
        library.guessLanguage(library.buffer)
        library.shape(font.shaper, library.buffer, nil, 0)
        var (count, positionCount): (UInt32, UInt32) = (0, 0)
        guard let glyphs = library.glyphs(library.buffer, &count),
            let positions = library.positions(library.buffer, &positionCount)
        else { return [] }
        return (0..<Int(min(count, positionCount))).map { (glyphs[$0].codepoint, positions[$0]) }
    }
}
