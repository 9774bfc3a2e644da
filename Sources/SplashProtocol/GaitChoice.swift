public import POSIX

/// Which gait of the bundled camel the user wants to see.
public enum GaitChoice: Sendable {
    /// A walk, and a gallop when the command is about to be ready; for pictures in files, the gallop.
    case auto
    case walk
    case gallop

    /// The choice of this name, or nil.
    public init?(_ name: ByteString) {
        if name == "auto" {
            self = .auto
        } else if name == "walk" {
            self = .walk
        } else if name == "gallop" {
            self = .gallop
        } else {
            return nil
        }
    }

    /// The name as the user types it.
    public var name: ByteString {
        switch self {
        case .auto: "auto"
        case .walk: "walk"
        case .gallop: "gallop"
        }
    }
}
