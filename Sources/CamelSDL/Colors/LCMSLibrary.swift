internal import CLCMS2
internal import POSIX

/// Little CMS, opened with the first picture whose colours are not sRGB's.
final class LCMSLibrary: Sendable {
    /// A profile that is open.
    private typealias Profile = cmsHPROFILE

    let transform: camelwalk_cmsDoTransform
    let deleteTransform: camelwalk_cmsDeleteTransform
    private let makeTransform: camelwalk_cmsCreateTransform
    private let openProfile: camelwalk_cmsOpenProfileFromMem
    private let closeProfile: camelwalk_cmsCloseProfile
    private let makeSRGB: camelwalk_cmsCreate_sRGBProfile
    private let makeLights: camelwalk_cmsCreateRGBProfile
    private let makePower: camelwalk_cmsBuildGamma
    private let makeFormula: camelwalk_cmsBuildParametricToneCurve
    private let deleteCurve: camelwalk_cmsFreeToneCurve

    init() throws(LibraryError) {
        let library = try DynamicLibrary("liblcms2.so.2")
        transform = try library.function(camelwalk_find_cmsDoTransform)
        deleteTransform = try library.function(camelwalk_find_cmsDeleteTransform)
        makeTransform = try library.function(camelwalk_find_cmsCreateTransform)
        openProfile = try library.function(camelwalk_find_cmsOpenProfileFromMem)
        closeProfile = try library.function(camelwalk_find_cmsCloseProfile)
        makeSRGB = try library.function(camelwalk_find_cmsCreate_sRGBProfile)
        makeLights = try library.function(camelwalk_find_cmsCreateRGBProfile)
        makePower = try library.function(camelwalk_find_cmsBuildGamma)
        makeFormula = try library.function(camelwalk_find_cmsBuildParametricToneCurve)
        deleteCurve = try library.function(camelwalk_find_cmsFreeToneCurve)
    }

    /// A transform from `space` to sRGB in the format of a surface; nil if the profile is damaged. To be deleted.
    func transform(from space: ColorSpace) -> cmsHTRANSFORM? {
        guard let source = profile(space) else { return nil }
        defer { _ = closeProfile(source) }
        guard let target = makeSRGB() else { return nil }
        defer { _ = closeProfile(target) }
        return makeTransform(
            source, UInt32(format(space)), target, UInt32(camelwalk_colors), UInt32(INTENT_PERCEPTUAL), 0)
    }

    private func format(_ space: ColorSpace) -> Int {
        guard case .profile(let profile) = space else { return Int(camelwalk_colors) }
        return switch profile.space {
        case .colors: Int(camelwalk_colors)
        case .greys: Int(camelwalk_greys)
        case .inks: Int(camelwalk_inks)
        }
    }

    private func profile(_ space: ColorSpace) -> Profile? {
        switch space {
        case .profile(let profile): openProfile(profile.bytes, UInt32(profile.bytes.count))
        case .lights(let lights, let curve): self.profile(lights, curve)
        }
    }

    private func profile(_ lights: ColorSpace.Lights, _ curve: ColorSpace.Curve) -> Profile? {
        let curve =
            switch curve {
            case .exponent(let exponent): makePower(nil, exponent)
            // Its fourth kind of formula is this one.
            case .formula(let g, let a, let b, let c, let d): makeFormula(nil, 4, [g, a, b, c, d])
            }
        defer { deleteCurve(curve) }
        var white = point(lights.white)
        var primaries = cmsCIExyYTRIPLE(
            Red: point(lights.red), Green: point(lights.green), Blue: point(lights.blue))
        return makeLights(&white, &primaries, [curve, curve, curve])
    }

    private func point(_ point: ColorSpace.Lights.Point) -> cmsCIExyY {
        cmsCIExyY(x: point.x, y: point.y, Y: 1)
    }
}
