internal import POSIX
internal import SplashProtocol

extension CloseConditions {
    /// Reads a list such as `output,window`; `exit`, which always closes, may be named. A comma or a backslash in a
    /// file's name has a backslash before it. Nil if it is no such list.
    init?(list: ByteString) {
        self.init()
        guard !list.bytes.isEmpty else { return nil }
        for word in ListText.words(list.bytes) {
            guard insert(ByteString(bytes: word)) else { return nil }
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
        case "listen": listens = true
        default: return insertDetail(word)
        }
        return true
    }

    /// Takes `listen:PORT` or `path:FILE`.
    private mutating func insertDetail(_ word: ByteString) -> Bool {
        guard let colon = word.bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let detail = ByteString(bytes: Array(word.bytes[(colon + 1)...]))
        switch String(decoding: word.bytes[..<colon], as: UTF8.self) {
        case "listen":
            let isNumber = detail.bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard isNumber, let port = UInt16(detail.description), port > 0 else { return false }
            ports.append(port)
        case "path":
            guard !detail.bytes.isEmpty else { return false }
            paths.append(AwaitedPath(detail))
        default: return false
        }
        return true
    }
}
