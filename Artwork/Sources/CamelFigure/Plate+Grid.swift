internal import CamelGait

extension Plate {
    /// Intervals of the grid that pass in one stride, so that it closes.
    static let intervals = 5

    /// Threads before a wall, as on the plate: the camera follows, so they pass.
    func drawGrid(_ phase: Double, _ canvas: any Canvas) {
        let travel = Self.travel(at: Self.horizon)
        let spacing = travel / Double(Self.intervals)
        let shift = (travel * phase).truncatingRemainder(dividingBy: spacing)
        let upright = stride(from: corner.x - shift, to: farCorner.x, by: spacing).map { x in
            thread(from: Vector(x, corner.y), to: Vector(x, Self.horizon))
        }
        let level = stride(from: Self.horizon - spacing / 2, to: corner.y, by: -spacing / 2).map { y in
            thread(from: Vector(corner.x, y), to: Vector(farCorner.x, y))
        }
        canvas.fill(upright + level, Ink(grey: 0.82))
        canvas.fill(
            [thread(from: Vector(corner.x, Self.horizon), to: Vector(farCorner.x, Self.horizon))],
            Ink(grey: 0.45))
    }

    /// A ruled tint on the wall, darkest at the top; the lines lie still, so that nothing flickers.
    func drawTint(_ canvas: any Canvas) {
        let spacing = max(3, (2 * point / hairline).rounded() + 1) * hairline
        let height = Self.horizon - corner.y
        for y in stride(from: corner.y, to: Self.horizon - spacing, by: spacing) {
            let depth = (y - corner.y) / height
            let line = thread(from: Vector(corner.x, y), to: Vector(farCorner.x, y))
            canvas.fill([line], Ink(grey: mix(0.88, 1, smoothStep(0, 0.8, depth))))
        }
    }

    /// A thin upright or level line, snapped to whole pixels so that it stays crisp.
    private func thread(from start: Vector, to end: Vector) -> [Vector] {
        let snapped = { (value: Double, base: Double) in
            base + ((value - base) / hairline).rounded() * hairline
        }
        let origin = Vector(snapped(start.x, corner.x), snapped(start.y, corner.y))
        let along = end - start
        return rectangle(from: origin, to: origin + Vector(max(along.x, hairline), max(along.y, hairline)))
    }
}
