public import POSIX

/// The twelve bytes by which OCaml's tools know their files and those of another version: `Caml1999`, a letter for
/// the kind of file, a number for the format (utils/config.mlp in OCaml's sources).
public struct MagicNumber: Hashable, Sendable {
    /// Its length in bytes.
    public static let length = 12
    /// The letter of linked bytecode.
    public static let executable = UInt8(ascii: "X")

    private static let beginning = Array("Caml1999".utf8)

    /// All of it, for example `Caml1999X030`.
    public let text: ByteString

    /// Reads the magic number that `bytes` begins with; nil if it is none.
    public init?(_ bytes: ArraySlice<UInt8>) {
        let number = bytes.prefix(MagicNumber.length)
        guard number.count == MagicNumber.length, number.starts(with: MagicNumber.beginning),
            number.suffix(3).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        text = ByteString(bytes: Array(number))
    }

    /// The letter.
    public var kind: UInt8 { text.bytes[MagicNumber.beginning.count] }

    /// The release whose runtime takes bytecode of this number, for example `OCaml 4.13`; nil if that is not known.
    public var release: String? {
        let number = text.bytes.suffix(3).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        // One for each release since 4.08, as far as there are any.
        switch number {
        case 25...31: return "OCaml 4.\(number - 17 < 10 ? "0" : "")\(number - 17)"
        case 32...37: return "OCaml 5.\(number - 32)"
        default: return nil
        }
    }

    /// What a file that begins with it is, where that is something which cannot be run, and what to do about it.
    public var unlinkedFile: String? {
        switch kind {
        case UInt8(ascii: "O"): "compiled OCaml bytecode (.cmo) that is not linked; link it with ocamlc"
        case UInt8(ascii: "A"): "a library of OCaml bytecode (.cma); link it with ocamlc"
        case UInt8(ascii: "I"): "a compiled OCaml interface (.cmi, also before a .cmt), which holds no code"
        case UInt8(ascii: "Y"): "a description of OCaml machine code (.cmx); link it with ocamlopt"
        case UInt8(ascii: "Z"): "a library of OCaml machine code (.cmxa); link it with ocamlopt"
        case UInt8(ascii: "T"): "a typed OCaml syntax tree (.cmt), which holds no code"
        case UInt8(ascii: "M"), UInt8(ascii: "N"): "an OCaml syntax tree, which holds no code"
        default: nil
        }
    }
}

extension MagicNumber: CustomStringConvertible {
    /// For a person: `Caml1999X030 (OCaml 4.13)`.
    public var description: String { text.description + (release.map { " (\($0))" } ?? "") }
}
