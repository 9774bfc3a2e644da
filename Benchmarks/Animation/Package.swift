// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "AnimationBenchmark",
    dependencies: [.package(name: "camelwalk", path: "../..")],
    targets: [
        .executableTarget(
            name: "AnimationBenchmark",
            dependencies: [
                .product(name: "CamelAnimation", package: "camelwalk"),
                .product(name: "CamelSDL", package: "camelwalk"),
            ],
            swiftSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("SDL2_image")])
    ],
    swiftLanguageModes: [.v6]
)
