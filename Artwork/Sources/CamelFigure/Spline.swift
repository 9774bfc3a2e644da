internal import CamelGait

/// Points on a Catmull-Rom spline through `knots`, at `count + 1` equal steps of its parameter.
func spline(_ knots: [Vector], count: Int) -> [Vector] {
    (0...count).map { splinePoint(knots, Double($0) / Double(count)) }
}

/// The point of an open Catmull-Rom spline at parameter 0 ... 1.
func splinePoint(_ knots: [Vector], _ parameter: Double) -> Vector {
    let last = knots.count - 1
    let scaled = min(max(parameter, 0), 1) * Double(last)
    let index = min(Int(scaled), last - 1)
    let t = scaled - Double(index)
    let p1 = knots[index]
    let p2 = knots[index + 1]
    let p0 = index > 0 ? knots[index - 1] : p1 * 2 - p2
    let p3 = index + 2 <= last ? knots[index + 2] : p2 * 2 - p1
    return catmullRom(p0, p1, p2, p3, t)
}

/// A closed Catmull-Rom spline, `steps` points for each knot.
func closedSpline(_ knots: [Vector], steps: Int) -> [Vector] {
    let count = knots.count
    return (0..<count).flatMap { index in
        (0..<steps).map { step in
            catmullRom(
                knots[(index + count - 1) % count], knots[index],
                knots[(index + 1) % count], knots[(index + 2) % count],
                Double(step) / Double(steps))
        }
    }
}

private func catmullRom(_ p0: Vector, _ p1: Vector, _ p2: Vector, _ p3: Vector, _ t: Double) -> Vector {
    let linear = (p2 - p0) * t
    let square = (p0 * 2 - p1 * 5 + p2 * 4 - p3) * (t * t)
    let cube = (p1 * 3 - p0 - p2 * 3 + p3) * (t * t * t)
    return p1 + (linear + square + cube) * 0.5
}
