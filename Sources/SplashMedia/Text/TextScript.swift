internal import CHarfBuzz
internal import POSIX

/// The writing system of a character, which shaping must know: one call shapes text of one script.
struct TextScript: Equatable, Sendable {
    /// HarfBuzz's number for it: the four letters of ISO 15924 in four bytes.
    let code: UInt32

    /// What has letters of no script: digits, punctuation, symbols.
    static let common = TextScript(HB_SCRIPT_COMMON)

    fileprivate init(_ script: hb_script_t) { code = UInt32(truncatingIfNeeded: script.rawValue) }

    /// The script as HarfBuzz has it.
    var shaperScript: hb_script_t { hb_script_t(rawValue: numericCast(code)) }
}

/// Which script a character has in Unicode's table, as HarfBuzz has it.
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
                return TextScript(script)
            }
        }
        return nil
    }
}
