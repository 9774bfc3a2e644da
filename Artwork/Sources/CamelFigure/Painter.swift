internal import CamelGait

/// Inks surfaces on a canvas at one level of detail.
struct Painter {
    let canvas: any Canvas
    /// Distance of neighbouring hatch lines, in plate units.
    let pitch: Double
    /// Width of the thinnest printed line, in plate units.
    let hairline: Double

    /// The shaded ground of a part and its hatching.
    func paint(_ surface: Surface, _ finish: Finish, _ hatchings: [Hatching] = []) {
        canvas.shade(shading(surface, finish), within: surface.outline)
        for hatching in hatchings {
            let strokes = hatching.strokes(on: surface, finish: finish, painter: self)
            canvas.fill(strokes, hatching.ink)
        }
    }

    private func shading(_ surface: Surface, _ finish: Finish) -> ShadeGrid {
        let alongs = (0...24).map { Double($0) / 24 }
        let acrosses = (0...12).map { Double($0) / 12 }
        return ShadeGrid(
            points: alongs.map { u in acrosses.map { v in surface.point(u, v) } },
            inks: alongs.map { u in
                acrosses.map { v in
                    Ink(grey: Self.ground(finish.darkness(surface, u, v)), alpha: finish.cover(u, v))
                }
            })
    }

    /// Grey of the ground under the hatching.
    static func ground(_ darkness: Double) -> Double {
        mix(0.99, 0.42, darkness)
    }

    /// A contour, thick where its outer side lies in shade and thin where it is lit.
    ///
    /// - Parameters:
    ///   - outward: +1 if the outside lies to the right of the line's direction, else -1.
    ///   - weights: share of the width at each point; all of it where left out.
    func contour(
        _ line: [Vector], width: Double, outward: Double, tapered: Bool = true, weights: [Double]? = nil
    ) {
        let last = line.count - 1
        let widths = line.indices.map { index in
            let t = Double(index) / Double(last)
            let along = (line[min(index + 1, last)] - line[max(index - 1, 0)]).unit
            let lit = (along.perpendicular * outward).dot(Light.direction.unit)
            let end = tapered ? smoothStep(0, 0.12, min(t, 1 - t)) : 1
            let full = max(hairline * 0.45, width * mix(1.15, 0.3, (lit + 1) / 2))
            return full * end * (weights?[index] ?? 1) / 2
        }
        canvas.fill([strokeOutline(line, halfWidths: widths)], .black)
    }

    /// Both contours of a limb; edge 0 is its rear.
    func limbContours(_ surface: Surface, rear: ClosedRange<Double>, front: ClosedRange<Double>) {
        let back = surface.unfoldedEdge(v: 0, from: rear.lowerBound, to: rear.upperBound)
        contour(back.line, width: 1, outward: 1, weights: back.weights)
        let fore = surface.unfoldedEdge(v: 1, from: front.lowerBound, to: front.upperBound)
        contour(fore.line, width: 1.25, outward: -1, weights: fore.weights)
    }

    /// Tapered lines drawn into a surface: tendons, folds, wrinkles.
    func creases(_ surface: Surface, _ creases: [Crease], ink: Ink = .black) {
        let lines = creases.map { crease in
            let knots = spline(crease.path, count: 12).map { surface.point($0.x, $0.y) }
            return hairOutline(knots, width: max(crease.width, hairline * 0.8), swell: 0.45)
        }
        canvas.fill(lines, ink)
    }
}
