internal import POSIX

extension CloseConditions {
    /// One word for the splash's arguments: a number, then ports (`8080`), sockets (`s4711`) and paths, with commas
    /// between them.
    var text: ByteString {
        var bytes = Array(mask.description.utf8)
        for port in ports { bytes += ",\(port)".utf8 }
        for socket in inheritedSockets { bytes += ",s\(socket)".utf8 }
        for path in paths { bytes += [UInt8(ascii: ",")] + path.text }
        return ByteString(bytes: bytes)
    }

    /// Reads what `text` made; nil if it is something else.
    init?(text: ByteString) {
        let words = ListText.words(text.bytes)
        guard let first = words.first, let mask = Int(String(decoding: first, as: UTF8.self)) else {
            return nil
        }
        self.init(mask: mask)
        for word in words.dropFirst() {
            if let path = AwaitedPath(text: word) {
                paths.append(path)
            } else if let port = UInt16(String(decoding: word, as: UTF8.self)) {
                ports.append(port)
            } else if word.first == UInt8(ascii: "s"),
                let socket = UInt64(String(decoding: word.dropFirst(), as: UTF8.self))
            {
                inheritedSockets.append(socket)
            } else {
                return nil
            }
        }
    }
}
