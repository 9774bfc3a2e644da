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
        case .slowDown: 15
        }
    }

    /// When a picture of the splash's own series begins, as a share of the stride or change.
    ///
    /// The nearer a change is to the gallop, the shorter it shows a picture: 60 ms and 40 ms each in the 0.78 s of the
    /// speed-up, 36 ms and 60 ms in the 0.66 s of the slow-down.
    private func beginning(of index: Int) -> Double {
        switch self {
        case .gallop, .walk: Double(index) / Double(count)
        case .speedUp: Double(60 * min(index, 5) + 40 * max(0, index - 5)) / 780
        case .slowDown: Double(36 * min(index, 10) + 60 * max(0, index - 10)) / 660
        }
    }

    /// The pose of a picture.
    ///
    /// - Parameters:
    ///   - index: 0 for the first picture.
    ///   - count: how many pictures there are; nil for as many as the splash shows. Other numbers of pictures are
    ///     spread evenly.
    func pose(_ index: Int, of count: Int? = nil) -> Pose {
        let pictures = count ?? self.count
        let share = pictures == self.count ? beginning(of: index) : Double(index) / Double(pictures)
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
