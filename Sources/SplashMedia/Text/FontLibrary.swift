internal import CFontconfig
internal import POSIX
internal import CamelSDL

/// fontconfig, loaded once there is text to draw: it knows which fonts there are.
///
/// Used by one thread at a time.
final class FontLibrary: @unchecked Sendable {
    typealias Pattern = OpaquePointer
    typealias CharacterSet = OpaquePointer
    private typealias Name = UnsafePointer<CChar>
    private typealias NewFunction = @convention(c) () -> OpaquePointer?
    private typealias PatternFunction = @convention(c) (OpaquePointer?) -> Void
    private typealias AddStringFunction = @convention(c) (Pattern?, Name?, UnsafePointer<FcChar8>?) -> FcBool
    private typealias AddSetFunction = @convention(c) (Pattern?, Name?, CharacterSet?) -> FcBool
    private typealias CharacterFunction = @convention(c) (CharacterSet?, FcChar32) -> FcBool
    private typealias SubstituteFunction = @convention(c) (OpaquePointer?, Pattern?, FcMatchKind) -> FcBool
    private typealias MatchFunction =
        @convention(c) (OpaquePointer?, Pattern?, UnsafeMutablePointer<FcResult>?) -> Pattern?
    private typealias StringFunction =
        @convention(c) (
            Pattern?, Name?, Int32, UnsafeMutablePointer<UnsafeMutablePointer<FcChar8>?>?
        ) -> FcResult
    private typealias NumberFunction =
        @convention(c) (Pattern?, Name?, Int32, UnsafeMutablePointer<Int32>?) -> FcResult
    private typealias SetFunction =
        @convention(c) (Pattern?, Name?, Int32, UnsafeMutablePointer<CharacterSet?>?) -> FcResult

    private let newPattern, newSet: NewFunction
    private let destroyPattern, destroySet, destroyConfiguration, addDefaults: PatternFunction
    private let addString: AddStringFunction
    private let addSet: AddSetFunction
    private let addCharacter, hasCharacter: CharacterFunction
    private let substitute: SubstituteFunction
    private let match: MatchFunction
    private let string: StringFunction
    private let integer, boolean: NumberFunction
    private let set: SetFunction
    private let configuration: OpaquePointer

    /// Opens fontconfig, which reads what fonts there are. It stays open.
    init() throws(SDLError) {
        let library = try DynamicLibrary("libfontconfig.so.1")
        newPattern = try library.function("FcPatternCreate", as: NewFunction.self)
        newSet = try library.function("FcCharSetCreate", as: NewFunction.self)
        destroyPattern = try library.function("FcPatternDestroy", as: PatternFunction.self)
        destroySet = try library.function("FcCharSetDestroy", as: PatternFunction.self)
        destroyConfiguration = try library.function("FcConfigDestroy", as: PatternFunction.self)
        addDefaults = try library.function("FcDefaultSubstitute", as: PatternFunction.self)
        addString = try library.function("FcPatternAddString", as: AddStringFunction.self)
        addSet = try library.function("FcPatternAddCharSet", as: AddSetFunction.self)
        addCharacter = try library.function("FcCharSetAddChar", as: CharacterFunction.self)
        hasCharacter = try library.function("FcCharSetHasChar", as: CharacterFunction.self)
        substitute = try library.function("FcConfigSubstitute", as: SubstituteFunction.self)
        match = try library.function("FcFontMatch", as: MatchFunction.self)
        string = try library.function("FcPatternGetString", as: StringFunction.self)
        integer = try library.function("FcPatternGetInteger", as: NumberFunction.self)
        boolean = try library.function("FcPatternGetBool", as: NumberFunction.self)
        set = try library.function("FcPatternGetCharSet", as: SetFunction.self)
        let load = try library.function("FcInitLoadConfigAndFonts", as: NewFunction.self)
        guard let configuration = load() else {
            throw SDLError("cannot find a font", "fontconfig has no configuration")
        }
        self.configuration = configuration
    }

    deinit { destroyConfiguration(configuration) }

    /// The desktop's sans-serif font, or where `scalars` are given the one that has most of them.
    func sansSerif(having scalars: Set<Unicode.Scalar> = []) throws(SDLError) -> FontFile {
        guard let pattern = newPattern(), let wanted = newSet() else {
            throw SDLError("cannot find a font", "out of memory")
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
            throw SDLError("cannot find a font", "fontconfig knows none")
        }
        return font
    }

    /// What is to be known of a font that was found. Takes over the pattern.
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
