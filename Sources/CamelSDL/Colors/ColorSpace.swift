/// What the numbers of a picture mean, if not sRGB.
enum ColorSpace: Equatable, Sendable {
    /// As the profile says.
    case profile(ICCProfile)
    /// Lights of these colours, each as bright as `curve` says of its number.
    case lights(Lights, Curve)

    /// Coordinates x and y of the white point and the three lights (CIE 1931).
    struct Lights: Equatable, Sendable {
        var white, red, green, blue: Point

        struct Point: Equatable, Sendable {
            var x, y: Double
        }
    }

    /// How bright a number is, both from 0 to 1.
    enum Curve: Equatable, Sendable {
        /// The number to this power.
        case exponent(Double)
        /// (a x + b)^g from d on, c x below.
        case formula(g: Double, a: Double, b: Double, c: Double, d: Double)

        /// IEC 61966-2-1.
        static let sRGB = Curve.formula(g: 2.4, a: 1 / 1.055, b: 0.055 / 1.055, c: 1 / 12.92, d: 0.04045)
    }

    /// What `profile` says of a picture whose numbers are of `kind`; nil if that is sRGB, or if it is about something else.
    init?(_ profile: ICCProfile?, of kind: ICCProfile.Space) {
        guard let profile else { return nil }
        switch (kind, profile.space) {
        case (.colors, .colors), (.greys, .colors):
            if profile.isSRGB { return nil }
        case (.greys, .greys), (.inks, .inks): break
        default: return nil
        }
        self = .profile(profile)
    }
}
