import ArgumentParser
import CamelGait

@main
struct DrawCamel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw-camel",
        abstract: "Draws a galloping or walking Bactrian camel in the manner of an engraving.",
        discussion:
            "Without --assets, --frames, --contact-sheet or --feet it draws nothing and shows this help.")

    enum Layer: String, ExpressibleByArgument, CaseIterable {
        case camel, plate, composed
    }

    @Option(help: ArgumentHelp("Write the layers into this folder.", valueName: "folder"))
    var assets: String?

    @Option(help: "What --frames and --contact-sheet draw: a gait, or the change from one to the other.")
    var gait = DrawnGait.gallop

    @Option(help: ArgumentHelp("Write single pictures as PNG files into this folder.", valueName: "folder"))
    var frames: String?

    @Option(help: "Number of pictures of one stride or change; as many as the splash shows if left out.")
    var count: Int?

    @Option(help: "Pixels per picture point of --frames: 1, 2 or 3; a picture is 480 x 400 points.")
    var scale = 1

    @Option(help: "Layer that --frames draws.")
    var layer = Layer.composed

    @Flag(help: "Print the plate or composed layer of --frames as ink on paper instead of grey.")
    var duotone = false

    @Option(help: ArgumentHelp("Write the whole stride on one page, as a PNG file.", valueName: "file"))
    var contactSheet: String?

    @Flag(help: "Print where the toes are in every picture, in its pixels, as a table.")
    var feet = false

    func validate() throws {
        guard (1...3).contains(scale) else {
            throw ValidationError("--scale is \(scale); it must be 1, 2 or 3.")
        }
        guard pictures > 0 else {
            throw ValidationError("--count is \(pictures); it must be at least 1.")
        }
        guard !(duotone && layer == .camel) else {
            throw ValidationError("--duotone needs an opaque layer; the camel layer is transparent.")
        }
    }

    func run() throws {
        if assets == nil, frames == nil, contactSheet == nil, !feet {
            throw CleanExit.helpRequest(self)
        }
        if let assets {
            try AssetWriter(folder: assets).writeAll()
        }
        if let frames {
            try writeFrames(to: frames)
        }
        if let contactSheet {
            let sheet = ContactSheet(gait: gait, count: pictures)
            try PNGWriter.write(sheet.picture(), to: contactSheet, isDuotone: true)
        }
        if feet {
            printFeet()
        }
    }

    private func printFeet() {
        let table = FeetTable(gait: gait, count: pictures, layout: Layout(scale: scale))
        for line in table.lines() {
            print(line)
        }
    }

    private var pictures: Int { count ?? gait.count }

    private func writeFrames(to folder: String) throws {
        try Output.makeFolder(folder)
        let renderer = Renderer(gait, scale: scale)
        for index in 0..<pictures {
            let picture = draw(renderer, gait.pose(index, of: pictures))
            let digits = String(index)
            let name = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
            try PNGWriter.write(picture, to: "\(folder)/\(name).png", isDuotone: duotone)
        }
    }

    private func draw(_ renderer: Renderer, _ pose: Pose) -> Picture {
        switch layer {
        case .camel: renderer.camel(pose)
        case .plate: renderer.plate(pose)
        case .composed: renderer.composed(pose)
        }
    }
}
