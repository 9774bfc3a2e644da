import CamelAnimation
import Foundation
import TestSupport
import Testing

@testable import CamelSDL

/// Pictures with a colour profile, against what Pillow makes of the same profile.
@Suite struct ProfileTests {
    private let folder = TemporaryFolder()

    private static let profiles = [
        "displayP3": TestProfile.displayP3, "adobe": TestProfile.adobe, "grey": TestProfile.grey,
        "inks": TestProfile.inks,
        "long": TestProfile.matrix(
            [[0.51512, 0.24119, -0.00105], [0.29198, 0.69225, 0.04189], [0.15710, 0.06657, 0.78407]],
            TestProfile.curve([461]), filling: 150_000),
    ]

    /// Saves two pictures in Pillow's `mode` as `name`, with `profile`, and returns their pixels in sRGB.
    private func save(_ name: String, profile: String, mode: String, _ options: String = "") throws -> Data {
        folder.write("x.icc", try #require(Self.profiles[profile]))
        let isAnimated = options.contains("save_all")
        try folder.run("for c in red-blue lime-white; do convert -size 37x23 plasma:$c PNG32:$c.png; done")
        folder.write(
            "save.py",
            """
            from PIL import Image, ImageCms
            profile, target = open("x.icc", "rb").read(), ImageCms.createProfile("sRGB")
            first, second = [Image.open(f"{name}.png").convert("\(mode)") for name in ("red-blue", "lime-white")]
            if "A" in "\(mode)":
                first.putalpha(first.getchannel("R"))
            first.save("\(name)", icc_profile=profile, \(options)\(isAnimated ? ", append_images=[second]" : ""))
            if "\(name)".endswith(".jpg"):
                first = Image.open("\(name)")
            with open("expected", "wb") as file:
                for picture in [first] + [second] * \(isAnimated ? 1 : 0):
                    mode = "RGBA" if "A" in "\(mode)" else "RGB"
                    picture = ImageCms.profileToProfile(picture, "x.icc", target, outputMode=mode)
                    file.write(picture.convert("RGBA").tobytes())
            """)
        return try folder.run("/usr/bin/python3 save.py && cat expected")
    }

    @Test(
        arguments: [
            ("x.png", "displayP3", "RGB", ""), ("x.png", "adobe", "RGBA", ""), ("x.png", "long", "RGB", ""),
            ("x.png", "grey", "L", ""), ("x.png", "displayP3", "RGB", "save_all=True"),
            ("x.jpg", "adobe", "RGB", "quality=95"), ("x.jpg", "long", "RGB", "quality=95"),
            ("x.jpg", "grey", "L", "quality=95"), ("x.jpg", "inks", "CMYK", "quality=95"),
            ("x.webp", "displayP3", "RGB", "lossless=True"),
            ("x.webp", "adobe", "RGBA", "lossless=True, save_all=True"),
        ])
    func coloursBecomeThoseThatPillowMakesOfThem(
        file: (name: String, profile: String, mode: String, options: String)
    ) throws {
        let raw = try save(file.name, profile: file.profile, mode: file.mode, file.options)
        #expect(try folder.open(file.name).largestDifference(from: raw) <= 2)
        // Stripped of its profile, it is something else.
        let plain = try folder.run(
            "/usr/bin/python3 -c 'from PIL import Image; Image.open(\"\(file.name)\").convert(\"RGB\").save(\"y.png\", icc_profile=None)' && cat y.png"
        )
        folder.write("y.png", Array(plain))
        #expect(try folder.open("y.png").rgba(0) != folder.open(file.name).rgba(0))
    }

    @Test func theTransparencyStays() throws {
        _ = try save("x.png", profile: "adobe", mode: "RGBA")
        let alpha = try folder.run("convert x.png -alpha extract -depth 8 gray:-")
        let pixels = try folder.open("x.png").rgba(0)
        #expect(stride(from: 3, to: pixels.count, by: 4).map { pixels[$0] } == Array(alpha))
    }

    @Test func sRGBIsKnownInAnyForm() throws {
        try folder.run(
            """
            /usr/bin/python3 -c 'from PIL import ImageCms
            open("x.icc", "wb").write(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())'
            """)
        #expect(try #require(ICCProfile(folder.bytes("x.icc"))).isSRGB)
        #expect(try #require(ICCProfile(TestProfile.sRGB)).isSRGB)
        let steps = (0...1023).map { step -> Int in
            let x = Double(step) / 1023
            return Int(65_535 * (x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4)))
        }
        let primaries = [
            [0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.71410],
        ]
        #expect(try #require(ICCProfile(TestProfile.matrix(primaries, TestProfile.curve(steps)))).isSRGB)
        #expect(try !#require(ICCProfile(TestProfile.matrix(primaries, TestProfile.curve([563])))).isSRGB)
        for name in Self.profiles.keys {
            #expect(try !#require(ICCProfile(Self.profiles[name] ?? [])).isSRGB, "\(name)")
        }
    }

