internal import POSIX
internal import SplashProtocol

extension CloseConditions {
    /// Reads a list such as `output,window`; `exit`, which always closes, may be named.
    init(list: ByteString, _ error: SettingError) throws(SettingError) {
        self.init()
        guard !list.bytes.isEmpty else { throw error }
        var word: [UInt8] = []
        for byte in list.bytes + [UInt8(ascii: ",")] {
            switch byte {
            case UInt8(ascii: ","):
                guard insert(ByteString(bytes: word)) else { throw error }
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
