internal import CamelAnimation

/// One frame on its way into memory.
struct PixelDrawing {
    /// ARGB8888.
    let frame: Surface
    /// Whether no pixel of it is transparent.
    let isOpaque: Bool
    let modulation: Modulation
    let columns: PixelRun
    let rows: PixelRun
    let memory: PixelMemory

    /// Draws it.
    func draw() {
        guard !columns.target.isEmpty, !rows.target.isEmpty, modulation.alpha > 0 else { return }
        switch memory.format {
        case .rgba: draw(StraightLayout<RedFirst>.self)
        case .bgra: draw(StraightLayout<BlueFirst>.self)
        case .rgbaPremultiplied: draw(PremultipliedLayout<RedFirst>.self)
        case .bgraPremultiplied: draw(PremultipliedLayout<BlueFirst>.self)
        case .rgbx: draw(OpaqueLayout<RedFirst>.self)
        case .bgrx: draw(OpaqueLayout<BlueFirst>.self)
        case .rgb565: draw(RGB565Layout.self)
        case .grey8: draw(Grey8Layout.self)
        }
    }

    private func draw<Layout: PixelLayout>(_: Layout.Type) {
        let isPlain = columns.isUnscaled && modulation.isIdentity
        let first = columns.source(of: columns.target.lowerBound)
        withExtendedLifetime(frame) {
            for row in rows.target {
                let from = UnsafeRawPointer(frame.start + rows.source(of: row) * frame.pitch)
                let to =
                    memory.start + row * memory.pitch
                    + columns.target.lowerBound * MemoryLayout<Layout.Pixel>.size
                switch (isPlain, isOpaque) {
                case (true, true): copy(Layout.self, from + 4 * first, to)
                case (true, false): blend(Layout.self, from + 4 * first, to)
                case (false, _): modulate(Layout.self, from, to)
                }
            }
        }
    }

    /// Opaque pixels that hide what is there.
    private func copy<Layout: PixelLayout>(
        _: Layout.Type, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer
    ) {
        for x in 0..<columns.target.count {
            let color = from.load(fromByteOffset: 4 &* x, as: UInt32.self)
            to.storeBytes(
                of: Layout.opaque(color), toByteOffset: x &* MemoryLayout<Layout.Pixel>.size,
                as: Layout.Pixel.self)
        }
    }

    private func blend<Layout: PixelLayout>(
        _: Layout.Type, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer
    ) {
        for x in 0..<columns.target.count {
            PixelDrawing.draw(Layout.self, from.load(fromByteOffset: 4 &* x, as: UInt32.self), to, x)
        }
    }

    /// Scaled, or in other colours.
    private func modulate<Layout: PixelLayout>(
        _: Layout.Type, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer
    ) {
        let modulation = modulation
        let columns = columns
        for (x, column) in columns.target.enumerated() {
            let color = from.load(fromByteOffset: 4 &* columns.source(of: column), as: UInt32.self)
            PixelDrawing.draw(Layout.self, modulation.applied(to: color), to, x)
        }
    }

    @inline(__always)
    private static func draw<Layout: PixelLayout>(
        _: Layout.Type, _ color: UInt32, _ to: UnsafeMutableRawPointer, _ x: Int
    ) {
        let (alpha, place) = (color >> 24, x &* MemoryLayout<Layout.Pixel>.size)
        if alpha == 255 {
            to.storeBytes(of: Layout.opaque(color), toByteOffset: place, as: Layout.Pixel.self)
        } else if alpha > 0 {
            let bottom = to.loadUnaligned(fromByteOffset: place, as: Layout.Pixel.self)
            to.storeBytes(of: Layout.over(color, bottom), toByteOffset: place, as: Layout.Pixel.self)
        }
    }
}
