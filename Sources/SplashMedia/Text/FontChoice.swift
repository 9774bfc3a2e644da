/// Which font each character of a text is set in: the desktop's sans-serif, and if that lacks something, the one
/// that fontconfig has for it.
///
/// Used by one thread at a time.
final class FontChoice {
    /// A font, open in the sizes that were asked for.
    final class Face {
        let file: FontFile
        private let library: GlyphLibrary
        private var sizes: [Int: Font] = [:]

        fileprivate init(_ file: FontFile, _ library: GlyphLibrary) {
            self.file = file
            self.library = library
        }

        /// The font with letters of `height` pixels.
        func font(height: Int) throws(MediaError) -> Font {
            if let font = sizes[height] { return font }
            let font = try Font(library, file.path, index: file.index, height: height)
            sizes[height] = font
            return font
        }

        /// Whether the font has all that the character is made of.
        fileprivate func has(_ character: Character) -> Bool {
            character.unicodeScalars.allSatisfy { FontChoice.needsNoGlyph($0) || file.has($0) }
        }
    }

    private let fonts: FontLibrary
    private let glyphs: GlyphLibrary
    private let analysis: TextAnalysis
    /// In the order in which they are tried; the default first.
    private var faces: [Face]
    /// What no font has.
    private var missing: Set<Unicode.Scalar> = []

    // A text of many scripts must not open every font there is.
    private static let maximumFaces = 8

    /// Finds the default font.
    init(_ glyphs: GlyphLibrary, _ analysis: TextAnalysis) throws(MediaError) {
        self.glyphs = glyphs
        self.analysis = analysis
        fonts = try MediaError.of(FontLibrary.init)
        faces = [Face(try fonts.sansSerif(), glyphs)]
    }

    /// The file of the default font.
    var defaultFile: FontFile { faces[0].file }

    /// The font for each character. Spaces and the like stay in the font of what precedes them.
    func faces(for characters: [Character]) throws(MediaError) -> [Face] {
        try findFaces(for: characters)
        var result: [Face] = []
        for character in characters {
            let face = result.last.flatMap { canContinue($0, character) ? $0 : nil }
            result.append(face ?? faces.first { $0.has(character) } ?? faces[0])
        }
        return result
    }

    /// Whether a character needs no other font than what precedes it. A space between pictures is as wide as one.
    private func canContinue(_ face: Face, _ character: Character) -> Bool {
        face.file.hasOutlines && analysis.script(of: character) == nil && face.has(character)
    }

    /// Adds fonts until everything has one, or none has it.
    private func findFaces(for characters: [Character]) throws(MediaError) {
        var lacking = Set<Unicode.Scalar>()
        for character in characters where !faces.contains(where: { $0.has(character) }) {
            lacking.formUnion(character.unicodeScalars.filter { !FontChoice.needsNoGlyph($0) })
        }
        lacking.subtract(missing)
        while !lacking.isEmpty, faces.count < FontChoice.maximumFaces {
            let file = try fonts.sansSerif(having: lacking)
            let found = lacking.filter { file.has($0) }
            if found.isEmpty { break }
            if !faces.contains(where: { $0.file.path == file.path && $0.file.index == file.index }) {
                faces.append(Face(file, glyphs))
            }
            lacking.subtract(found)
        }
        missing.formUnion(lacking)
    }

    /// Joiners and variation selectors are instructions; a font that knows nothing of them ignores them.
    private static func needsNoGlyph(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint
    }
}
