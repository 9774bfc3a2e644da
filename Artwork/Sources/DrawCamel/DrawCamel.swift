import ArgumentParser

@main
struct DrawCamel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw-camel",
        abstract: "Draws a galloping Bactrian camel in the manner of an engraving.",
        discussion: "Without --assets, --frames or --contact-sheet it draws nothing and shows this help.")

    enum Layer: String, ExpressibleByArgument, CaseIterable {
        case camel, plate, composed
    }

    @Option(help: ArgumentHelp("Write the layers into this folder.", valueName: "folder"))
    var assets: String?

    @Option(help: ArgumentHelp("Write single phases as PNG files into this folder.", valueName: "folder"))
    var frames: String?

    @Option(help: "Number of phases of one stride that --frames draws.")
    var count = 20

    @Option(help: "Pixels per picture point of --frames: 1, 2 or 3; a picture is 480 x 400 points.")
    var scale = 1

    @Option(help: "Layer that --frames draws.")
    var layer = Layer.composed

    @Flag(help: "Print the plate or composed layer of --frames as ink on paper instead of grey.")
    var duotone = false

    @Option(help: ArgumentHelp("Write the whole stride on one page, as a PNG file.", valueName: "file"))
    var contactSheet: String?

    func validate() throws {
        guard (1...3).contains(scale) else {
            throw ValidationError("--scale is \(scale); it must be 1, 2 or 3.")
        }
        guard count > 0 else {
            throw ValidationError("--count is \(count); it must be at least 1.")
        }
        guard !(duotone && layer == .camel) else {
            throw ValidationError("--duotone needs an opaque layer; the camel layer is transparent.")
        }
    }

    func run() throws {
        if assets == nil, frames == nil, contactSheet == nil {
            throw CleanExit.helpRequest(self)
        }
        if let assets {
            try AssetWriter(folder: assets).writeAll()
        }
        if let frames {
            try writeFrames(to: frames)
        }
        if let contactSheet {
            try PNGWriter.write(ContactSheet().picture(), to: contactSheet, isDuotone: true)
        }
    }

    private func writeFrames(to folder: String) throws {
        try Output.makeFolder(folder)
        let renderer = Renderer(scale: scale)
        for index in 0..<count {
            let picture = draw(renderer, phase: Double(index) / Double(count))
            let digits = String(index)
            let name = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
            try PNGWriter.write(picture, to: "\(folder)/\(name).png", isDuotone: duotone)
        }
    }

    private func draw(_ renderer: Renderer, phase: Double) -> Picture {
        switch layer {
        case .camel: renderer.camel(at: phase)
        case .plate: renderer.plate(at: phase)
        case .composed: renderer.composed(at: phase)
        }
    }
}
