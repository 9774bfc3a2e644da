internal import CamelGait

extension Plate {
    /// Intervals of the grid that pass in one stride of the gallop, so that it closes.
    static let intervals = 5

    /// Threads before a wall, as on the plate: the camera follows, so they pass.
    ///
    /// - Parameter strides: how far they have passed, in strides of the gallop.
    func drawGrid(_ strides: Double, _ canvas: any Canvas) {
        let travel = Self.travel(at: Self.horizon)
        let spacing = travel / Double(Self.intervals)
        let passed = strides * Double(Self.intervals)
        let shift = (passed - passed.rounded(.down)) * spacing
        let upright = stride(from: corner.x - shift, to: farCorner.x, by: spacing).map { x in
            thread(from: Vector(x, corner.y), to: Vector(x, Self.horizon))
        }
        // A whole number of the tint's lines, so that no two lines come to lie side by side.
        let rise = (spacing / 2 / tintSpacing).rounded() * tintSpacing
        canvas.fill(upright + level(every: rise), Ink(grey: 0.82))
        canvas.fill([level(Self.horizon)], Ink(grey: 0.45))
    }

    /// A ruled tint on the wall, darkest at the top; the lines lie still, so that nothing flickers.
    func drawTint(_ canvas: any Canvas) {
        for line in level(every: tintSpacing) {
            let depth = (line[0].y - corner.y) / (Self.horizon - corner.y)
            canvas.fill([line], Ink(grey: mix(0.88, 1, smoothStep(0, 0.8, depth))))
        }
    }

    /// Whole pixels, in plate units.
    private var tintSpacing: Double { (2 * point / hairline + 1).rounded() * hairline }

    /// Level lines from the horizon up.
    private func level(every spacing: Double) -> [[Vector]] {
        stride(from: Self.horizon - spacing, to: corner.y, by: -spacing).map(level)
    }

    private func level(_ height: Double) -> [Vector] {
        thread(from: Vector(corner.x, height), to: Vector(farCorner.x, height))
    }

    /// A thin upright or level line, snapped to whole pixels so that it stays crisp.
    private func thread(from start: Vector, to end: Vector) -> [Vector] {
        let pixels = (start - corner) / hairline
        let origin = corner + Vector(pixels.x.rounded(), pixels.y.rounded()) * hairline
        let along = end - start
        return rectangle(from: origin, to: origin + Vector(max(along.x, hairline), max(along.y, hairline)))
    }
}
