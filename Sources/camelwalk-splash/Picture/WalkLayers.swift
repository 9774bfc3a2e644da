import CCamelWalkPictures
import CamelAnimation
import CamelSDL
import SplashProtocol

/// The layers of the bundled camel's walk and of its changes of gait.
enum WalkLayers {
    /// Those of `track` at `factor` pixels for each of the smallest; nil if there are none.
    @Sendable static func find(_ track: GaitTrack, factor: Int) -> BundledTracks.Layers? {
        let index: camelwalk_track
        switch track {
        case .walk: index = camelwalk_walk
        case .speedUp: index = camelwalk_speed_up
        case .slowDown: index = camelwalk_slow_down
        case .gallop: return nil
        }
        let plate = camelwalk_layer(index, camelwalk_plate, Int32(factor))
        let camel = camelwalk_layer(index, camelwalk_camel, Int32(factor))
        guard plate.count > 0, camel.count > 0 else { return nil }
        return BundledTracks.Layers(
            plate: UnsafeRawBufferPointer(start: plate.bytes, count: plate.count),
            camel: UnsafeRawBufferPointer(start: camel.bytes, count: camel.count))
    }
}
