internal import CamelGait
internal import Glibc

extension Plate {
    /// The camel's shadow, in level lines that swell where it is dark.
    func drawShadow(_ pose: Pose, _ canvas: any Canvas) {
        let spots = shadowSpots(pose)
        let pitch = max(1.05, 2.6 * hairline)
        let levels = stride(from: Self.shadowRows.lowerBound, to: Self.shadowRows.upperBound, by: pitch)
        canvas.fill(levels.flatMap { shadowLines($0, pitch, spots) }, Ink(grey: 0.16))
    }

    /// Where there can be shadow, in plate units.
    static var shadowRows: Range<Double> { Gait.groundHeight - 4.5..<Gait.groundHeight + 9 }

    /// One soft elliptical spot of shadow.
    private struct Spot {
        let centre: Vector
        let radii: Vector
        let strength: Double

        func value(_ place: Vector) -> Double {
            let d = (place - centre) / radii
            return strength * exp(-(d.x * d.x + d.y * d.y))
        }
    }

    private func shadowSpots(_ pose: Pose) -> [Spot] {
        let body = pose.body
        let middle = (body[.tailRoot].x + body[.chestFront].x) / 2
        let ground = Gait.groundHeight
        let height = ground - (body[.brisket].y + body[.bellyLow].y) / 2
        let near = min(1, 70 / height)
        var spots = [
            Spot(centre: Vector(middle + 14, ground + 1.4), radii: Vector(66, 3.4), strength: 0.42 * near),
            Spot(centre: Vector(middle + 92, ground + 1.6), radii: Vector(26, 2), strength: 0.16 * near),
        ]
        spots += Leg.allCases.map { footSpot(pose[$0].toe) }
        return spots
    }

    /// Dark and small under a standing foot, pale and wide under a lifted one.
    private func footSpot(_ toe: Vector) -> Spot {
        let lift = max(0, Gait.groundHeight - toe.y)
        let spread = 1 + lift / 14
        return Spot(
            centre: Vector(toe.x - 5 + lift * 0.4, Gait.groundHeight + 0.6),
            radii: Vector(15 * spread, 1.7 * spread), strength: 0.95 * exp(-lift / 5) + 0.12)
    }

    /// One level line, broken where there is no shadow.
    private func shadowLines(_ y: Double, _ pitch: Double, _ spots: [Spot]) -> [[Vector]] {
        var lines: [[Vector]] = []
        var points: [Vector] = []
        var widths: [Double] = []
        for x in stride(from: corner.x, through: farCorner.x + 2, by: 2) {
            let place = Vector(x, y)
            let dark = spots.reduce(0) { $0 + $1.value(place) } - 0.1
            if dark > 0, x < farCorner.x {
                points.append(place)
                widths.append(min(0.95, dark) * pitch * 0.5)
                continue
            }
            if points.count > 2 {
                lines.append(strokeOutline(points, halfWidths: widths))
            }
            (points, widths) = ([], [])
        }
        return lines
    }
}
