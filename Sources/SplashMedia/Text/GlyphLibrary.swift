internal import CHarfBuzz
internal import POSIX

/// FreeType, which draws glyphs, and HarfBuzz, which says which of them a text has and where they stand: loaded once there
/// is text to draw.
///
/// Used by one thread at a time.
final class GlyphLibrary: @unchecked Sendable {
    let freeType: FT_Library
    let openFace: camelwalk_FT_New_Face
    let closeFace: camelwalk_FT_Done_Face
    let setSize: camelwalk_FT_Set_Char_Size
    let selectSize: camelwalk_FT_Select_Size
    let loadGlyph: camelwalk_FT_Load_Glyph
    let moveOutline: camelwalk_FT_Outline_Translate
    let renderGlyph: camelwalk_FT_Render_Glyph
    let makeShaper: camelwalk_hb_ft_font_create
    let destroyShaper: camelwalk_hb_font_destroy
    let setLoadFlags: camelwalk_hb_ft_font_set_load_flags
    let shape: camelwalk_hb_shape
    let buffer: OpaquePointer
    let resetBuffer: camelwalk_hb_buffer_reset
    let addText: camelwalk_hb_buffer_add_utf8
    let setDirection: camelwalk_hb_buffer_set_direction
    let setScript: camelwalk_hb_buffer_set_script
    let guessLanguage: camelwalk_hb_buffer_guess_segment_properties
    let glyphs: camelwalk_hb_buffer_get_glyph_infos
    let positions: camelwalk_hb_buffer_get_glyph_positions

    /// Opens both libraries. They stay open, with what they keep for all fonts.
    init() throws(LibraryError) {
        let drawing = try DynamicLibrary("libfreetype.so.6")
        openFace = try drawing.function(camelwalk_find_FT_New_Face)
        closeFace = try drawing.function(camelwalk_find_FT_Done_Face)
        setSize = try drawing.function(camelwalk_find_FT_Set_Char_Size)
        selectSize = try drawing.function(camelwalk_find_FT_Select_Size)
        loadGlyph = try drawing.function(camelwalk_find_FT_Load_Glyph)
        moveOutline = try drawing.function(camelwalk_find_FT_Outline_Translate)
        renderGlyph = try drawing.function(camelwalk_find_FT_Render_Glyph)
        let shaping = try DynamicLibrary("libharfbuzz.so.0")
        makeShaper = try shaping.function(camelwalk_find_hb_ft_font_create)
        destroyShaper = try shaping.function(camelwalk_find_hb_font_destroy)
        setLoadFlags = try shaping.function(camelwalk_find_hb_ft_font_set_load_flags)
        shape = try shaping.function(camelwalk_find_hb_shape)
        resetBuffer = try shaping.function(camelwalk_find_hb_buffer_reset)
        addText = try shaping.function(camelwalk_find_hb_buffer_add_utf8)
        setDirection = try shaping.function(camelwalk_find_hb_buffer_set_direction)
        setScript = try shaping.function(camelwalk_find_hb_buffer_set_script)
        guessLanguage = try shaping.function(camelwalk_find_hb_buffer_guess_segment_properties)
        glyphs = try shaping.function(camelwalk_find_hb_buffer_get_glyph_infos)
        positions = try shaping.function(camelwalk_find_hb_buffer_get_glyph_positions)
        var opened: FT_Library?
        guard try drawing.function(camelwalk_find_FT_Init_FreeType)(&opened) == 0, let opened,
            let buffer = try shaping.function(camelwalk_find_hb_buffer_create)()
        else { throw LibraryError("cannot draw text", "out of memory") }
        freeType = opened
        self.buffer = buffer
    }
}
