internal import CCamelPictures
internal import CamelAnimation

/// The frames of the bundled camel, put together from its two layers when they are asked for: that takes a fraction of a
/// millisecond, less than the picture's way to the screen. Used by one thread at a time.
final class BundledFrames {
    /// Pixels of every frame.
    let canvas: PixelSize
    /// How long each frame is shown.
    let timeline: Timeline
    /// What they are printed in.
    let colors: Duotone
    private let plate: BundledLayer
    private let camel: BundledLayer
    /// A picture of either layer is decoded into it.
    private let memory: UnsafeMutableRawBufferPointer

    /// Pixels of a frame at factor 1.
    static let smallest = PixelSize(width: 480, height: 400)

    /// Pixels of a frame at `factor`.
    static func canvas(_ factor: Int) -> PixelSize {
        PixelSize(width: smallest.width * factor, height: smallest.height * factor)
    }

    /// The gallop at `factor` pixels for each of the smallest, 1 to 3, printed in `colors`.
    convenience init(factor: Int, colors: Duotone = .plate) throws(AnimationError) {
        try self.init(
            plate: camelwalk_plate_layer(Int32(factor)).buffer,
            camel: camelwalk_camel_layer(Int32(factor)).buffer, timeline: GaitTrack.gallop.timeline,
            factor: factor, colors: colors)
    }

    /// The pictures of `timeline` in two layers drawn at `factor`, files of Assets/ that live as long as the program.
    init(
        plate: UnsafeRawBufferPointer, camel: UnsafeRawBufferPointer, timeline: Timeline, factor: Int,
        colors: Duotone
    ) throws(AnimationError) {
        self.colors = colors
        self.plate = try BundledLayer(plate, count: timeline.frameCount)
        self.camel = try BundledLayer(camel, count: timeline.frameCount)
        canvas = BundledFrames.canvas(factor)
        self.timeline = timeline
        memory = .allocate(byteCount: max(self.plate.maximumBytes, self.camel.maximumBytes), alignment: 16)
    }

    deinit { memory.deallocate() }

    /// Frame `index`, INDEX8.
    func opaque(_ index: Int) throws(AnimationError) -> Surface {
        let result = try colors.blank(canvas)
        try draw(index, on: result)
        return result
    }

    /// Draws frame `index` on a surface of its size, INDEX8, which `opaque` has made.
    func draw(_ index: Int, on surface: Surface) throws(AnimationError) {
        let ground = try picture(index, of: plate)
        guard ground.region.size == canvas, ground.pairs == nil else {
            throw AnimationError("cannot draw the bundled camel", "its plate has another size")
        }
        for y in 0..<canvas.height {
            surface.withByteRow(y) { row in
                row.withUnsafeMutableBytes { $0.copyMemory(from: ground.row(y)) }
            }
        }
        if colors.isDark { Scratchboard(size: canvas, colors: colors).print(on: surface) }
        let (figure, pairs) = try figure(index)
        if colors.isDark {
            Scratchboard(size: canvas, colors: colors).addLight(around: figure, pairs, on: surface)
        }
        for y in figure.region.y..<figure.region.y + figure.region.size.height {
            surface.withByteRow(y) { row in
                row.withUnsafeMutableBytes { row in
                    pairs.draw(
                        figure.row(y - figure.region.y),
                        on: UnsafeMutableRawBufferPointer(rebasing: row[figure.region.x...])
                    ) { BundledFrames.over($0, $1, $2) }
                }
            }
        }
    }

    /// The camel of frame `index`, and what its bytes stand for. Valid until the next picture.
    private func figure(
        _ index: Int
    ) throws(AnimationError) -> (BundledLayer.Picture, GreyAlphaTable) {
        let figure = try picture(index, of: camel)
        guard let pairs = figure.pairs else {
            throw AnimationError("cannot draw the bundled camel", "it is not transparent")
        }
        return (figure, pairs)
    }

    /// A picture of one of the layers, which must lie on the canvas. Valid until the next.
    private func picture(_ index: Int, of layer: BundledLayer) throws(AnimationError) -> BundledLayer.Picture
    {
        let picture = try layer.picture(index, in: memory)
        let region = picture.region
        guard region.x >= 0, region.y >= 0, region.x + region.size.width <= canvas.width,
            region.y + region.size.height <= canvas.height
        else { throw AnimationError("cannot draw the bundled camel", "a picture lies outside of the canvas") }
        return picture
    }

    /// The same as `Surface.over` on an opaque ground: the nearest level, without a division.
    @inline(__always)
    static func over(
        _ grey: SIMD8<UInt8>, _ alpha: SIMD8<UInt8>, _ ground: SIMD8<UInt8>
    ) -> SIMD8<UInt8> {
        let weight = SIMD8<UInt16>(truncatingIfNeeded: alpha)
        let sum =
            SIMD8<UInt16>(truncatingIfNeeded: grey) &* weight
            &+ SIMD8<UInt16>(truncatingIfNeeded: ground) &* (255 &- weight) &+ 127
        return SIMD8<UInt8>(truncatingIfNeeded: (sum &+ 1 &+ (sum &>> 8)) &>> 8)
    }

    /// The camel of frame `index` alone, in grey, ARGB8888 with straight alpha.
    func transparent(_ index: Int) throws(AnimationError) -> Surface {
        let result = try Surface(size: canvas)
        let (figure, pairs) = try figure(index)
        for y in figure.region.y..<figure.region.y + figure.region.size.height {
            let part = figure.row(y - figure.region.y)
            result.withRow(y) { row in
                for x in 0..<figure.region.size.width where part[x] > 0 {
                    let pair = pairs[part[x]]
                    row[figure.region.x + x] = UInt32(pair.y) << 24 | UInt32(pair.x) * 0x01_0101
                }
            }
        }
        return result
    }
}
