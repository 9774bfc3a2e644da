/// A stance or a swing during a change of gait.
struct StepPart: Sendable {
    /// Begin and end, in seconds since the change began.
    let begin, end: Double
    /// Places of the step at both, as ``Stance/age(ofPlace:)`` takes them.
    let places: (begin: Double, end: Double)
    let isPlanted: Bool

    /// The parts of a leg's steps, from the first gait's leg to the second's.
    static func all(_ steps: Steps, from start: GaitLeg, to end: GaitLeg, duration: Double) -> [StepPart] {
        let times = [0] + steps.times + [duration]
        var places = [start.place]
        for _ in steps.times {
            places.append((places[places.count - 1] + 1).rounded(.down))
        }
        let last = places[places.count - 1]
        // The last step is the one that the second gait finishes.
        places.append((last / 2).rounded(.down) * 2 + end.place)
        return times.indices.dropLast().map { index in
            let middle = (places[index] + places[index + 1]) / 2
            return StepPart(
                begin: times[index], end: times[index + 1], places: (places[index], places[index + 1]),
                isPlanted: middle.truncatingRemainder(dividingBy: 2) < 1)
        }
    }
}
