import Glibc
import POSIX

@testable import Launching

/// Words of a command line behind the program's name, in memory that outlives them.
func optionWords(_ typed: [ByteString]) throws(OptionError) -> OptionWords {
    var vector: [UnsafeMutablePointer<CChar>?] = (["camelwalk"] + typed).map { $0.withCString { strdup($0) } }
    let count = Int32(vector.count)
    vector.append(nil)
    let pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: vector.count)
    pointer.initialize(from: vector, count: vector.count)
    return try OptionWords(count: count, words: pointer)
}
