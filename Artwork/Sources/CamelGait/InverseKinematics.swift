import Glibc

/// The middle joint of two bones of fixed length between two points.
///
/// - Parameters:
///   - root, tip: ends of the chain, in plate units; no further apart than the bones are long.
///   - upper, lower: lengths of the bones at the root and at the tip, in plate units.
///   - side: +1 if the joint points to the right of the way from root to tip on a screen, else -1.
func middleJoint(root: Vector, tip: Vector, upper: Double, lower: Double, side: Double) -> Vector {
    let span = tip - root
    let distance = span.length
    let along = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    let across = max(0, upper * upper - along * along).squareRoot()
    let axis = span.unit
    return root + axis * along - axis.perpendicular * (across * side)
}

/// A distance kept below `limit`: unchanged up to `limit - softness`, then approaching it without a kink.
func softLimit(_ distance: Double, limit: Double, softness: Double) -> Double {
    let excess = distance - (limit - softness)
    return excess <= 0 ? distance : limit - softness * exp(-excess / softness)
}

/// The root bone's far end, turned as little as possible so that `target` comes within `reach` of it.
///
/// - Parameter wish: direction in which the bone would like to point, in radians.
func aimedJoint(root: Vector, length: Double, wish: Double, target: Vector, reach: Double) -> Vector {
    let span = target - root
    let distance = span.length
    let cosine = (length * length + distance * distance - reach * reach) / (2 * length * distance)
    let largest = acos(min(1, max(-1, cosine)))
    let turn = remainder(wish - span.angle, 2 * .pi)
    let allowed = softLimit(abs(turn), limit: largest, softness: min(0.25, largest / 2))
    return root + Vector(length: length, angle: span.angle + (turn < 0 ? -allowed : allowed))
}
