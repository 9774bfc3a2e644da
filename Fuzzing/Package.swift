// swift-tools-version: 6.2
import PackageDescription

// The sources of the parsers are compiled here again, so that they get the sanitizers' instruments and the main
// package never needs them.
let package = Package(
    name: "fuzzing",
    targets: [
        .target(name: "CamelAnimation"),
        .target(name: "MIDI"),
        .target(name: "CPOSIX"),
        .target(name: "POSIX", dependencies: ["CPOSIX"]),
        .target(name: "SplashProtocol", dependencies: ["CamelAnimation", "POSIX"]),
        .target(name: "CCamelPictures"),
        .target(name: "CPNG"),
        .systemLibrary(name: "CFuzzer"),
        .target(
            name: "CamelSDL",
            dependencies: [
                "CamelAnimation", "CCamelPictures", "POSIX", "CSDL2", "CSDL2Image", "CGif",
                "CLCMS2",
                "CPNG",
                "CWebPDemux", "CZlib", "CZstd",
            ]),
        .target(name: "CSoundtrack"),
        .target(name: "Synthesis"),
        .target(name: "MIDISynthesis", dependencies: ["MIDI", "Synthesis"]),
        .target(
            name: "SplashMedia",
            dependencies: [
                "CALSA", "CPOSIX", "CamelAnimation", "CamelSDL", "CSoundtrack", "MIDI", "MIDISynthesis",
                "POSIX", "CSDL2",
                "CSDL2Mixer", "CFontconfig", "CFriBidi", "CHarfBuzz", "CPulse",
            ]),
        .target(name: "CXCB"),
        .target(name: "X11Replies", dependencies: ["CXCB"]),
        .target(name: "Launching", dependencies: ["CamelAnimation", "CPOSIX", "POSIX", "SplashProtocol"]),
        .target(name: "SplashPolicy", dependencies: ["CamelAnimation"]),
        .target(name: "ServiceNotification", dependencies: ["CPOSIX", "POSIX", "SplashProtocol"]),
        .target(name: "WindowWatch", dependencies: ["CXCB", "POSIX", "X11Replies"]),
        .target(name: "DesktopBus", dependencies: ["CDBus", "POSIX"]),
        .target(name: "CWayland"),
        .target(name: "CWaylandWatch", dependencies: ["CWayland"]),
        .target(
            name: "WaylandWatch",
            dependencies: ["CPOSIX", "CWayland", "CWaylandWatch", "CamelSDL", "DesktopBus", "POSIX"]),
        .target(name: "PNGMutation", dependencies: ["CFuzzer"]),
        .executableTarget(name: "FuzzMIDI", dependencies: ["CFuzzer", "MIDI"]),
        .executableTarget(name: "FuzzMIDISynthesis", dependencies: ["CFuzzer", "MIDI", "MIDISynthesis"]),
        .executableTarget(
            name: "FuzzWords",
            dependencies: [
                "CFuzzer", "CamelSDL", "Launching", "POSIX", "ServiceNotification", "SplashMedia",
                "SplashProtocol", "SplashPolicy", "WindowWatch",
            ]),
        .executableTarget(
            name: "FuzzSystem",
            dependencies: ["CFuzzer", "Launching", "POSIX", "SplashPolicy", "WaylandWatch", "WindowWatch"]),
        .executableTarget(name: "FuzzCaption", dependencies: ["CFuzzer", "POSIX", "SplashMedia"]),
        .executableTarget(
            name: "FuzzFolder", dependencies: ["CFuzzer", "CamelSDL", "CamelAnimation", "POSIX"]),
    ]
        + ["FuzzPNG", "FuzzFile", "FuzzColors"].map {
            .executableTarget(
                name: $0, dependencies: ["CFuzzer", "CamelSDL", "CamelAnimation", "PNGMutation"])
        }
        + ["FuzzGIF", "FuzzAseprite", "FuzzAsepriteFile", "FuzzHeaders", "FuzzLayer", "FuzzDecoder"].map {
            .executableTarget(
                name: $0, dependencies: ["CFuzzer", "CamelSDL", "CamelAnimation", "POSIX"])
        },
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)

package.targets += [
    "CALSA", "CDBus", "CFontconfig", "CFriBidi", "CGif", "CHarfBuzz", "CLCMS2", "CPulse", "CSDL2",
    "CSDL2Image", "CSDL2Mixer", "CWebPDemux", "CZlib", "CZstd",
].map { .systemLibrary(name: $0, path: "Sources/SystemLibraries/\($0)") }

for target in package.targets {
    switch target.type {
    case .executable, .regular:
        target.swiftSettings = [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            // FreeType's headers name each other from this folder on.
            .unsafeFlags(["-Xcc", "-I/usr/include/freetype2"]),
            .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing", "-parse-as-library"]),
        ]
    default: break
    }
    if target.type == .executable { target.linkerSettings = [.unsafeFlags(["-sanitize=fuzzer,address"])] }
}
