internal import Glibc

/// The words of an ocamlrun command line, as far as one must know them to tell what it is going to do
/// (runtime/startup_byt.c).
public struct OCamlrunWords: Equatable, Sendable {
    /// Position of the bytecode file among the words; nil if ocamlrun says something of itself, or that something
    /// is wrong, and ends.
    public private(set) var file: Int?

    // Printing what the garbage collector does (-v) begins at once, before the program: there is nothing to wait for.
    private static let informing = [
        "-v", "-version", "-vnum", "-config", "-p", "-M", "-m", "-help", "--help",
    ]

    /// Reads the words after the program's own name that `word` gives, counted from 0 (nil after the last).
    public init(word: (Int) -> UnsafePointer<CChar>?) {
        var index = 0
        while let text = word(index) {
            guard text[0] == CChar(UInt8(ascii: "-")) else {
                file = index
                return
            }
            if OCamlrunWords.informing.contains(where: { strcmp(text, $0) == 0 }) { return }
            index += strcmp(text, "-I") == 0 ? 2 : 1
            if strcmp(text, "--") == 0 {
                file = word(index) == nil ? nil : index
                return
            }
        }
    }
}
