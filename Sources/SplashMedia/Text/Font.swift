internal import CHarfBuzz
internal import POSIX

/// A font in one size.
///
/// Used by one thread at a time.
final class Font {
    let library: GlyphLibrary
    let face: FT_Face
    /// HarfBuzz's view of the face.
    let shaper: OpaquePointer
    /// False if the font has pictures of certain sizes only, as fonts of coloured symbols do.
    let hasOutlines: Bool

    /// Opens face `index` of the font in `file` with letters of `height` pixels, or in its first size if it has pictures of
    /// fixed sizes only.
    init(_ library: GlyphLibrary, _ file: ByteString, index: Int, height: Int) throws(MediaError) {
        let action = "cannot open the font \(file)"
        var opened: FT_Face?
        let failure = file.withCString { library.openFace(library.freeType, $0, index, &opened) }
        guard failure == 0, let opened else {
            throw MediaError(action, "FreeType says error \(failure)")
        }
        hasOutlines = camelwalk_is_scalable(opened) != 0
        let isSized =
            hasOutlines
            ? library.setSize(opened, 0, 64 * height, 72, 72) == 0 : library.selectSize(opened, 0) == 0
        guard isSized, let shaper = library.makeShaper(opened, nil) else {
            _ = library.closeFace(opened)
            throw MediaError(action, "FreeType has no such size of it")
        }
        self.library = library
        face = opened
        self.shaper = shaper
        library.setLoadFlags(shaper, camelwalk_load_width)
    }

    deinit {
        library.destroyShaper(shaper)
        _ = library.closeFace(face)
    }

    /// Pixels above the baseline.
    var ascent: Int { (Int(face.pointee.size.pointee.metrics.ascender) + 63) >> 6 }

    /// Pixels of a line.
    var height: Int { ascent - Int(face.pointee.size.pointee.metrics.descender) >> 6 }

    /// Loads a glyph into the face's slot: its outline or its picture, and its measures. False if the font has none.
    func load(_ glyph: UInt32) -> Bool {
        let flags = hasOutlines ? camelwalk_load_outline : camelwalk_load_picture
        return library.loadGlyph(face, glyph, flags) == 0
    }
}
