// swift-tools-version: 6.2
import PackageDescription

// No build identifier: it would be a digest of the debugging information too, which names the folder of the build.
let linking = ["-use-ld=lld", "-Xlinker", "--build-id=none"]

// `make sanitize` sets this: a sanitizer's runtime cannot be linked into a static program, and static linking hides its
// malloc from the libraries, whose memory it would take for foreign.
let isSanitized = Context.environment["CAMELWALK_SANITIZED"] != nil
let staticLibrary = isSanitized ? [] : ["-static-stdlib"]
// For what does not go together with a sanitizer, and for the tests of that.
let knownToBeSanitized: [SwiftSetting] = isSanitized ? [.define("CAMELWALK_SANITIZED")] : []

// FreeType's headers name each other from this folder on. pkg-config knows it too, but SwiftPM would link the library that
// pkg-config names, which is opened late. For all that import SplashMedia.
let freeTypeHeaders = SwiftSetting.unsafeFlags(["-Xcc", "-I/usr/include/freetype2"])

let package = Package(
    name: "camelwalk",
    products: [
        .library(name: "CamelAnimation", targets: ["CamelAnimation"]),
        .library(name: "CamelSDL", targets: ["CamelSDL"]),
        .library(name: "MIDI", targets: ["MIDI"]),
        .library(name: "camelanimation", type: .dynamic, targets: ["CamelAnimationShared"]),
        .executable(name: "camelwalk", targets: ["camelwalk"]),
        .executable(name: "camelwalk-splash", targets: ["camelwalk-splash"]),
    ],
    targets: [
        // What is animated: values and functions of time. Imports nothing.
        .target(name: "CamelAnimation"),

        // MIDI bytes and files. Imports nothing.
        .target(name: "MIDI"),

        // The operating system as the launcher and the splash see it: byte strings, files, /proc, system calls.
        .target(name: "CPOSIX"),
        .target(name: "POSIX", dependencies: ["CPOSIX"]),

        // What the two processes say to each other.
        .target(name: "SplashProtocol", dependencies: ["CamelAnimation", "POSIX"]),

        // The launcher: pure decisions, the C between fork and exec, and the executable.
        .target(name: "CLaunching"),
        .target(name: "CQuietRuntime"),
        .target(name: "Launching", dependencies: ["CamelAnimation", "CPOSIX", "POSIX", "SplashProtocol"]),
        .executableTarget(
            name: "camelwalk",
            dependencies: [
                "CLaunching", "CPOSIX", "CQuietRuntime", "Launching", "POSIX", "SplashProtocol",
            ],
            // Fully static: loads in under a millisecond, and runs on any distribution. Only when it is released: the tests
            // of the launcher, which are linked with the same settings, are not static.
            linkerSettings: [
                .unsafeFlags(
                    [isSanitized ? "-static-stdlib" : "-static-executable"] + linking,
                    .when(configuration: .release)),
                // An eighth of the file would be for debuggers, and most of that about the toolchain's libraries.
                .unsafeFlags(
                    isSanitized ? [] : ["-Xlinker", "--strip-debug"], .when(configuration: .release)),
            ]),

        // The splash: watch, decode, draw, play.
        .target(name: "CommandWatch", dependencies: ["CPOSIX", "POSIX", "SplashProtocol"]),
        .target(name: "CLateSDL"),
        .target(name: "CUnblockedFaults"),
        .target(name: "CWayland"),
        .target(name: "CXCB"),
        .target(name: "X11Replies", dependencies: ["CXCB"]),
        .target(name: "WindowWatch", dependencies: ["CXCB", "POSIX", "X11Replies"]),
        .target(name: "ServiceNotification", dependencies: ["CPOSIX", "POSIX", "SplashProtocol"]),
        .target(name: "ServiceWatch", dependencies: ["POSIX", "SplashProtocol"]),
        .target(name: "SplashPolicy", dependencies: ["CamelAnimation"]),
        .target(name: "CCamelPictures"),
        .target(name: "CCamelWalkPictures"),
        .target(name: "CPNG"),
        .target(
            name: "CamelSDL",
            dependencies: [
                "CamelAnimation", "CCamelPictures", "POSIX", "CSDL2", "CSDL2Image", "CGif",
                "CLCMS2",
                "CPNG",
                "CWebPDemux", "CZlib", "CZstd",
            ]),
        .target(name: "CConfinement"),
        .target(
            name: "Confinement", dependencies: ["CConfinement", "POSIX"],
            swiftSettings: knownToBeSanitized),
        .target(name: "DesktopBus", dependencies: ["CDBus", "POSIX"]),
        .target(name: "CWaylandWatch", dependencies: ["CWayland"]),
        .target(
            name: "WaylandWatch",
            dependencies: ["CPOSIX", "CWayland", "CWaylandWatch", "CamelSDL", "DesktopBus", "POSIX"]),
        .target(name: "CSoundtrack"),
        // The voices of the bundled soundtrack, shared with Artwork/, and MIDI files played with them. Pure.
        .target(name: "Synthesis"),
        .target(name: "MIDISynthesis", dependencies: ["MIDI", "Synthesis"]),
        .target(
            name: "SplashMedia",
            dependencies: [
                "CALSA", "CPOSIX", "CamelAnimation", "CamelSDL", "CSoundtrack", "MIDI", "MIDISynthesis",
                "POSIX", "CSDL2",
                "CSDL2Mixer",
                "CFontconfig", "CFriBidi", "CHarfBuzz", "CPulse",
            ],
            swiftSettings: [freeTypeHeaders]),

        // The C library: its header, its functions, and how they are linked.
        .target(name: "CCamelAnimation"),
        .target(name: "CLastError"),
        .target(
            name: "CamelAnimationLibrary",
            dependencies: [
                "CCamelAnimation", "CLastError", "CamelAnimation", "CamelSDL", "POSIX", "CSDL2",
            ]),
        .target(
            name: "CamelAnimationShared", dependencies: ["CLateSDL", "CamelAnimationLibrary"],
            exclude: [
                "Linking", "camelanimation-config-version.cmake.in", "camelanimation-config.cmake.in",
                "camelanimation.pc.in", "exports.map",
            ],
            linkerSettings: [
                .unsafeFlags(
                    staticLibrary + linking + [
                        "-Xlinker", "-soname=libcamelanimation.so.0", "-Xlinker",
                        // Swift's runtime cannot be taken out of a process again.
                        "-z", "-Xlinker", "nodelete", "-Xlinker",
                        "--version-script=\(Context.packageDirectory)/Sources/CamelAnimationShared/exports.map",
                        "-L\(Context.packageDirectory)/Sources/CamelAnimationShared/Linking",
                    ])
            ]),
        .executableTarget(
            name: "camelwalk-splash",
            dependencies: [
                "CCamelWalkPictures", "CamelAnimation", "CamelSDL", "CConfinement", "CLateSDL",
                "CommandWatch", "Confinement",
                "CPOSIX", "CQuietRuntime", "CUnblockedFaults", "CWayland",
                "CXCB", "DesktopBus", "MIDI", "POSIX", "ServiceNotification", "ServiceWatch", "SplashMedia",
                "SplashProtocol", "SplashPolicy", "WaylandWatch", "WindowWatch", "X11Replies", "CSDL2",
            ],
            exclude: ["Linking"],
            swiftSettings: [freeTypeHeaders],
            linkerSettings: [
                .unsafeFlags(
                    staticLibrary + linking
                        + ["-L\(Context.packageDirectory)/Sources/camelwalk-splash/Linking"],
                    .when(configuration: .release))
            ]),

        .testTarget(name: "CamelAnimationTests", dependencies: ["CamelAnimation"]),
        .testTarget(
            name: "MIDISynthesisTests", dependencies: ["MIDI", "MIDISynthesis", "POSIX", "TestSupport"]),
        .testTarget(name: "MIDITests", dependencies: ["MIDI", "TestSupport"]),
        .testTarget(name: "POSIXTests", dependencies: ["POSIX", "TestSupport"]),
        .testTarget(
            name: "SplashProtocolTests", dependencies: ["CamelAnimation", "POSIX", "SplashProtocol"]),
        .testTarget(
            name: "LaunchingTests",
            dependencies: ["CamelAnimation", "CPOSIX", "Launching", "POSIX", "SplashProtocol"]),
        .testTarget(
            name: "CommandWatchTests",
            dependencies: ["CommandWatch", "POSIX", "SplashProtocol", "TestSupport"]),
        .testTarget(
            name: "ServiceNotificationTests",
            dependencies: ["CPOSIX", "POSIX", "ServiceNotification", "SplashProtocol"]),
        .testTarget(name: "ServiceWatchTests", dependencies: ["POSIX", "ServiceWatch", "SplashProtocol"]),
        .testTarget(name: "WindowWatchTests", dependencies: ["WindowWatch"]),
        .testTarget(name: "WaylandWatchTests", dependencies: ["POSIX", "TestSupport", "WaylandWatch"]),
        .testTarget(name: "SplashPolicyTests", dependencies: ["CamelAnimation", "SplashPolicy"]),
        .target(name: "TestSupport", dependencies: ["POSIX"], path: "Tests/TestSupport"),
        .target(
            name: "PictureSupport", dependencies: ["CamelAnimation", "CamelSDL"], path: "Tests/PictureSupport"
        ),
        .testTarget(
            name: "CamelSDLTests",
            dependencies: [
                "CSDL2", "CamelAnimation", "CamelSDL", "PictureSupport", "POSIX", "TestSupport",
            ]),
        .testTarget(
            name: "SplashMediaTests",
            dependencies: [
                "CALSA", "CSDL2", "CamelAnimation", "CamelSDL", "PictureSupport", "POSIX", "SplashMedia",
                "SplashPolicy",
            ],
            swiftSettings: [freeTypeHeaders]),
        .testTarget(
            name: "CamelAnimationLibraryTests",
            dependencies: [
                "CCamelAnimation", "CamelAnimation", "CamelAnimationLibrary", "CamelSDL", "CSDL2",
            ],
            exclude: ["tagged.json", "tagged.png"]),
        .testTarget(
            name: "camelwalkTests",
            dependencies: ["Launching", "POSIX", "SplashProtocol", "TestSupport", "camelwalk"]),
        .testTarget(
            name: "camelwalk-splashTests",
            dependencies: [
                "CCamelPictures", "CSDL2", "CUnblockedFaults", "CamelAnimation", "CamelSDL", "CommandWatch",
                "CPOSIX", "PictureSupport", "POSIX",
                "ServiceNotification", "ServiceWatch", "SplashMedia", "SplashPolicy", "SplashProtocol",
                "TestSupport", "WindowWatch", "camelwalk-splash",
            ],
            swiftSettings: [freeTypeHeaders]),
        .target(name: "CProcessProbe", path: "Tests/CProcessProbe"),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["CProcessProbe", "CX11", "MIDI", "POSIX", "SplashProtocol", "TestSupport"],
            exclude: ["Snapshots"],
            swiftSettings: knownToBeSanitized
        ),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)

// Libraries of the system, each a module map beside a header.
package.targets += [
    "CALSA", "CDBus", "CFontconfig", "CFriBidi", "CGif", "CHarfBuzz", "CLCMS2", "CPulse",
    "CSDL2", "CSDL2Image", "CSDL2Mixer", "CWebPDemux", "CX11", "CZlib", "CZstd",
].map { .systemLibrary(name: $0, path: "Sources/SystemLibraries/\($0)") }

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
        if target.name.first == "C", target.name.dropFirst().first?.isUppercase == true {
            target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
        }
    default:
        break
    }
}
