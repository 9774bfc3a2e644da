// swift-tools-version: 6.2
import PackageDescription

// No build identifier: it would be a digest of the debugging information too, which names the folder of the build.
let linking = ["-use-ld=lld", "-Xlinker", "--build-id=none"]

// `make sanitize` sets this: a sanitizer's runtime cannot be linked into a static program, and static linking hides its
// malloc from the libraries, whose memory it would take for foreign.
let isSanitized = Context.environment["CAMELWALK_SANITIZED"] != nil
let staticLibrary = isSanitized ? [] : ["-static-stdlib"]

let package = Package(
    name: "camelwalk",
    products: [
        .library(name: "CamelAnimation", targets: ["CamelAnimation"]),
        .library(name: "CamelSDL", targets: ["CamelSDL"]),
        .library(name: "camelanimation", type: .dynamic, targets: ["CamelAnimationShared"]),
        .executable(name: "camelwalk", targets: ["camelwalk"]),
        .executable(name: "camelwalk-splash", targets: ["camelwalk-splash"]),
    ],
    targets: [
        // What is animated: values and functions of time. Imports nothing.
        .target(name: "CamelAnimation"),

        // What the two processes say to each other.
        .target(name: "Handover"),

        // Files that appear whole or not at all, for both.
        .target(name: "WholeFiles", dependencies: ["CLaunching", "Handover"]),

        // The launcher: pure decisions, the C between fork and exec, and the executable.
        .target(name: "CLaunching"),
        .target(name: "CQuietRuntime"),
        .target(name: "Launching", dependencies: ["CLaunching", "Handover"]),
        .executableTarget(
            name: "camelwalk",
            dependencies: [
                "CLaunching", "CQuietRuntime", "Handover", "Launching", "WholeFiles",
            ],
            // Fully static: loads in under a millisecond, and runs on any distribution.
            linkerSettings: [
                .unsafeFlags([isSanitized ? "-static-stdlib" : "-static-executable"] + linking),
                // An eighth of the file would be for debuggers, and most of that about the toolchain's libraries.
                .unsafeFlags(
                    isSanitized ? [] : ["-Xlinker", "--strip-debug"], .when(configuration: .release)),
            ]),

        // The splash: watch, decode, draw, play.
        .target(name: "CommandWatch", dependencies: ["CLaunching", "Handover"]),
        .target(name: "CWindowWatch", linkerSettings: [.linkedLibrary("xcb")]),
        .target(name: "WindowWatch", dependencies: ["CWindowWatch", "Handover"]),
        .target(name: "ServiceNotification", dependencies: ["CLaunching", "Handover"]),
        .target(name: "Splashing", dependencies: ["CamelAnimation"]),
        .systemLibrary(name: "CSDL2"),
        .systemLibrary(name: "CSDL2Image"),
        .systemLibrary(name: "CSDL2Mixer"),
        .systemLibrary(name: "CSDL2TTF"),
        .systemLibrary(name: "CFontconfig"),
        .systemLibrary(name: "CX11"),
        .systemLibrary(name: "CDBus"),
        .systemLibrary(name: "CJansson"),
        .systemLibrary(name: "CGif"),
        .systemLibrary(name: "CPNG"),
        .systemLibrary(name: "CWebPDemux"),
        .target(name: "CAssets"),
        .target(
            name: "CamelSDL",
            dependencies: [
                "CamelAnimation", "CAssets", "Handover", "CSDL2", "CSDL2Image", "CSDL2Mixer",
                "CSDL2TTF", "CFontconfig", "CJansson", "CGif", "CPNG", "CWebPDemux",
            ]),

        // The C library: its header, its functions, and how they are linked.
        .target(name: "CCamelAnimation"),
        .target(name: "CLastError"),
        .target(
            name: "CamelAnimationLibrary",
            dependencies: [
                "CCamelAnimation", "CLastError", "CamelAnimation", "CamelSDL", "Handover", "CSDL2",
            ]),
        .target(
            name: "CamelAnimationShared", dependencies: ["CamelAnimationLibrary"],
            exclude: ["camelanimation.pc.in", "exports.map"],
            linkerSettings: [
                .unsafeFlags(
                    staticLibrary + linking + [
                        "-Xlinker", "-soname=libcamelanimation.so.0", "-Xlinker",
                        // Swift's runtime cannot be taken out of a process again.
                        "-z", "-Xlinker", "nodelete", "-Xlinker",
                        "--version-script=\(Context.packageDirectory)/Sources/CamelAnimationShared/exports.map",
                    ])
            ]),
        .executableTarget(
            name: "camelwalk-splash",
            dependencies: [
                "CamelAnimation", "CamelSDL", "CommandWatch", "CLaunching", "CQuietRuntime", "Handover",
                "ServiceNotification", "Splashing", "WholeFiles", "WindowWatch", "CDBus", "CSDL2",
                "CX11",
            ],
            exclude: ["Linking"],
            linkerSettings: [
                .unsafeFlags(
                    staticLibrary + linking
                        + ["-L\(Context.packageDirectory)/Sources/camelwalk-splash/Linking"])
            ]),

        .testTarget(name: "CamelAnimationTests", dependencies: ["CamelAnimation"]),
        .testTarget(name: "HandoverTests", dependencies: ["Handover"]),
        .testTarget(name: "WholeFilesTests", dependencies: ["Handover", "WholeFiles"]),
        .testTarget(name: "LaunchingTests", dependencies: ["CLaunching", "Handover", "Launching"]),
        .testTarget(name: "CommandWatchTests", dependencies: ["CommandWatch"]),
        .testTarget(
            name: "ServiceNotificationTests", dependencies: ["CLaunching", "Handover", "ServiceNotification"]),
        .testTarget(name: "WindowWatchTests", dependencies: ["WindowWatch"]),
        .testTarget(name: "SplashingTests", dependencies: ["CamelAnimation", "Splashing"]),
        .testTarget(
            name: "CamelSDLTests", dependencies: ["CSDL2", "CamelAnimation", "CamelSDL", "Splashing"]),
        .testTarget(
            name: "CamelAnimationLibraryTests",
            dependencies: ["CCamelAnimation", "CamelAnimation", "CamelAnimationLibrary", "CamelSDL", "CSDL2"]),
        .target(name: "CProcessProbe", path: "Tests/CProcessProbe"),
        .testTarget(
            name: "EndToEndTests", dependencies: ["CProcessProbe", "CX11", "Handover"], exclude: ["Snapshots"]
        ),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)

for target in package.targets {
    switch target.type {
    case .executable, .regular, .test:
        target.swiftSettings =
            (target.swiftSettings ?? []) + [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]
        // Targets in C only, whose names are C and another capital. For a Swift target of a package that is
        // fetched, SwiftPM 6.3 takes the flag back and leaves its -Xcc, and nobody could depend on it.
        if target.name.dropFirst().first?.isUppercase == true {
            target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
        }
    default:
        break
    }
}
