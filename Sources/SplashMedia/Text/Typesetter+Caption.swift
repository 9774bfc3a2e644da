public import CamelSDL

/// What a program is called and what it is doing, in one line.
extension Typesetter {
    private static let separator = " · "

    /// Sets `name`, and behind it `status`, in `width` pixels. What is too long is cut: first the status, down to six
    /// ems, then the name.
    public func caption(
        name: String, status: String, height: Int, width: Int, ink: UInt32, quietInk: UInt32
    ) throws(SDLError) -> SetLine {
        guard !name.isEmpty, !status.isEmpty else {
            let (text, color) = name.isEmpty ? (status, quietInk) : (name, ink)
            return try line(try fitted(text, height: height, width: width), height: height, color: color)
        }
        let height = Typesetter.letters(height)
        let room = max(0, width) - (try self.width(of: Typesetter.separator, height: height))
        let least = min(try self.width(of: status, height: height), 6 * height)
        let shownName = try fitted(name, height: height, width: room - least)
        let rest = room - (try self.width(of: shownName, height: height))
        let shownStatus = try fitted(status, height: height, width: rest)
        return try Typesetter.joined([
            try line(shownName, height: height, color: ink),
            try line(Typesetter.separator, height: height, color: quietInk),
            try line(shownStatus, height: height, color: quietInk),
        ])
    }
}
