internal import CamelAnimation

extension FrameOrder {
    /// The order that Aseprite calls `direction` in `frameTags`; nil where it has no such name.
    init?(aseprite direction: String) {
        switch direction {
        case "forward": self = .forward
        case "reverse": self = .reverse
        case "pingpong": self = .pingPong
        case "pingpong_reverse": self = .reversePingPong
        default: return nil
        }
    }
}
