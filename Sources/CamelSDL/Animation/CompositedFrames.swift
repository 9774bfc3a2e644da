internal import CamelAnimation

/// What one frame of a GIF or an APNG changes of the canvas.
struct FramePatch: Equatable {
    /// What becomes of the patch once its time is over.
    enum Disposal {
        case none
        /// Its region is made transparent.
        case background
        /// Its region is as it was before.
        case previous
    }

    /// Where it is drawn. What lies outside of the canvas is not seen.
    var region: PixelRectangle
    var disposal = Disposal.none
    /// Whether what lies below is seen through it; otherwise it replaces that.
    var isBlended = false
    /// Nanoseconds.
    var duration: Int64
}

/// What is known of patches once a file has been read to its end.
struct PatchStructure {
    /// How long each is shown, in nanoseconds; at least one.
    var durations: [Int64]
    /// What is wrong with the file after them.
    var damage: AnimationError?
    /// How often they are to be played; nil for ever.
    var cycles: Int?
}

/// Finds patches, and decodes their pictures.
protocol PatchDecoder {
    /// Patch `index`, below the number of durations. The first needs no more of the file than what it is drawn from.
    func patch(_ index: Int) -> FramePatch

    /// Reads what is left of the file's structure.
    func whole() -> PatchStructure

    /// The picture of patch `index`, ARGB8888, in its region's size.
    func surface(ofPatch index: Int) throws(AnimationError) -> Surface
}

/// Frames that are put together from patches, each on what the ones before it have left.
final class CompositedFrames: FrameSource {
    /// Pictures of the canvas's size that are in memory at most: the canvas, a patch, what it covers, and the frame
    /// that is drawn.
    static let copies = 4

    let canvas: PixelSize
    private let decoder: any PatchDecoder
    private lazy var structure = decoder.whole()
    private let surface: Surface
    /// The pixels below the current patch, if they come back after it.
    private var covered: Surface?
    /// The frame that the surface shows; nil if it shows none.
    private var current: Int?

    /// The patches of `decoder` on a transparent canvas; at least one.
    init(canvas: PixelSize, decoder: any PatchDecoder) throws(AnimationError) {
        self.canvas = canvas
        self.decoder = decoder
        surface = try Surface(size: canvas)
    }

    var durations: [Int64] { structure.durations }
    var damage: AnimationError? { structure.damage }
    var cycles: Int? { structure.cycles }

    func frame(_ index: Int) throws(AnimationError) -> Surface {
        if current == index { return surface }
        let start = lastStart(upTo: index)
        if current.map({ !(start..<index).contains($0) }) ?? true {
            current = nil
            surface.fill(0)
        }
        for next in (current.map { $0 + 1 } ?? start)...index { try advance(to: next) }
        return surface
    }

    /// The last patch up to `index` before which nothing needs to be drawn.
    private func lastStart(upTo index: Int) -> Int {
        var start = index
        while start > 0, !isStart(start) { start -= 1 }
        return start
    }

    private func isStart(_ index: Int) -> Bool {
        let before = decoder.patch(index - 1)
        if before.disposal == .background, isWhole(before) { return true }
        let patch = decoder.patch(index)
        return isWhole(patch) && !patch.isBlended && patch.disposal != .previous
    }

    private func isWhole(_ patch: FramePatch) -> Bool {
        let region = patch.region
        return region.x <= 0 && region.y <= 0 && region.x + region.size.width >= canvas.width
            && region.y + region.size.height >= canvas.height
    }

    private func advance(to index: Int) throws(AnimationError) {
        if let current { dispose(decoder.patch(current)) }
        // Whatever fails below, the canvas then shows no frame.
        current = nil
        let patch = decoder.patch(index)
        guard patch.region.size.width > 0, patch.region.size.height > 0 else {
            covered = nil
            current = index
            return
        }
        let picture = try decoder.surface(ofPatch: index)
        if patch.disposal == .previous {
            covered = try surface.visible(patch.region).map { region throws(AnimationError) in
                try surface.part(region)
            }
        }
        if patch.isBlended {
            surface.blend(picture, x: patch.region.x, y: patch.region.y)
        } else {
            surface.replace(with: picture, x: patch.region.x, y: patch.region.y)
        }
        current = index
    }

    private func dispose(_ patch: FramePatch) {
        switch patch.disposal {
        case .none: break
        case .background: surface.clear(patch.region)
        case .previous:
            if let covered { surface.replace(with: covered, x: patch.region.x, y: patch.region.y) }
        }
    }
}
