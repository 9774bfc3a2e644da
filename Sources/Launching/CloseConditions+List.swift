internal import POSIX
internal import SplashProtocol

extension CloseConditions {
    /// Reads a list such as `output,window`; `exit`, which always closes, may be named. Nil where it is no such list.
    init?(list: ByteString) {
        self.init()
        guard !list.bytes.isEmpty else { return nil }
        var word: [UInt8] = []
        for byte in list.bytes + [UInt8(ascii: ",")] {
            switch byte {
            case UInt8(ascii: ","):
                guard insert(ByteString(bytes: word)) else { return nil }
                word.removeAll(keepingCapacity: true)
            case UInt8(ascii: " "): break
            default: word.append(byte)
            }
        }
    }

    private mutating func insert(_ word: ByteString) -> Bool {
        switch word {
        case "output":
            standardOutput = true
            standardError = true
        case "stdout": standardOutput = true
        case "stderr": standardError = true
        case "window": window = true
        case "ready": ready = true
        case "exit": break
        default: return false
        }
        return true
    }
}
