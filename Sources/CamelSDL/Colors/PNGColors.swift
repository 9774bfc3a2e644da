/// What a PNG says about its colours (https://www.w3.org/TR/png-3/#11addnlcolinfo). Code points come first, then a profile,
/// then sRGB, then the lights with the gamma, as browsers have it.
struct PNGColors {
    /// What the code points stand for.
    private var known: KnownColors?
    /// Where the profile is, after its name.
    private var profile: Range<Int>?
    private var isSRGB = false
    /// In 100000ths.
    private var gamma: Int?
    private var lights: ColorSpace.Lights?

    // What others are is nonsense.
    private static let gammas = 5_000...500_000

    /// Reads a chunk that comes before the picture; one that is damaged says nothing.
    mutating func read(_ chunk: PNGChunk, _ reader: ByteReader) {
        guard (try? chunk.check(reader)) != nil else { return }
        var fields = ByteReader(reader.bytes, at: chunk.data.lowerBound, action: reader.action)
        switch chunk.kind {
        case .codePoints: known = KnownColors(reader.bytes[chunk.data])
        case .profile: profile = chunk.data
        case .standardColors: isSRGB = true
        case .gamma where chunk.data.count == 4:
            gamma = (try? fields.big32()).flatMap { PNGColors.gammas.contains($0) ? $0 : nil }
        case .lights where chunk.data.count == 32: lights = try? PNGColors.lights(&fields)
        default: break
        }
    }

    private static func lights(_ fields: inout ByteReader) throws(AnimationError) -> ColorSpace.Lights {
        ColorSpace.Lights(
            white: try point(&fields), red: try point(&fields), green: try point(&fields),
            blue: try point(&fields))
    }

    private static func point(_ fields: inout ByteReader) throws(AnimationError) -> ColorSpace.Lights.Point {
        ColorSpace.Lights.Point(
            x: Double(try fields.big32()) / 100_000, y: Double(try fields.big32()) / 100_000)
    }

    /// The gamma that libpng is to correct, in 100000ths; nil if there is none, or `space` has it.
    var correctedGamma: Int? {
        known == nil && profile == nil && !isSRGB && hasStandardLights ? gamma : nil
    }

    /// What the numbers of the picture in `bytes` mean; `isGrey` if they are levels of grey.
    func space(_ bytes: UnsafeRawBufferPointer, isGrey: Bool) -> ColorSpace? {
        if let known { return known.space }
        if let profile {
            return ColorSpace(PNGProfile.read(bytes[profile]), of: isGrey ? .greys : .colors)
        }
        guard !isSRGB, !hasStandardLights, let gamma, let lights else { return nil }
        return .lights(lights, .exponent(100_000 / Double(gamma)))
    }

    /// Whether the lights are sRGB's, or not known.
    private var hasStandardLights: Bool {
        guard let lights else { return true }
        let standard = [(0.3127, 0.3290), (0.64, 0.33), (0.30, 0.60), (0.15, 0.06)]
        return zip([lights.white, lights.red, lights.green, lights.blue], standard).allSatisfy {
            abs($0.x - $1.0) < 0.002 && abs($0.y - $1.1) < 0.002
        }
    }
}

/// The profile in a PNG: a name of up to 79 bytes, a zero, the method of compression, and the profile compressed.
enum PNGProfile {
    /// Nil if it is damaged, or if zlib is missing.
    static func read(_ data: Slice<UnsafeRawBufferPointer>) -> ICCProfile? {
        guard let end = data.prefix(80).firstIndex(of: 0), data.endIndex - end > 2, data[end + 1] == 0,
            let library = try? ZlibLibrary()
        else { return nil }
        let compressed = UnsafeRawBufferPointer(rebasing: data[(end + 2)...])
        // The profile's own header says how long it is; and no file may say how much memory it takes.
        guard let header = library.beginning(of: compressed, count: ICCProfile.headerBytes),
            let count = ICCProfile.count(header)
        else { return nil }
        return library.inflated(compressed, count: count).flatMap { ICCProfile($0) }
    }
}
