public struct GaitChange: Sendable {
    public static let speedUp = GaitChange()
    public static let slowDown = GaitChange()
    public func pose(at share: Double) -> Pose { Gait.walk.pose(at: share) }
}
