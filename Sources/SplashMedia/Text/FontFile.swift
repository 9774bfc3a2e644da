internal import POSIX

/// A font that fontconfig has found.
final class FontFile {
    /// The file.
    let path: ByteString
    /// Which of the faces in the file.
    let index: Int
    /// False where the font has pictures of certain sizes only, as fonts of coloured symbols do.
    let hasOutlines: Bool
    // Owned by the pattern.
    private let characters: FontLibrary.CharacterSet
    private let pattern: FontLibrary.Pattern
    private let library: FontLibrary

    /// Takes over `pattern`, which owns `characters`.
    init(
        path: ByteString, index: Int, hasOutlines: Bool, characters: FontLibrary.CharacterSet,
        pattern: FontLibrary.Pattern, library: FontLibrary
    ) {
        self.path = path
        self.index = index
        self.hasOutlines = hasOutlines
        self.characters = characters
        self.pattern = pattern
        self.library = library
    }

    deinit { library.destroy(pattern) }

    /// Whether the font has a glyph for this.
    func has(_ scalar: Unicode.Scalar) -> Bool { library.has(scalar, characters) }
}
