internal import CFontconfig
internal import POSIX

/// fontconfig, loaded once there is text to draw: it knows which fonts there are.
///
/// Used by one thread at a time.
final class FontLibrary: @unchecked Sendable {
    typealias Pattern = OpaquePointer
    typealias CharacterSet = OpaquePointer

    private let newPattern: camelwalk_FcPatternCreate
    private let destroyPattern: camelwalk_FcPatternDestroy
    private let addString: camelwalk_FcPatternAddString
    private let addSet: camelwalk_FcPatternAddCharSet
    private let string: camelwalk_FcPatternGetString
    private let integer: camelwalk_FcPatternGetInteger
    private let boolean: camelwalk_FcPatternGetBool
    private let set: camelwalk_FcPatternGetCharSet
    private let newSet: camelwalk_FcCharSetCreate
    private let destroySet: camelwalk_FcCharSetDestroy
    private let addCharacter: camelwalk_FcCharSetAddChar
    private let hasCharacter: camelwalk_FcCharSetHasChar
    private let destroyConfiguration: camelwalk_FcConfigDestroy
    private let substitute: camelwalk_FcConfigSubstitute
    private let addDefaults: camelwalk_FcDefaultSubstitute
    private let match: camelwalk_FcFontMatch
    private let configuration: OpaquePointer

    /// Opens fontconfig, which reads what fonts there are. It stays open.
    init() throws(LibraryError) {
        let library = try DynamicLibrary("libfontconfig.so.1")
        newPattern = try library.function(camelwalk_find_FcPatternCreate)
        newSet = try library.function(camelwalk_find_FcCharSetCreate)
        destroyPattern = try library.function(camelwalk_find_FcPatternDestroy)
        destroySet = try library.function(camelwalk_find_FcCharSetDestroy)
        destroyConfiguration = try library.function(camelwalk_find_FcConfigDestroy)
        addDefaults = try library.function(camelwalk_find_FcDefaultSubstitute)
        addString = try library.function(camelwalk_find_FcPatternAddString)
        addSet = try library.function(camelwalk_find_FcPatternAddCharSet)
        addCharacter = try library.function(camelwalk_find_FcCharSetAddChar)
        hasCharacter = try library.function(camelwalk_find_FcCharSetHasChar)
        substitute = try library.function(camelwalk_find_FcConfigSubstitute)
        match = try library.function(camelwalk_find_FcFontMatch)
        string = try library.function(camelwalk_find_FcPatternGetString)
        integer = try library.function(camelwalk_find_FcPatternGetInteger)
        boolean = try library.function(camelwalk_find_FcPatternGetBool)
        set = try library.function(camelwalk_find_FcPatternGetCharSet)
        let load = try library.function(camelwalk_find_FcInitLoadConfigAndFonts)
        guard let configuration = load() else {
            throw LibraryError("cannot find a font", "fontconfig has no configuration")
        }
        self.configuration = configuration
    }

    deinit { destroyConfiguration(configuration) }

    /// The desktop's sans-serif font, or if `scalars` are given the one that has most of them.
    func sansSerif(having scalars: Set<Unicode.Scalar> = []) throws(MediaError) -> FontFile {
        guard let pattern = newPattern(), let wanted = newSet() else {
            throw MediaError("cannot find a font", "out of memory")
        }
        defer {
            destroySet(wanted)
            destroyPattern(pattern)
        }
        _ = addString(pattern, FC_FAMILY, Array("sans-serif\0".utf8))
        for scalar in scalars { _ = addCharacter(wanted, scalar.value) }
        if !scalars.isEmpty { _ = addSet(pattern, FC_CHARSET, wanted) }
        _ = substitute(configuration, pattern, FcMatchPattern)
        addDefaults(pattern)
        var result = FcResultNoMatch
        guard let found = match(configuration, pattern, &result), let font = file(of: found) else {
            throw MediaError("cannot find a font", "fontconfig knows none")
        }
        return font
    }

    /// The file of a font that fontconfig has found. Takes over the pattern.
    private func file(of pattern: Pattern) -> FontFile? {
        var path: UnsafeMutablePointer<FcChar8>?
        var index: Int32 = 0
        var hasOutlines: FcBool = 1
        var characters: CharacterSet?
        guard string(pattern, FC_FILE, 0, &path) == FcResultMatch, let path,
            set(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters
        else {
            destroyPattern(pattern)
            return nil
        }
        _ = integer(pattern, FC_INDEX, 0, &index)
        _ = boolean(pattern, FC_OUTLINE, 0, &hasOutlines)
        let name = path.withMemoryRebound(to: CChar.self, capacity: 1) { ByteString(cString: $0) }
        return FontFile(
            path: name, index: Int(index), hasOutlines: hasOutlines != 0, characters: characters,
            pattern: pattern, library: self)
    }

    /// Whether a set has this.
    func has(_ scalar: Unicode.Scalar, _ characters: CharacterSet) -> Bool {
        hasCharacter(characters, scalar.value) != 0
    }

    /// Frees what was found, and its character set.
    func destroy(_ pattern: Pattern) { destroyPattern(pattern) }
}

/// A font that fontconfig has found.
final class FontFile {
    /// The path of the file.
    let path: ByteString
    /// Which of the faces in the file.
    let index: Int
    /// False if the font has pictures of certain sizes only, as fonts of coloured symbols do.
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
