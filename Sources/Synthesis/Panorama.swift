internal import Glibc

/// Places a sound between the loudspeakers.
package enum Panorama {
    /// The gains for a place from -1, left, to 1, right; the power is the same everywhere.
    package static func gains(_ place: Double) -> (left: Double, right: Double) {
        let angle = (min(1, max(-1, place)) + 1) * .pi / 4
        return (cos(angle), sin(angle))
    }
}
