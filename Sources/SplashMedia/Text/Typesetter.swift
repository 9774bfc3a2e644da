internal import CSDL2
internal import CamelAnimation
internal import POSIX
public import CamelSDL

/// A line of text, drawn.
public struct SetLine: Sendable {
    /// ARGB8888, transparent around the letters.
    public let picture: Surface
    /// The row on which the letters stand.
    public let baseline: Int
}

/// Sets lines of text in the desktop's sans-serif font, and in others where that lacks a script.
///
/// Letters have 1 to 4096 pixels; another height counts as the nearest of these.
///
/// Opens SDL2_ttf, HarfBuzz, fribidi and fontconfig, which takes some tens of milliseconds. One at a time in a process, used by one thread at a
/// time; it may be handed from the thread that made it to another.
public final class Typesetter: @unchecked Sendable {
    private let library: TextLibrary
    private let analysis = TextAnalysis()
    private let choice: FontChoice

    private static let ellipsis: Character = "…"

    /// The height of letters that are asked for with `height`.
    static func letters(_ height: Int) -> Int { min(4096, max(1, height)) }

    /// Finds the font. Throws where a library or any font is missing.
    public init() throws(SDLError) {
        library = try TextLibrary()
        choice = try FontChoice(library, analysis)
    }

    /// The file of the desktop's sans-serif font.
    public var fontFile: String { choice.defaultFile.path.description }

    /// Pixels across of `text` with letters of `height` pixels.
    public func width(of text: String, height: Int) throws(SDLError) -> Int {
        try width(Array(text), Typesetter.letters(height))
    }

    /// `text`, or as many of its characters as have room in `width` pixels together with an ellipsis; where not even
    /// that has room, nothing.
    public func fitted(_ text: String, height: Int, width: Int) throws(SDLError) -> String {
        let height = Typesetter.letters(height)
        let characters = Array(text)
        guard try self.width(characters, height) > width else { return text }
        var fitting = 0
        var failing = characters.count
        while fitting + 1 < failing {
            let middle = (fitting + failing) / 2
            if try self.width(Typesetter.cut(characters, middle), height) <= width {
                fitting = middle
            } else {
                failing = middle
            }
        }
        return fitting == 0 ? "" : String(Typesetter.cut(characters, fitting))
    }

    private static func cut(_ characters: [Character], _ count: Int) -> [Character] {
        var kept = characters[..<count]
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return kept + [ellipsis]
    }

    /// Draws `text` in one line with letters of `height` pixels, in `color` (0xRRGGBB).
    public func line(_ text: String, height: Int, color: UInt32) throws(SDLError) -> SetLine {
        let height = Typesetter.letters(height)
        var pieces: [SetLine] = []
        for run in try runs(Array(text)) {
            // SDL2_ttf has no picture of what has no width, a lone joiner for example.
            if try width(run, height) > 0 { pieces.append(try piece(run, height, color)) }
        }
        return try Typesetter.joined(pieces)
    }

    /// Puts lines beside each other on one baseline.
    static func joined(_ lines: [SetLine]) throws(SDLError) -> SetLine {
        let baseline = lines.map(\.baseline).max() ?? 0
        let depth = lines.map { $0.picture.size.height - $0.baseline }.max() ?? 0
        let width = lines.reduce(0) { $0 + $1.picture.size.width }
        let picture = try Surface(size: PixelSize(width: max(1, width), height: max(1, baseline + depth)))
        var x = 0
        for line in lines {
            picture.blend(line.picture, x: x, y: baseline - line.baseline)
            x += line.picture.size.width
        }
        return SetLine(picture: picture, baseline: baseline)
    }

    private func runs(_ characters: [Character]) throws(SDLError) -> [TextRun] {
        TextRun.runs(characters, faces: try choice.faces(for: characters), analysis)
    }

    private func width(_ characters: [Character], _ height: Int) throws(SDLError) -> Int {
        var total = 0
        for run in try runs(characters) { total += try width(run, height) }
        return total
    }

    private func width(_ run: TextRun, _ height: Int) throws(SDLError) -> Int {
        let font = try run.face.font(height: height)
        let width = try library.width(
            run.text, font, isRightToLeft: run.isRightToLeft, script: run.script)
        return run.face.file.hasOutlines ? width : scaled(width, font, to: height)
    }

    private func piece(_ run: TextRun, _ height: Int, _ color: UInt32) throws(SDLError) -> SetLine {
        let font = try run.face.font(height: height)
        let picture = try library.picture(
            run.text, font, isRightToLeft: run.isRightToLeft, script: run.script, color: color)
        let baseline = library.ascent(font) + overshoot(run, font, picture)
        guard !run.face.file.hasOutlines else { return SetLine(picture: picture, baseline: baseline) }
        let size = PixelSize(
            width: max(1, scaled(picture.size.width, font, to: height)),
            height: max(1, scaled(picture.size.height, font, to: height)))
        let small = try picture.scaled(to: size)
        small.engrave(color)
        return SetLine(picture: small, baseline: scaled(baseline, font, to: height))
    }

    /// How many rows SDL2_ttf has put above the font's own, for letters that rise higher.
    private func overshoot(_ run: TextRun, _ font: TextLibrary.Font, _ picture: Surface) -> Int {
        let extra = picture.size.height - library.height(font)
        guard extra > 0 else { return 0 }
        let highest = run.text.unicodeScalars.map { library.rise($0, font) }.max() ?? 0
        return min(extra, max(0, highest - library.ascent(font)))
    }

    /// Fonts of pictures have their own size; a line of theirs is made as high as one of letters is.
    private func scaled(_ length: Int, _ font: TextLibrary.Font, to height: Int) -> Int {
        let own = max(1, library.height(font))
        return (length * height * 6 / 5 + own / 2) / own
    }
}

extension Surface {
    /// Turns a coloured picture into one of a single colour, the more opaque the darker it was.
    fileprivate func engrave(_ color: UInt32) {
        mapPixels { pixel in
            let alpha = pixel >> 24
            let light = (pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 151 + (pixel & 255) * 28
            return (alpha * (255 - light / 256) / 255) << 24 | color & 0xFF_FFFF
        }
    }
}
