// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Artwork",
    products: [
        .executable(name: "draw-camel", targets: ["draw-camel"]),
        .executable(name: "compose-soundtrack", targets: ["compose-soundtrack"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The camel: how it moves, what it looks like, and the strokes on the canvas.
        .target(name: "CamelGait"),
        .target(name: "CamelFigure", dependencies: ["CamelGait"]),
        .systemLibrary(name: "CCairo"),
        .systemLibrary(name: "CLibPNG"),
        .systemLibrary(name: "CZstd"),
        .target(name: "CairoCanvas", dependencies: ["CamelFigure", "CCairo"]),
        .executableTarget(
            name: "draw-camel",
            dependencies: [
                "CamelGait", "CamelFigure", "CairoCanvas", "CLibPNG", "CZstd",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/DrawCamel"),
        .testTarget(name: "CamelGaitTests", dependencies: ["CamelGait"]),

        // The soundtrack: what is written, and how it sounds.
        .target(name: "Score"),
        // A link to the splash's own: it plays MIDI files with these voices.
        .target(name: "Synthesis"),
        .target(name: "Synthesiser", dependencies: ["Score", "Synthesis"]),
        .target(name: "MidiFile", dependencies: ["Score"]),
        .executableTarget(
            name: "compose-soundtrack",
            dependencies: [
                "Score", "Synthesiser", "MidiFile",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/ComposeSoundtrack"),
        .testTarget(name: "ScoreTests", dependencies: ["Score"]),
        .testTarget(name: "SynthesiserTests", dependencies: ["Score", "Synthesis", "Synthesiser"]),
        .testTarget(name: "MidiFileTests", dependencies: ["Score", "MidiFile"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
