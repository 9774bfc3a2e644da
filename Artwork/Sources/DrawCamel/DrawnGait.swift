import ArgumentParser
import CamelGait

/// A gait, or a change from one to the other, as a series of pictures.
enum DrawnGait: String, ExpressibleByArgument, CaseIterable {
    case gallop, walk
    case speedUp = "speed-up"
    case slowDown = "slow-down"

    /// How many pictures the splash shows of it: one stride, or the whole change.
    var count: Int {
        switch self {
        case .gallop: 20
        case .walk: 40
        case .speedUp: 17
        case .slowDown: 13
        }
    }

    /// The pose of a picture.
    ///
    /// - Parameters:
    ///   - index: 0 for the first picture.
    ///   - count: how many pictures there are; nil for as many as the splash shows.
    func pose(_ index: Int, of count: Int? = nil) -> Pose {
        let share = Double(index) / Double(count ?? self.count)
        return switch self {
        case .gallop: Gait.gallop.pose(at: share)
        case .walk: Gait.walk.pose(at: share)
        case .speedUp: GaitChange.speedUp.pose(at: share)
        case .slowDown: GaitChange.slowDown.pose(at: share)
        }
    }

    /// Name of the layer that shows the camel.
    var camelLayer: String { self == .gallop ? "camel" : rawValue }
    /// Name of the layer that shows the backdrop.
    var plateLayer: String { self == .gallop ? "plate" : "\(rawValue)-plate" }

    /// How many pictures of the camel lie side by side in a map (see ``LayerFile``). In the walk, one side does what the
    /// other did half a stride before.
    var camelsPerMap: Int { self == .walk ? 2 : 1 }
    /// The same for the backdrop, where the wall is always alike.
    var platesPerMap: Int { count.isMultiple(of: 2) ? 2 : 1 }

    /// Pixels per picture point that its layers are written at. A change is over soon: where it is wanted larger or
    /// smaller, it is scaled.
    var scales: ClosedRange<Int> {
        switch self {
        case .gallop, .walk: 1...3
        case .speedUp, .slowDown: 2...2
        }
    }

    /// What stands under its contact sheet.
    var caption: String {
        switch self {
        case .gallop: "BACTRIAN CAMEL GALLOPING."
        case .walk: "BACTRIAN CAMEL WALKING."
        case .speedUp: "BACTRIAN CAMEL BREAKING INTO A GALLOP."
        case .slowDown: "BACTRIAN CAMEL COMING TO A WALK."
        }
    }
}
