internal import CamelAnimation

/// The frames of an Aseprite file, each put together from its layers when it is asked for.
final class AsepriteFrames: FrameSource {
    private let file: FileBytes
    private let structure: AsepriteFile
    private let zlib: ZlibLibrary
    private let surface: Surface
    private var current: Int?
    private var tiles: [Int: [UInt8]] = [:]
    /// The current frame's.
    private var palette: [UInt32] = []
    /// Pixels of cels that the current frame has been put together from.
    private var drawnPixels = 0

    // Of one frame: a second's work.
    private static let maximumPixels = 64 << 20

    /// The frames of `file`.
    init(_ file: FileBytes) throws(AnimationError) {
        self.file = file
        structure = try AsepriteFile(file.bytes, action: "cannot decode \(file.name)")
        zlib = try AnimationError.of(ZlibLibrary.init)
        surface = try Surface(size: structure.canvas)
    }

    var canvas: PixelSize { structure.canvas }
    var durations: [Int64] { structure.durations }
    var damage: AnimationError? { structure.damage }
    var tags: [FrameTag] { structure.tags }

    func frame(_ index: Int) throws(AnimationError) -> Surface {
        if current == index { return surface }
        current = nil
        surface.fill(0)
        drawnPixels = 0
        palette = structure.palette(ofFrame: index)
        let cels = structure.cels[index].filter { structure.layers[$0.layer].isVisible }
        let sorted = cels.sorted { ($0.layer + $0.depth, $0.depth) < ($1.layer + $1.depth, $1.depth) }
        for cel in sorted { try draw(cel, "cannot decode \(file.name), frame \(index)") }
        current = index
        return surface
    }

    private func draw(_ cel: AsepriteFile.Cel, _ action: String) throws(AnimationError) {
        switch structure.content(of: cel) {
        case .pixels(let size, let place, let isCompressed):
            try count(size, action)
            let count = size.width * size.height * structure.bytesPerPixel
            let pixels = try isCompressed ? inflated(place, count, action) : [UInt8](file.bytes[place])
            draw(cel, size) { x, y in self.color(pixels, y * size.width + x, of: cel) }
        case .tiles(let size, let place, let masks):
            try count(canvas, action)
            try count(size, action)
            try drawTiles(cel, size, place, masks, action)
        case .link, nil: break
        }
    }

    /// Throws if the frame is put together from more than a file of so many bytes may ask for.
    private func count(_ size: PixelSize, _ action: String) throws(AnimationError) {
        drawnPixels += size.width * size.height
        guard drawnPixels <= max(AsepriteFrames.maximumPixels, 64 * file.bytes.count) else {
            throw AnimationError(
                action, "its cels have too many pixels for a file of \(file.bytes.count) bytes")
        }
    }

    private func inflated(
        _ place: Range<Int>, _ count: Int, _ action: String
    ) throws(AnimationError) -> [UInt8] {
        let data = UnsafeRawBufferPointer(rebasing: file.bytes[place])
        guard let bytes = zlib.inflated(data, count: count) else {
            throw AnimationError(action, "byte \(place.lowerBound): its data are damaged")
        }
        return bytes
    }

    /// Draws a cel of `size` whose colours `color` tells, ARGB, as far as it lies on the canvas.
    private func draw(_ cel: AsepriteFile.Cel, _ size: PixelSize, _ color: (Int, Int) -> UInt32) {
        let layer = structure.layers[cel.layer]
        let opacity = AsepriteBlending.product(cel.opacity, layer.opacity)
        let (left, right) = (max(0, cel.x), min(canvas.width, cel.x + size.width))
        let (top, bottom) = (max(0, cel.y), min(canvas.height, cel.y + size.height))
        guard left < right, top < bottom else { return }
        for y in top..<bottom {
            surface.withRow(y) { row in
                for x in left..<right {
                    let source = color(x - cel.x, y - cel.y)
                    if source >> 24 == 0 { continue }
                    row[x] = layer.mode.over(row[x], source, opacity: opacity)
                }
            }
        }
    }

    /// Pixel `index` of `pixels`, ARGB.
    private func color(_ pixels: [UInt8], _ index: Int, of cel: AsepriteFile.Cel) -> UInt32 {
        switch structure.bytesPerPixel {
        case 1:
            let isTransparent =
                pixels[index] == structure.transparentIndex && !structure.layers[cel.layer].isBackground
            return isTransparent ? 0 : palette[Int(pixels[index])]
        case 2: return UInt32(pixels[2 * index + 1]) << 24 | UInt32(pixels[2 * index]) * 0x01_0101
        default:
            return pixels.withUnsafeBytes {
                AsepriteBlending.argb(
                    UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
            }
        }
    }

    private func drawTiles(
        _ cel: AsepriteFile.Cel, _ size: PixelSize, _ place: Range<Int>, _ masks: AsepriteFile.TileMasks,
        _ action: String
    ) throws(AnimationError) {
        guard let number = structure.layers[cel.layer].tileset, let set = structure.tilesets[number],
            let place = set.pixels.map({ _ in place })
        else { throw AnimationError(action, "byte \(place.lowerBound): its tiles are in another file") }
        let map = try inflated(place, 4 * size.width * size.height, action)
        let pixels = try tiles(number, set, action)
        let whole = PixelSize(width: size.width * set.tile.width, height: size.height * set.tile.height)
        draw(cel, whole) { x, y in
            let start = 4 * (y / set.tile.height * size.width + x / set.tile.width)
            let tile = (0..<4).reduce(0) { $0 | Int(map[start + $1]) << (8 * $1) }
            guard let index = set.index(of: tile, masks, x % set.tile.width, y % set.tile.height) else {
                return 0
            }
            return self.color(pixels, index, of: cel)
        }
    }

    private func tiles(
        _ number: Int, _ set: AsepriteFile.Tileset, _ action: String
    ) throws(AnimationError) -> [UInt8] {
        if let known = tiles[number] { return known }
        guard let place = set.pixels else { return [] }
        let count = set.tile.width * set.tile.height * set.count * structure.bytesPerPixel
        let pixels = try inflated(place, count, action)
        // One at a time: each may be large.
        tiles = [number: pixels]
        return pixels
    }
}

extension AsepriteFile.Tileset {
    /// The number of the pixel at (`x`, `y`) of a tile as it is turned; nil for the empty tile and those that are not
    /// there.
    fileprivate func index(of value: Int, _ masks: AsepriteFile.TileMasks, _ x: Int, _ y: Int) -> Int? {
        let number = value & masks.number
        guard number > 0, number < count else { return nil }
        var (x, y) = (x, y)
        if value & masks.flipsX != 0 { x = tile.width - 1 - x }
        if value & masks.flipsY != 0 { y = tile.height - 1 - y }
        if value & masks.flipsDiagonal != 0, tile.width == tile.height { (x, y) = (y, x) }
        return (number * tile.height + y) * tile.width + x
    }
}
