// HarfBuzz shapes text, FreeType draws its glyphs, and hb-ft.h stands between both: one module, in which each type is there
// once.
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <harfbuzz/hb-ft.h>
#include <harfbuzz/hb.h>

#include "../late_function.h"

CAMELWALK_LATE(FT_Init_FreeType)
CAMELWALK_LATE(FT_New_Face)
CAMELWALK_LATE(FT_Done_Face)
CAMELWALK_LATE(FT_Set_Char_Size)
CAMELWALK_LATE(FT_Select_Size)
CAMELWALK_LATE(FT_Load_Glyph)
CAMELWALK_LATE(FT_Outline_Translate)
CAMELWALK_LATE(FT_Render_Glyph)
CAMELWALK_LATE(hb_buffer_create)
CAMELWALK_LATE(hb_buffer_destroy)
CAMELWALK_LATE(hb_buffer_reset)
CAMELWALK_LATE(hb_buffer_add_utf8)
CAMELWALK_LATE(hb_buffer_set_direction)
CAMELWALK_LATE(hb_buffer_set_script)
CAMELWALK_LATE(hb_buffer_guess_segment_properties)
CAMELWALK_LATE(hb_buffer_get_glyph_infos)
CAMELWALK_LATE(hb_buffer_get_glyph_positions)
CAMELWALK_LATE(hb_font_destroy)
CAMELWALK_LATE(hb_ft_font_create)
CAMELWALK_LATE(hb_ft_font_set_load_flags)
CAMELWALK_LATE(hb_shape)
CAMELWALK_LATE(hb_unicode_funcs_get_default)
CAMELWALK_LATE(hb_unicode_script)

// Macros that Swift does not see.

// Letters keep their widths, and their horizontal strokes are sharp.
static const FT_Int32 camelwalk_load_outline = FT_LOAD_TARGET_LIGHT;
// Pictures, of which some are in colour.
static const FT_Int32 camelwalk_load_picture = FT_LOAD_COLOR;
// Widths do not depend on how letters are sharpened.
static const FT_Int32 camelwalk_load_width = FT_LOAD_NO_HINTING;

// Whether a font has outlines, which can be drawn in any size.
static inline int camelwalk_is_scalable(FT_Face face) { return FT_IS_SCALABLE(face) != 0; }
