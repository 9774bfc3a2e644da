/// What the desktop's settings say about things that move, and about light and dark.
public struct DesktopSettings: Equatable, Sendable {
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
    private var colorScheme: UInt32?

    /// Settings that say nothing.
    public init() {}

    /// Reads one of the desktop's settings; others than the three that matter are passed over.
    public mutating func read(_ namespace: String, _ key: String, _ value: Value) {
        switch (namespace, key, value) {
        case (DesktopSettings.freedesktop, "reduced-motion", .number(let number)): reducedMotion = number
        case (DesktopSettings.freedesktop, "color-scheme", .number(let number)): colorScheme = number
        case (DesktopSettings.gnome, "enable-animations", .flag(let flag)): hasAnimations = flag
        default: break
        }
    }

    /// Whether nothing is to move that need not; nil if the desktop does not say. freedesktop's setting, whose
    /// numbers other than 1 mean no preference, comes before GNOME's older one.
    public var isMotionReduced: Bool? {
        reducedMotion.map { $0 == 1 } ?? hasAnimations.map { !$0 }
    }

    /// Whether windows are to be dark; nil if the desktop does not say. Numbers other than 1 mean light, or no preference.
    public var prefersDark: Bool? { colorScheme.map { $0 == 1 } }
}
