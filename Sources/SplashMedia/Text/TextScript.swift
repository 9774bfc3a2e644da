internal import CHarfBuzz
internal import POSIX

/// The writing system of a character, which shaping must know: one call shapes text of one script.
struct TextScript: Equatable, Sendable {
    /// The code of ISO 15924.
    let code: String

    /// What has letters of no script: digits, punctuation, symbols.
    static let common = TextScript(code: "Zyyy")
}

/// Which script a character has in Unicode's table, as HarfBuzz has it: the library with which SDL2_ttf shapes.
struct TextScripts: @unchecked Sendable {
    private let functions: OpaquePointer
    private let script: camelwalk_hb_unicode_script

    /// Opens HarfBuzz. It stays open.
    init() throws(LibraryError) {
        let library = try DynamicLibrary("libharfbuzz.so.0")
        script = try library.function(camelwalk_find_hb_unicode_script)
        // It belongs to the library, and may be used by any thread.
        guard let functions = try library.function(camelwalk_find_hb_unicode_funcs_get_default)() else {
            throw LibraryError("cannot use libharfbuzz.so.0", "it knows no scripts")
        }
        self.functions = functions
    }

    /// The script of the character's first scalar that has one; nil if it is used with any script.
    func script(of character: Character) -> TextScript? {
        for scalar in character.unicodeScalars {
            let script = script(functions, scalar.value)
            if ![HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN].contains(script) {
                return TextScript(code: TextScripts.code(UInt32(truncatingIfNeeded: script.rawValue)))
            }
        }
        return nil
    }

    /// HarfBuzz keeps the four letters in the four bytes of a number.
    private static func code(_ tag: UInt32) -> String {
        String(decoding: [24, 16, 8, 0].map { UInt8(tag >> UInt32($0) & 255) }, as: UTF8.self)
    }
}
