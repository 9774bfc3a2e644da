/// A measured point of the trunk, neck, head or tail.
public enum BodyLandmark: CaseIterable, Sendable {
    case muzzleTip, forehead, poll, jawAngle, throatTop, neckLow, napeLow
    case withers, frontHumpTop, saddle, rearHumpTop, croup, tailRoot, tailTip
    case chestFront, brisket, bellyLow, groin
}

/// One of the four legs; near is the side turned to the viewer.
public enum Leg: CaseIterable, Sendable {
    case nearFore, farFore, nearHind, farHind

    /// True for the two forelegs.
    public var isFore: Bool { self == .nearFore || self == .farFore }

    /// True for the two legs on the viewer's side.
    public var isNear: Bool { self == .nearFore || self == .nearHind }
}
