/// What the desktop's settings say about things that move.
public struct MotionSettings: Equatable, Sendable {
    /// A setting's value, of the types that matter here.
    public enum Value: Equatable, Sendable {
        /// An unsigned number of 32 bits, `u` on the bus.
        case number(UInt32)
        /// A truth value, `b` on the bus.
        case flag(Bool)
    }

    /// The groups of settings that are asked for.
    public static let namespaces = [freedesktop, gnome]

    private static let freedesktop = "org.freedesktop.appearance"
    private static let gnome = "org.gnome.desktop.interface"

    private var reducedMotion: UInt32?
    private var hasAnimations: Bool?

    /// Settings that say nothing.
    public init() {}

    /// Reads one of the desktop's settings; others than the two that matter are passed over.
    public mutating func read(_ namespace: String, _ key: String, _ value: Value) {
        switch (namespace, key, value) {
        case (MotionSettings.freedesktop, "reduced-motion", .number(let number)): reducedMotion = number
        case (MotionSettings.gnome, "enable-animations", .flag(let flag)): hasAnimations = flag
        default: break
        }
    }

    /// Whether nothing is to move that need not; nil if the desktop does not say. freedesktop's setting, whose
    /// numbers other than 1 mean no preference, comes before GNOME's older one.
    public var isMotionReduced: Bool? {
        reducedMotion.map { $0 == 1 } ?? hasAnimations.map { !$0 }
    }
}
