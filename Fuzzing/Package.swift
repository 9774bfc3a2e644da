// swift-tools-version: 6.2
import PackageDescription

// The sources of the parsers are compiled here again, so that they get the sanitizers' instruments and the main
// package never needs them.
let package = Package(
    name: "fuzzing",
    targets: [
        .target(name: "CamelAnimation"),
        .target(name: "Handover"),
        .systemLibrary(name: "CSDL2"),
        .systemLibrary(name: "CSDL2Image"),
        .systemLibrary(name: "CSDL2Mixer"),
        .systemLibrary(name: "CSDL2TTF"),
        .systemLibrary(name: "CFontconfig"),
        .systemLibrary(name: "CFriBidi"),
        .systemLibrary(name: "CHarfBuzz"),
        .systemLibrary(name: "CJansson"),
        .systemLibrary(name: "CGif"),
        .systemLibrary(name: "CPNG"),
        .systemLibrary(name: "CWebPDemux"),
        .target(name: "CAssets"),
        .systemLibrary(name: "CFuzzer"),
        .target(
            name: "CamelSDL",
            dependencies: [
                "CamelAnimation", "CAssets", "Handover", "CSDL2", "CSDL2Image", "CSDL2Mixer", "CSDL2TTF",
                "CFontconfig", "CFriBidi", "CHarfBuzz", "CJansson", "CGif", "CPNG", "CWebPDemux",
            ]),
        .target(name: "CLaunching"),
        .target(name: "CWindowWatch", linkerSettings: [.linkedLibrary("xcb")]),
        .target(name: "Launching", dependencies: ["Handover"]),
        .target(name: "Splashing", dependencies: ["CamelAnimation"]),
        .target(name: "ServiceNotification", dependencies: ["CLaunching", "Handover"]),
        .target(name: "WindowWatch", dependencies: ["CWindowWatch", "Handover"]),
        .executableTarget(
            name: "FuzzWords",
            dependencies: [
                "CFuzzer", "CamelSDL", "Handover", "Launching", "ServiceNotification", "Splashing",
                "WindowWatch",
            ]),
    ]
        + ["FuzzGIF", "FuzzPNG", "FuzzAseprite", "FuzzHeaders", "FuzzFile"].map {
            .executableTarget(name: $0, dependencies: ["CFuzzer", "CamelSDL", "CamelAnimation"])
        },
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)

for target in package.targets {
    switch target.type {
    case .executable, .regular:
        target.swiftSettings = [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing", "-parse-as-library"]),
        ]
    default: break
    }
    if target.type == .executable { target.linkerSettings = [.unsafeFlags(["-sanitize=fuzzer,address"])] }
}
