/// What the numbers of a picture mean, if not sRGB.
enum ColorSpace: Equatable, Sendable {
    /// As the profile says.
    case profile(ICCProfile)
    /// Lights of these colours, each as bright as its number to the power of `exponent`.
    case lights(Lights, exponent: Double)

    /// Coordinates x and y of the white point and the three lights (CIE 1931).
    struct Lights: Equatable, Sendable {
        var white, red, green, blue: Point

        struct Point: Equatable, Sendable {
            var x, y: Double
        }
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