    @Test(arguments: ["x.png", "x.jpg", "x.webp"])
    func aDamagedProfileIsNoDamage(name: String) throws {
        let raw = try save(name, profile: "displayP3", mode: "RGB")
        let profile = TestProfile.displayP3
        var random = SystemRandomNumberGenerator.Fixed(state: 1931)
        for step in 0..<40 {
            var damaged = step < 8 ? Array(profile[..<(profile.count * step / 8)]) : profile
            for _ in 0..<(step < 8 ? 0 : 3) {
                damaged[Int.random(in: 0..<profile.count, using: &random)] ^=
                    UInt8.random(in: 1...255, using: &random)
            }
            folder.write("\(step).icc", damaged)
        }
        try folder.run(
            """
            /usr/bin/python3 -c 'from PIL import Image
            for step in range(40):
                profile = open(f"{step}.icc", "rb").read()
                Image.open("\(name)").save(f"{step}\(name)", icc_profile=profile)'
            """)
        for step in 0..<40 {
            let animation = try folder.open("\(step)\(name)")
            #expect(animation.canvas.width * animation.canvas.height * 4 == raw.count)
            _ = try animation.rgba(0)
        }
    }

    @Test func aProfileOfAnotherKindOfPictureIsNotBelieved() throws {
        for (name, profile, mode) in [
            ("x.png", "grey", "RGB"), ("x.png", "inks", "RGB"), ("x.jpg", "adobe", "CMYK"),
        ] {
            folder.write("x.icc", try #require(Self.profiles[profile]))
            try folder.run(
                """
                convert -size 37x23 plasma:red-blue PNG24:a.png
                /usr/bin/python3 -c 'from PIL import Image
                picture = Image.open("a.png").convert("\(mode)")
                picture.save("\(name)", icc_profile=open("x.icc", "rb").read())
                picture.save("y\(name)")'
                """)
            #expect(
                try folder.open(name).rgba(0) == folder.open("y" + name).rgba(0), "\(name) \(profile) \(mode)"
            )
        }
    }

    @Test func piecesOfAProfileAreReadInAnyOrder() throws {
        let profile = TestProfile.adobe
        let name = Array("ICC_PROFILE\0".utf8)
        func read(_ pieces: [[UInt8]]) -> ICCProfile? {
            var result = JPEGProfile()
            for piece in pieces { piece.withUnsafeBytes { result.read($0) } }
            return result.profile
        }
        let first = name + [1, 2] + profile[..<100]
        let second = name + [2, 2] + profile[100...]
        #expect(read([second, first])?.bytes == profile)
        #expect(read([first, second, Array("ICC_PROFIL".utf8)])?.bytes == profile)
        #expect(read([first]) == nil && read([]) == nil)
        #expect(read([first, second, first]) == nil)
        #expect(read([first, name + [2, 3] + profile[100...]]) == nil)
        #expect(read([name + [0, 0] + profile]) == nil)
    }

    @Test func aProfileThatUnpacksToMoreThanItSaysIsDamaged() throws {
        // Sixteen megabytes of zeros after the profile.
        folder.write("x.icc", TestProfile.adobe)
        try folder.run(
            """
            convert -size 37x23 plasma:red-blue PNG24:a.png
            /usr/bin/python3 -c 'from PIL import Image
            Image.open("a.png").save("x.png", icc_profile=open("x.icc", "rb").read() + bytes(16 << 20))'
            """)
        #expect(try folder.open("x.png").rgba(0) == folder.open("a.png").rgba(0))
    }
}
