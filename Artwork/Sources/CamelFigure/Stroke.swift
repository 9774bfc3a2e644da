internal import CamelGait

/// The outline of a line of varying width.
///
/// - Parameters:
///   - points: the line's centre, in plate units.
///   - halfWidths: half the width at each point, in plate units.
func strokeOutline(_ points: [Vector], halfWidths: [Double]) -> [Vector] {
    let last = points.count - 1
    var left: [Vector] = []
    var right: [Vector] = []
    for index in 0...last {
        let along = points[min(index + 1, last)] - points[max(index - 1, 0)]
        let across = along.unit.perpendicular * halfWidths[index]
        left.append(points[index] - across)
        right.append(points[index] + across)
    }
    return left + right.reversed()
}

/// A hair: thickest at `swell` of its length, and ending in a point.
///
/// - Parameter root: share of its width with which it begins.
func hairOutline(
    _ points: [Vector], width: Double, swell: Double = 0.3, root: Double = 0.45
) -> [Vector] {
    let last = Double(points.count - 1)
    let widths = points.indices.map { index in
        let t = Double(index) / last
        let profile = t < swell ? root + (1 - root) * t / swell : (1 - (t - swell) / (1 - swell))
        return width * 0.5 * profile
    }
    return strokeOutline(points, halfWidths: widths)
}
