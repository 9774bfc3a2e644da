internal import CamelGait
internal import Glibc

extension Plate {
    /// Sand, stones and tufts that pass under the camel; each returns after one stride.
    func drawGround(_ ground: GroundPose, _ canvas: any Canvas) {
        for strip in ground.strips {
            drawStrip(strip, canvas)
        }
    }

    private func drawStrip(_ strip: GroundStrip, _ canvas: any Canvas) {
        var random = Random(seed: strip.pattern.seed)
        var (marks, fading): ([[Vector]], [[Vector]]) = ([], [])
        for _ in 0..<strip.pattern.marks {
            // More marks far away: the ground is seen at a grazing angle.
            let depth = pow(random.next(), 1.5)
            var y = mix(Self.horizon + 1, farCorner.y - 12, depth)
            let x = random.next()
            let kind = random.next()
            let seed = Int(random.next() * 1_000_000)
            let size = 0.6 + depth
            if strip.pattern == .walk, kind >= Self.sandShare { y = Self.besideShadow(y, size) }
            for place in passes(x, y, strip) {
                let outlines = mark(kind, at: Vector(place, y), size: size, seed: seed)
                if stays(place, y, strip) {
                    marks += outlines
                } else {
                    fading += outlines
                }
            }
        }
        canvas.fill(marks, Ink(grey: 0.5))
        if strip.strength > 0, !fading.isEmpty {
            canvas.fill(fading, Ink(grey: 0.5, alpha: strip.strength))
        }
    }

    /// Whether a mark is there while the other pattern takes the place of its own, or the other way round.
    private func stays(_ x: Double, _ y: Double, _ strip: GroundStrip) -> Bool {
        let speed = Self.travel(at: y) / GroundPattern.gallop.length
        return switch strip.role {
        case .only: true
        case .leaving(let ahead): x - ahead * speed < corner.x - Self.margin
        case .arriving(let behind): x + behind * speed > farCorner.x
        }
    }

    /// The nearest place to `y` where a stone or a tuft stands clear of the rows of the shadow. In a dark room these rows are
    /// dark, and an edge through a tuft would be seen in the walk.
    private static func besideShadow(_ y: Double, _ size: Double) -> Double {
        let (above, below) = (shadowRows.lowerBound - 0.4, shadowRows.upperBound + 4.5 * size)
        guard y > above, y < below else { return y }
        return y - above < below - y ? above : below
    }

    /// How many of the marks are sand.
    private static let sandShare = 0.84

    /// Longer than any mark, in plate units.
    private static let margin = 30.0

    /// Where something at share `x` of its lane is seen now; lanes are one stride's travel long.
    private func passes(_ x: Double, _ y: Double, _ strip: GroundStrip) -> [Double] {
        let lane = Self.travel(at: y) * strip.pattern.share
        let phase = strip.phase
        var place = corner.x - Self.margin + (x - phase - (x - phase).rounded(.down)) * lane
        var places: [Double] = []
        while place < farCorner.x + Self.margin {
            places.append(place)
            place += lane
        }
        return places
    }

    private func mark(_ kind: Double, at place: Vector, size: Double, seed: Int) -> [[Vector]] {
        var random = Random(seed: seed)
        switch kind {
        case ..<Self.sandShare: return sand(place, size, &random)
        case ..<0.94: return stone(place, size, &random)
        default: return tuft(place, size, &random)
        }
    }

    private func sand(_ place: Vector, _ size: Double, _ random: inout Random) -> [[Vector]] {
        let length = (5 + 14 * random.next()) * size
        let sag = 0.5 * random.signed()
        let line = spline([place, place + Vector(length / 2, sag), place + Vector(length, 0)], count: 8)
        return [hairOutline(line, width: max(hairline, 0.42 * size), swell: 0.5, root: 0.05)]
    }

    private func stone(_ place: Vector, _ size: Double, _ random: inout Random) -> [[Vector]] {
        let width = (1.4 + 1.8 * random.next()) * size
        let height = width * (0.25 + 0.15 * random.next())
        let upper = spline(
            [
                place, place + Vector(width * 0.3, -height), place + Vector(width * 0.8, -height * 0.8),
                place + Vector(width, 0),
            ], count: 10)
        let shade = spline(
            [
                place + Vector(width * 0.1, 0.1), place + Vector(width, 0.1),
                place + Vector(width * 2.2, 0.15),
            ], count: 6)
        return [
            hairOutline(upper, width: max(hairline, 0.35 * size), swell: 0.8, root: 0.3),
            hairOutline(shade, width: max(hairline, 0.5 * size), swell: 0.35, root: 0.1),
        ]
    }

    private func tuft(_ place: Vector, _ size: Double, _ random: inout Random) -> [[Vector]] {
        (0..<6).map { index in
            let lean = (Double(index) - 2.5) * 0.5 + 0.5 * random.signed()
            let height = (2.4 + 2 * random.next()) * size
            let root = place + Vector(Double(index) * 0.35 * size, 0)
            let line = spline(
                [root, root + Vector(lean * 0.3 * size, -height * 0.6), root + Vector(lean * size, -height)],
                count: 6)
            return hairOutline(line, width: max(hairline * 0.8, 0.42 * size), swell: 0.2)
        }
    }
}

extension GroundPattern {
    /// How many marks lie on it: the gallop's are strewn as thickly as the walk's.
    fileprivate var marks: Int { self == .gallop ? 150 : 60 }
    /// Where its random numbers begin.
    fileprivate var seed: Int { self == .gallop ? 700 : 702 }
}
