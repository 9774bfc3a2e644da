/// Lengths of the bones, in plate units: means of the measured segments over the stride.
public enum Bones {
    /// Shoulder blade.
    public static let scapula = 30.0
    /// Point of the shoulder to the elbow.
    public static let humerus = 21.0
    /// Elbow to the knee (carpus).
    public static let forearm = 34.0
    /// Knee to the fetlock.
    public static let foreCannon = 32.0
    /// Hip to the stifle.
    public static let femur = 24.4
    /// Stifle to the hock.
    public static let tibia = 37.8
    /// Hock to the fetlock.
    public static let hindCannon = 33.6
    /// Fetlock to the tip of the toes.
    public static let foot = 13.8
    /// Angle of the foot from fetlock to toe while its sole lies flat, in radians.
    public static let standingFootAngle = 0.56
}
