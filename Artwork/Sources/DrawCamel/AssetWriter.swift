/// Writes everything that the launcher ships.
struct AssetWriter {
    static let frameCount = 20
    let folder: String

    func writeAll() throws(OutputError) {
        try Output.makeFolder(folder)
        for scale in 1...3 {
            try writeLayers(scale: scale)
        }
    }

    private func writeLayers(scale: Int) throws(OutputError) {
        let renderer = Renderer(scale: scale)
        let phases = (0..<Self.frameCount).map { Double($0) / Double(Self.frameCount) }
        let camels = phases.map(renderer.camel)
        let plates = phases.map(renderer.plate)
        try write(LayerFile(name: "camel", scale: scale, pictures: camels))
        try write(LayerFile(name: "plate", scale: scale, pictures: plates))
    }

    private func write(_ layer: LayerFile) throws(OutputError) {
        try Output.write(layer.bytes(), to: "\(folder)/\(layer.fileName)")
    }
}
