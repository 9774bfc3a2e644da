internal import CSDL2
internal import CSDL2TTF
internal import Glibc
internal import POSIX
internal import CamelSDL

/// SDL2_ttf, loaded once there is text to draw.
///
/// Used by one thread at a time in a process: FreeType, below it, has one state for all fonts.
final class TextLibrary: @unchecked Sendable {
    typealias Font = OpaquePointer

    private let openFont: camelwalk_TTF_OpenFontIndexRW
    private let closeFont: camelwalk_TTF_CloseFont
    private let setHinting: camelwalk_TTF_SetFontHinting
    private let fontAscent: camelwalk_TTF_FontAscent
    private let fontHeight: camelwalk_TTF_FontHeight
    private let sizeText: camelwalk_TTF_SizeUTF8
    private let metrics: camelwalk_TTF_GlyphMetrics32
    private let renderText: camelwalk_TTF_RenderUTF8_Blended
    // Since 2.20, and without effect if SDL2_ttf was built without HarfBuzz.
    private let setDirection: camelwalk_TTF_SetFontDirection?
    private let setScript: camelwalk_TTF_SetFontScriptName?

    /// Opens SDL2_ttf and starts it. It stays open.
    init() throws(LibraryError) {
        let library = try DynamicLibrary("libSDL2_ttf-2.0.so.0")
        openFont = try library.function(camelwalk_find_TTF_OpenFontIndexRW)
        closeFont = try library.function(camelwalk_find_TTF_CloseFont)
        setHinting = try library.function(camelwalk_find_TTF_SetFontHinting)
        fontAscent = try library.function(camelwalk_find_TTF_FontAscent)
        fontHeight = try library.function(camelwalk_find_TTF_FontHeight)
        sizeText = try library.function(camelwalk_find_TTF_SizeUTF8)
        metrics = try library.function(camelwalk_find_TTF_GlyphMetrics32)
        renderText = try library.function(camelwalk_find_TTF_RenderUTF8_Blended)
        setDirection = try? library.function(camelwalk_find_TTF_SetFontDirection)
        setScript = try? library.function(camelwalk_find_TTF_SetFontScriptName)
        guard try library.function(camelwalk_find_TTF_Init)() == 0 else {
            throw LibraryError("cannot draw text", AnimationError.lastReason)
        }
    }

    /// Opens face `index` of the font in `file` with letters of `height` pixels, or in its
    /// first size if it has pictures of fixed sizes only.
    func open(_ file: ByteString, index: Int, height: Int) throws(MediaError) -> Font {
        // The font's file is read for as long as the font is open. SDL would open it without close-on-exec.
        guard let stream = file.withCString({ fopen($0, "rbe") }),
            let font = openFont(SDL_RWFromFP(stream, SDL_TRUE), 1, Int32(clamping: height), index)
        else {
            throw .last("cannot open the font \(file)")
        }
        setHinting(font, Int32(TTF_HINTING_LIGHT_SUBPIXEL))
        return font
    }

    /// Closes a font.
    func close(_ font: Font) { closeFont(font) }

    /// Pixels above the baseline.
    func ascent(_ font: Font) -> Int { Int(fontAscent(font)) }

    /// Pixels of a line.
    func height(_ font: Font) -> Int { Int(fontHeight(font)) }

    /// Pixels across of `text` in one direction and script.
    func width(
        _ text: String, _ font: Font, isRightToLeft: Bool, script: TextScript
    ) throws(MediaError) -> Int {
        var width: Int32 = 0
        guard sizeText(font, directed(text, font, isRightToLeft, script), &width, nil) == 0 else {
            throw .last("cannot measure text")
        }
        return Int(width)
    }

    /// A picture of `text`, ARGB8888, in `color` (0xRRGGBB).
    func surface(
        _ text: String, _ font: Font, isRightToLeft: Bool, script: TextScript, color: UInt32
    ) throws(MediaError) -> Surface {
        let color = SDL_Color(
            r: UInt8(color >> 16 & 255), g: UInt8(color >> 8 & 255), b: UInt8(color & 255), a: 255)
        let surface = renderText(font, directed(text, font, isRightToLeft, script), color)
        return try MediaError.of { () throws(AnimationError) in
            try Surface(owning: surface, action: "cannot draw text")
        }
    }

    /// How many pixels above the baseline the letter rises, before shaping.
    func rise(_ scalar: Unicode.Scalar, _ font: Font) -> Int {
        var highest: Int32 = 0
        return metrics(font, scalar.value, nil, nil, nil, &highest, nil) == 0 ? Int(highest) : 0
    }

    /// Sets the direction and the script of the font's next text. Returns the text, reversed if SDL2_ttf cannot do it.
    private func directed(
        _ text: String, _ font: Font, _ isRightToLeft: Bool, _ script: TextScript
    ) -> String {
        _ = setScript?(font, script.code)
        let direction = isRightToLeft ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR
        let isReversed = setDirection?(font, direction) == 0
        return isRightToLeft && !isReversed ? String(text.reversed()) : text
    }
}
