import Glibc

/// How a terminal hands over what is typed.
public enum TerminalMode: UInt8, Equatable, Sendable {
    /// In whole lines, as after a login; a password's line may be hidden.
    case lines
    /// Key by key and hidden, and otherwise as after a login: a player, a pager.
    case keys
    /// Key by key and hidden, and what control keys and lines mean is the program's: a text interface, a line editor.
    case raw

    /// The mode of the terminal that is open as `descriptor`; nil if that is none.
    public init?(descriptor: Int32) {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return nil }
        self.init(settings)
    }

    init(_ settings: termios) {
        guard settings.c_lflag & tcflag_t(ICANON | ECHO) == 0 else {
            self = .lines
            return
        }
        let isCooked =
            settings.c_iflag & tcflag_t(ICRNL) != 0 && settings.c_lflag & tcflag_t(ISIG) != 0
            && settings.c_oflag & tcflag_t(OPOST) != 0
        self = isCooked ? .keys : .raw
    }

    /// The mode of this process's terminal, if one of its standard descriptors is one.
    public static func ofStandardStreams() -> TerminalMode? {
        for descriptor in [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO] {
            if let mode = TerminalMode(descriptor: descriptor) { return mode }
        }
        return nil
    }

    /// The mode of the terminal that `process` has as `descriptor`; nil if that is none, or cannot be opened.
    public static func of(_ descriptor: Int32, in process: Int32) -> TerminalMode? {
        ProcessFile.find(.terminalMode(process, descriptor: descriptor)) { open(descriptor, in: process) }
    }

    private static func open(_ descriptor: Int32, in process: Int32) -> TerminalMode? {
        // Opening some other devices does something.
        let path = ByteString("/proc/\(process)/fd/\(descriptor)")
        guard let status = try? path.fileStatus(), status.st_mode & S_IFMT == S_IFCHR,
            let terminal = try? path.openToRead()
        else { return nil }
        defer { close(terminal) }
        return TerminalMode(descriptor: terminal)
    }
}
