internal import CamelAnimation
internal import POSIX
internal import CamelSDL

/// Sets lines of text in the desktop's sans-serif font, and in others if that lacks a script.
///
/// Letters have 1 to 4096 pixels; another height counts as the nearest of these.
///
/// Opens FreeType, HarfBuzz, fribidi and fontconfig, which takes some ten milliseconds. A process has one at a
/// time, and one thread at a time uses it; the thread that made it may hand it to another.
public final class Typesetter: @unchecked Sendable {
    private let analysis = TextAnalysis()
    private let choice: FontChoice

    private static let ellipsis: Character = "…"
    private static let separator = " · "

    /// The height of letters that are asked for with `height`.
    static func letters(_ height: Int) -> Int { min(4096, max(1, height)) }

    /// Finds the font. Throws if a library or any font is missing.
    public init() throws(MediaError) {
        choice = try FontChoice(try MediaError.of(GlyphLibrary.init), analysis)
    }

    /// The file of the desktop's sans-serif font.
    public var fontFile: String { choice.defaultFile.path.description }

    /// Pixels across of `text` with letters of `height` pixels.
    public func width(of text: String, height: Int) throws(MediaError) -> Int {
        try width(Array(text), Typesetter.letters(height))
    }

    /// `text`, or as many of its characters as have room in `width` pixels together with an ellipsis; nothing if not
    /// even that has room.
    public func fitted(_ text: String, height: Int, width: Int) throws(MediaError) -> String {
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
    public func line(_ text: String, height: Int, color: UInt32) throws(MediaError) -> TextLine {
        let height = Typesetter.letters(height)
        var pieces: [TextLine] = []
        for run in try runs(Array(text)) {
            if let piece = try piece(run, height, color) { pieces.append(piece) }
        }
        return try TextLine.joined(pieces)
    }

    /// Sets `name`, and behind it `status`, in `width` pixels. What is too long is cut: first the status, down to six
    /// ems, then the name.
    public func caption(
        name: String, status: String, height: Int, width: Int, ink: UInt32, secondaryInk: UInt32
    ) throws(MediaError) -> TextLine {
        guard !name.isEmpty, !status.isEmpty else {
            let (text, color) = name.isEmpty ? (status, secondaryInk) : (name, ink)
            return try line(try fitted(text, height: height, width: width), height: height, color: color)
        }
        let height = Typesetter.letters(height)
        let room = max(0, width) - (try self.width(of: Typesetter.separator, height: height))
        let minimum = min(try self.width(of: status, height: height), 6 * height)
        let shownName = try fitted(name, height: height, width: room - minimum)
        let rest = room - (try self.width(of: shownName, height: height))
        let shownStatus = try fitted(status, height: height, width: rest)
        return try TextLine.joined([
            try line(shownName, height: height, color: ink),
            try line(Typesetter.separator, height: height, color: secondaryInk),
            try line(shownStatus, height: height, color: secondaryInk),
        ])
    }

    private func runs(_ characters: [Character]) throws(MediaError) -> [TextRun] {
        TextRun.runs(characters, faces: try choice.faces(for: characters), analysis)
    }

    private func width(_ characters: [Character], _ height: Int) throws(MediaError) -> Int {
        var total = 0
        for run in try runs(characters) { total += try width(run, height) }
        return total
    }

    private func width(_ run: TextRun, _ height: Int) throws(MediaError) -> Int {
        let font = try run.face.font(height: height)
        let width = run.shaped(font).width
        return font.hasOutlines ? width : scaled(width, font, to: height)
    }

    /// The picture of a run; nil if it has no width: a lone joiner, for example.
    private func piece(_ run: TextRun, _ height: Int, _ color: UInt32) throws(MediaError) -> TextLine? {
        let font = try run.face.font(height: height)
        let text = run.shaped(font)
        guard text.width > 0 else { return nil }
        let line = try text.line(font, color: color)
        guard !font.hasOutlines else { return line }
        let size = PixelSize(
            width: max(1, scaled(line.surface.size.width, font, to: height)),
            height: max(1, scaled(line.surface.size.height, font, to: height)))
        let small = try MediaError.of { () throws(AnimationError) in try line.surface.scaled(to: size) }
        small.recolor(color)
        return TextLine(surface: small, baseline: scaled(line.baseline, font, to: height))
    }

    /// Fonts of pictures have their own size; a line of theirs is made as high as one of letters is.
    private func scaled(_ length: Int, _ font: Font, to height: Int) -> Int {
        let own = max(1, font.height)
        return (length * height * 6 / 5 + own / 2) / own
    }
}

extension TextRun {
    /// The run's glyphs in a size of its font.
    fileprivate func shaped(_ font: Font) -> ShapedText {
        ShapedText(text, font, isRightToLeft: isRightToLeft, script: script)
    }
}
