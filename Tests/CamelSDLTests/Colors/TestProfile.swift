import TestSupport

/// Colour profiles, made for the tests.
enum TestProfile {
    /// Display P3's lights with sRGB's curve: what telephones write.
    static let displayP3 = matrix(
        [[0.51512, 0.24119, -0.00105], [0.29198, 0.69225, 0.04189], [0.15710, 0.06657, 0.78407]], sRGBCurve)
    /// Adobe RGB's lights and gamma: what cameras write.
    static let adobe = matrix(
        [[0.60974, 0.31111, 0.01947], [0.20528, 0.62567, 0.06087], [0.14919, 0.06322, 0.74457]], curve([563]))
    static let sRGB = matrix(
        [[0.43604, 0.22249, 0.01392], [0.38512, 0.71690, 0.09706], [0.14305, 0.06061, 0.71391]], sRGBCurve)
    /// Grey as bright as its number to the power of 1.5.
    static let grey = bytes("GRAY", [("kTRC", curve([384]))])
    /// A printing machine that nobody has built.
    static let inks = bytes("CMYK", class: "prtr", space: "Lab ", [("A2B0", inkTable)])

    /// A profile of `space` with these tags; `filling` bytes more make it long.
    static func bytes(
        _ space: String, class kind: String = "mntr", space connection: String = "XYZ ",
        _ tags: [(name: String, data: [UInt8])], filling: Int = 0
    ) -> [UInt8] {
        var place = 128 + 4 + 12 * tags.count
        var table = big(tags.count)
        var data: [UInt8] = []
        for tag in tags {
            table += Array(tag.name.utf8) + big(place) + big(tag.data.count)
            data += tag.data + [UInt8](repeating: 0, count: -tag.data.count & 3)
            place = 132 + 12 * tags.count + data.count
        }
        let content = table + data + (0..<filling).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
        var header = big(128 + content.count) + [0, 0, 0, 0, 2, 0x40, 0, 0]
        header += Array((kind + space + connection).utf8) + [UInt8](repeating: 0, count: 12)
        header += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
        header += [0.9642, 1, 0.8249].flatMap { fixed($0) }
        return header + [UInt8](repeating: 0, count: 128 - header.count) + content
    }

    static func matrix(_ primaries: [[Double]], _ curve: [UInt8], filling: Int = 0) -> [UInt8] {
        let colors = zip("rgb", primaries).map { name, primary in
            ("\(name)XYZ", Array("XYZ ".utf8) + big(0) + primary.flatMap { fixed($0) })
        }
        return bytes("RGB ", colors + "rgb".map { ("\($0)TRC", curve) }, filling: filling)
    }

    static func curve(_ steps: [Int]) -> [UInt8] {
        Array("curv".utf8) + big(0) + big(steps.count) + steps.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    }

    static let sRGBCurve =
        Array("para".utf8) + big(0) + [0, 3, 0, 0]
        + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap { fixed($0) }

    /// Two steps of each ink.
    private static var inkTable: [UInt8] {
        let line = Array(UInt8.min...UInt8.max)
        var colors: [UInt8] = []
        for inks in 0..<16 {
            let used = [8, 4, 2, 1].map { inks & $0 == 0 ? 0.0 : 1.0 }
            let light = (1 - 0.4 * used[0]) * (1 - 0.5 * used[1]) * (1 - 0.1 * used[2]) * (1 - 0.8 * used[3])
            let color = 1 - 0.8 * used[3]
            colors.append(UInt8(255 * light))
            colors.append(UInt8(128 + color * (70 * used[1] - 35 * used[0])))
            colors.append(UInt8(128 + color * (85 * used[2] - 45 * used[0] - 5 * used[1])))
        }
        let identity = [1, 0, 0, 0, 1, 0, 0, 0, 1].flatMap { fixed($0) }
        let head = Array("mft1".utf8) + big(0) + [4, 3, 2, 0] + identity
        return head + (0..<4).flatMap { _ in line } + colors + (0..<3).flatMap { _ in line }
    }

    private static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func fixed(_ number: Double) -> [UInt8] { big(Int((number * 65_536).rounded())) }
}
