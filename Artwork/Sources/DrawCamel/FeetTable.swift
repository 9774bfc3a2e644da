import CamelGait

/// Where the toes are in every picture, for programs that measure the pictures. In a change, the last line is the
/// first picture of the gait that follows.
struct FeetTable {
    let gait: DrawnGait
    let count: Int
    let layout: Layout

    /// A heading, then a line for each foot in each picture: the picture's number, the leg, whether it stands, the
    /// tip of its toes in pixels, and how far the ground has moved to the left since the first picture, in pixels.
    func lines() -> [String] {
        ["picture leg planted x y ground"] + (0...count).flatMap(lines)
    }

    private func lines(_ index: Int) -> [String] {
        let pose = gait.pose(index, of: count)
        let moved = (pose.ground.passed - gait.pose(0, of: count).ground.passed) * GroundPattern.gallop.length
        return Leg.allCases.map { leg in
            let toe = layout.origin + pose[leg].toe * layout.pixelsPerUnit
            let numbers = [toe.x, toe.y, moved * layout.pixelsPerUnit].map {
                String(($0 * 100).rounded() / 100)
            }
            return "\(index) \(leg) \(pose[leg].isPlanted ? 1 : 0) " + numbers.joined(separator: " ")
        }
    }
}
