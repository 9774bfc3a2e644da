package import CamelAnimation

/// The bundled camel in both gaits and the changes between them: the frames of all tracks, numbered as in `GaitTrack`.
///
/// Only the gallop is in every program; one that shows more has the other layers, and says where they are. Used by one
/// thread at a time.
package final class BundledTracks: @unchecked Sendable {
    /// The bytes of the two layers of a track, as in Assets/, which live as long as the program.
    package struct Layers: @unchecked Sendable {
        let plate: UnsafeRawBufferPointer
        let camel: UnsafeRawBufferPointer

        package init(plate: UnsafeRawBufferPointer, camel: UnsafeRawBufferPointer) {
            self.plate = plate
            self.camel = camel
        }
    }

    /// The layers of a track other than the gallop, 1 to 3 pixels for each of the smallest; nil if there are none.
    package typealias Finding = @Sendable (GaitTrack, _ factor: Int) -> Layers?

    private let factor: Int
    private let colors: Duotone
    private let layers: Finding
    /// The track that was drawn last: the others take no memory, and no time before they are needed.
    private var current: (track: GaitTrack, animation: DecodedAnimation)?

    /// The tracks for drawing them in `target` pixels, in `colors`.
    package init(for target: PixelSize, colors: Duotone = .plate, layers: @escaping Finding) {
        factor = BundledCamel.factor(for: target)
        self.colors = colors
        self.layers = layers
    }

    /// The factor that all tracks are there for.
    private static let common = 2

    /// One track by itself. A change that is not there in this size is that of the middle one, and is scaled when it is
    /// drawn.
    package func animation(_ track: GaitTrack) throws(AnimationError) -> DecodedAnimation {
        if track == .gallop { return DecodedAnimation(try BundledFrames(factor: factor, colors: colors)) }
        for factor in [factor, BundledTracks.common] {
            guard let layers = layers(track, factor) else { continue }
            let frames = try BundledFrames(
                plate: layers.plate, camel: layers.camel, timeline: track.timeline, factor: factor,
                colors: colors)
            return DecodedAnimation(frames)
        }
        throw AnimationError("cannot draw the bundled camel", "it has no pictures of this gait")
    }

    /// How long each frame is shown.
    package var timeline: Timeline { GaitTrack.timeline }

    /// Whether drawing a frame in `size` pixels costs so little that none need be kept: that is so in one of the camel's
    /// sizes. In two of them the changes are scaled; they are soon over.
    package func isQuick(at size: PixelSize) -> Bool { size == BundledFrames.canvas(factor) }

    /// Frame `index` in `size` pixels, opaque. It may be drawn over `old`, a frame that this has made.
    package func opaqueFrame(
        _ index: Int, size: PixelSize, over old: Surface? = nil
    ) throws(AnimationError) -> Surface {
        let (track, picture) = GaitTrack.place(ofFrame: index)
        return try opened(track).opaqueFrame(picture, size: size, over: old)
    }

    private func opened(_ track: GaitTrack) throws(AnimationError) -> DecodedAnimation {
        if let current, current.track == track { return current.animation }
        let animation = try animation(track)
        current = (track, animation)
        return animation
    }
}
