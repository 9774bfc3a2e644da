// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "swift-app",
    dependencies: [.package(name: "camelwalk", path: "../..")],
    targets: [
        .executableTarget(
            name: "swift-app",
            dependencies: [.product(name: "CamelSDL", package: "camelwalk")],
            path: "Sources")
    ]
)
