internal import CamelAnimation

/// One of the two layers that the bundled camel is drawn in: pictures, each decoded when it is asked for.
struct BundledLayer {
    /// A decoded picture.
    struct Picture {
        private let map: ArbitraryMap
        private let index: Int

        fileprivate init(_ map: ArbitraryMap, _ index: Int) {
            self.map = map
            self.index = index
        }

        /// Where it lies on the canvas.
        var region: PixelRectangle { map.region }
        /// What its bytes stand for; nil for greys.
        var pairs: GreyAlphaTable? { map.pairs }

        /// The bytes of row `y`, counted from the picture's own first, in the memory that the picture was decoded into.
        func row(_ y: Int) -> UnsafeRawBufferPointer { map.row(y, ofPicture: index) }
    }

    private static let action = "cannot decode the bundled camel"
    private let maps: ZstdFrames
    private let picturesPerMap: Int
    /// Bytes of memory that any of the pictures can be decoded into.
    let maximumBytes: Int

    /// The `count` pictures in a file of Assets/, which must outlive this. A map has so many that all maps together have
    /// them.
    init(_ file: UnsafeRawBufferPointer, count: Int) throws(AnimationError) {
        maps = try ZstdFrames(file, limit: BundledLayer.maximumMap, action: BundledLayer.action)
        guard maps.count > 0, count.isMultiple(of: maps.count) else {
            throw AnimationError(BundledLayer.action, "it has not \(count) pictures")
        }
        picturesPerMap = count / maps.count
        maximumBytes = maps.maximumSize
    }

    /// Two pictures at factor 3, and their header.
    private static let maximumMap =
        2 * 9 * BundledFrames.smallest.width * BundledFrames.smallest.height + 4_096

    /// Picture `index`, which is decoded into `memory`. If a map has two, they are half of the series apart.
    func picture(
        _ index: Int, in memory: UnsafeMutableRawBufferPointer
    ) throws(AnimationError) -> Picture {
        let content = try maps.content(index % maps.count, in: memory)
        let map = try ArbitraryMap(content, action: BundledLayer.action)
        guard map.pictures == picturesPerMap else {
            throw AnimationError(BundledLayer.action, "picture \(index) has another number of neighbours")
        }
        return Picture(map, index / maps.count)
    }
}
