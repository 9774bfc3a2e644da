// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "drum-machine",
    dependencies: [.package(name: "camelwalk", path: "../..")],
    targets: [
        .target(name: "CSerialLine"),
        .executableTarget(
            name: "drum-machine",
            dependencies: [
                "CSerialLine", .product(name: "CamelSDL", package: "camelwalk"),
                .product(name: "MIDI", package: "camelwalk"),
            ],
            path: "Sources/DrumMachine"),
    ],
    swiftLanguageModes: [.v6]
)
