internal import CamelGait

/// One cross-section of a limb.
struct Station {
    /// Index of the bone, counted from the limb's root.
    let bone: Int
    /// Place on the bone, 0 at its root and 1 at its tip.
    let t: Double
    /// Distance of the front and of the rear outline from the bone, in plate units.
    let front, back: Double

    init(_ bone: Int, _ t: Double, front: Double, back: Double) {
        self.bone = bone
        self.t = t
        self.front = front
        self.back = back
    }
}

/// The two outlines of a limb along a chain of joints; `first` is the front one.
func limbEdges(_ joints: [Vector], _ stations: [Station]) -> (front: [Vector], back: [Vector]) {
    var front: [Vector] = []
    var back: [Vector] = []
    for station in stations {
        let centre = mix(joints[station.bone], joints[station.bone + 1], station.t)
        // Points to the right of a bone that hangs down: the animal's front.
        let normal = -limbDirection(joints, station).perpendicular
        front.append(centre + normal * station.front)
        back.append(centre - normal * station.back)
    }
    return (front, back)
}

/// Direction of the limb at a station, turning gradually from bone to bone.
private func limbDirection(_ joints: [Vector], _ station: Station) -> Vector {
    let bone = direction(joints, station.bone)
    if station.t < 0.35, station.bone > 0 {
        let bisector = (bone + direction(joints, station.bone - 1)).unit
        return mix(bisector, bone, smoothStep(0, 0.35, station.t)).unit
    }
    if station.t > 0.65, station.bone + 2 < joints.count {
        let bisector = (bone + direction(joints, station.bone + 1)).unit
        return mix(bone, bisector, smoothStep(0.65, 1, station.t)).unit
    }
    return bone
}

private func direction(_ joints: [Vector], _ bone: Int) -> Vector {
    (joints[bone + 1] - joints[bone]).unit
}
