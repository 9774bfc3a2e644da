import CamelAnimation
import Foundation
import PictureSupport
import POSIX
import TestSupport
import Testing

@testable import CamelSDL

extension TemporaryFolder {
    /// The animation in one of its files.
    func open(_ name: String, _ layout: FileLayout = FileLayout()) throws(AnimationError) -> DecodedAnimation
    {
        try DecodedAnimation.file(location(name), layout: layout)
    }
}

extension DecodedAnimation {
    /// A frame as bytes, red, green, blue, alpha; what is transparent has no colour.
    func rgba(_ index: Int) throws -> [UInt8] {
        let picture = try transparentFrame(index, size: canvas)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * canvas.width * canvas.height)
        for y in 0..<picture.size.height {
            for pixel in picture.pixels(y) {
                let visible = pixel >> 24 == 0 ? 0 : pixel
                bytes.append(UInt8(truncatingIfNeeded: visible >> 16))
                bytes.append(UInt8(truncatingIfNeeded: visible >> 8))
                bytes.append(UInt8(truncatingIfNeeded: visible))
                bytes.append(UInt8(truncatingIfNeeded: visible >> 24))
            }
        }
        return bytes
    }

    /// Milliseconds of each frame.
    var milliseconds: [Int] {
        (0..<timeline.frameCount).map { index in
            let end = index + 1 < timeline.frameCount ? timeline.start(ofFrame: index + 1) : timeline.duration
            return Int((end - timeline.start(ofFrame: index)) / 1_000_000)
        }
    }

    /// The largest difference of any channel from `raw`: the frames that another program decoded, one after the
    /// other.
    func largestDifference(from raw: Data, frames: [Int]? = nil) throws -> Int {
        let count = canvas.width * canvas.height * 4
        try #require(raw.count == count * timeline.frameCount, "\(raw.count / count) frames")
        var largest = 0
        for index in frames ?? Array(0..<timeline.frameCount) {
            var theirs = Array(raw[index * count..<(index + 1) * count])
            for start in stride(from: 0, to: count, by: 4) where theirs[start + 3] == 0 {
                for channel in 0..<3 { theirs[start + channel] = 0 }
            }
            let ours = try rgba(index)
            if ours == theirs { continue }
            largest = zip(ours, theirs).reduce(largest) { max($0, abs(Int($1.0) - Int($1.1))) }
        }
        return largest
    }
}

/// An animated PNG put together from still ones, with everything that the format can say.
struct AnimatedPNG {
    struct Frame {
        var file: [UInt8]
        var x = 0
        var y = 0
        var delay: (Int, Int) = (1, 10)
        var disposal: UInt8 = 0
        var blend: UInt8 = 0
    }

    static func bytes(_ frames: [Frame], hidden: [UInt8]? = nil, announced: Int? = nil) throws -> [UInt8] {
        let first = hidden ?? frames[0].file
        var result = Array(first[..<8]) + first[try structure(first).header.lowerBound - 8..<33]
        result += PNGChunk.bytes(
            .animation, PNGChunk.big(UInt32(announced ?? frames.count)) + PNGChunk.big(0))
        var sequence: UInt32 = 0
        if let hidden { result += PNGChunk.bytes(.data, try data(hidden)) }
        for (index, frame) in frames.enumerated() {
            var control = PNGChunk.big(sequence) + frame.file[16..<24]
            control += PNGChunk.big(UInt32(frame.x)) + PNGChunk.big(UInt32(frame.y))
            control += [frame.delay.0, frame.delay.1].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
            result += PNGChunk.bytes(.frame, control + [frame.disposal, frame.blend])
            sequence += 1
            if index == 0, hidden == nil {
                result += PNGChunk.bytes(.data, try data(frame.file))
            } else {
                // In two pieces: a decoder must put them together.
                let data = try data(frame.file)
                for piece in [data[..<(data.count / 2)], data[(data.count / 2)...]] {
                    result += PNGChunk.bytes(.frameData, PNGChunk.big(sequence) + piece)
                    sequence += 1
                }
            }
        }
        return result + PNGChunk.bytes(.end, [])
    }

    private static func structure(_ file: [UInt8]) throws -> PNGFile {
        try file.withUnsafeBytes { try PNGFile($0, action: "test") }
    }

    private static func data(_ file: [UInt8]) throws -> [UInt8] {
        try file.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes, at: 8, action: "test")
            var result: [UInt8] = []
            while case let chunk = try PNGChunk(&reader), chunk.kind != .end {
                if chunk.kind == .data { result += bytes[chunk.data] }
            }
            return result
        }
    }
}
