extension GaitChange {
    /// From the walk into the gallop. The far hind foot, which is in the air, begins it; the near hind foot makes one
    /// quick short step, so that both push off as they do in the gallop, the far one first.
    public static let speedUp = GaitChange(
        from: (.walk, 0.30), to: (.gallop, 0.20), duration: 0.78, distance: 0.721,
        steps: [
            Steps(.nearFore, 0.22, 0.50, 0.68),
            Steps(.farFore, 0.30, 0.55),
            Steps(.nearHind, 0.19, 0.34, 0.49),
            Steps(.farHind, 0.16, 0.365),
        ])

    /// From the gallop into the walk. It is caught by the far hind foot.
    public static let slowDown = GaitChange(
        from: (.gallop, 0.65), to: (.walk, 0.25), duration: 0.66, distance: 0.609,
        steps: [
            Steps(.nearFore, 0.06, 0.27, 0.54),
            Steps(.farFore, 0.10, 0.33),
            Steps(.nearHind, 0.004, 0.42),
            Steps(.farHind, 0.26, 0.48),
        ])
}
