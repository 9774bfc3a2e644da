internal import Glibc

/// Most profiles in files say the same as no profile. For these no library is opened.
extension ICCProfile {
    // As signatures of ICC, and in 65536ths.
    private static let primaries = [
        (0x7258_595A, [28578, 14581, 912]),  // rXYZ
        (0x6758_595A, [25241, 46981, 6362]),  // gXYZ
        (0x6258_595A, [9376, 3972, 46799]),  // bXYZ
    ]
    private static let curves = [0x7254_5243, 0x6754_5243, 0x6254_5243]  // rTRC, gTRC, bTRC
    private static let table = 0x4132_4230  // A2B0
    private static let maximumTags = 100

    /// Whether its colours are sRGB's, but for what nobody sees.
    var isSRGB: Bool {
        guard space == .colors else { return false }
        return bytes.withUnsafeBytes { (try? ICCProfile.isSRGB($0)) ?? false }
    }

    private static func isSRGB(_ bytes: UnsafeRawBufferPointer) throws(AnimationError) -> Bool {
        let tags = try places(bytes)
        // A table would count, and not the curves.
        guard tags[table] == nil else { return false }
        for (tag, expected) in primaries {
            guard let place = tags[tag] else { return false }
            var reader = try ByteReader(bytes, skipping: place + 8)
            for number in expected where abs(try reader.big32() - number) > 130 { return false }
        }
        for tag in curves {
            guard let place = tags[tag], let curve = try Curve(bytes, at: place), curve.isSRGB else {
                return false
            }
        }
        return true
    }

    /// Where the data of each tag begin.
    private static func places(_ bytes: UnsafeRawBufferPointer) throws(AnimationError) -> [Int: Int] {
        var reader = try ByteReader(bytes, skipping: headerBytes)
        let count = try reader.big32()
        guard count <= maximumTags else { throw reader.error("it has too many tags") }
        var places: [Int: Int] = [:]
        for _ in 0..<count {
            let tag = try reader.big32()
            places[tag] = try reader.big32()
            try reader.skip(4)
        }
        return places
    }
}

extension ByteReader {
    /// Begins after `count` bytes, which are there.
    fileprivate init(_ bytes: UnsafeRawBufferPointer, skipping count: Int) throws(AnimationError) {
        self.init(bytes, action: "cannot read a colour profile")
        try skip(count)
    }
}

/// How bright a number is, from 0 to 1 each.
private enum Curve {
    /// Steps that are evenly spread, at least two.
    case steps([Double])
    /// (a x + b)^g from d on, c x below.
    case formula(g: Double, a: Double, b: Double, c: Double, d: Double)

    /// Nil for kinds that sRGB's profiles do not use.
    init?(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(AnimationError) {
        var reader = try ByteReader(bytes, skipping: place)
        switch try reader.big32() {
        case 0x6375_7276:  // curv
            try reader.skip(4)
            let count = try reader.big32()
            guard count >= 2, 2 * count <= bytes.count else { return nil }
            var steps: [Double] = []
            for _ in 0..<count { steps.append(Double(try reader.big16()) / 65_535) }
            self = .steps(steps)
        case 0x7061_7261:  // para
            try reader.skip(4)
            guard try reader.big16() == 3 else { return nil }
            try reader.skip(2)
            var numbers: [Double] = []
            for _ in 0..<5 { numbers.append(Double(Int32(truncatingIfNeeded: try reader.big32())) / 65_536) }
            self = .formula(g: numbers[0], a: numbers[1], b: numbers[2], c: numbers[3], d: numbers[4])
        default: return nil
        }
    }

    /// Whether it differs from sRGB's by less than a level.
    var isSRGB: Bool {
        (0...51).allSatisfy { step in
            let number = Double(step) / 51
            return abs(Curve.number(of: brightness(of: number)) - number) < 0.75 / 255
        }
    }

    private func brightness(of number: Double) -> Double {
        switch self {
        case .steps(let steps):
            let place = number * Double(steps.count - 1)
            let below = min(Int(place), steps.count - 2)
            return steps[below] + (steps[below + 1] - steps[below]) * (place - Double(below))
        case .formula(let g, let a, let b, let c, let d):
            return number >= d ? pow(a * number + b, g) : c * number
        }
    }

    /// What sRGB writes for a brightness (IEC 61966-2-1).
    private static func number(of brightness: Double) -> Double {
        brightness <= 0.003_130_8 ? 12.92 * brightness : 1.055 * pow(brightness, 1 / 2.4) - 0.055
    }
}
