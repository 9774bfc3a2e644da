/// When each tick of a Standard MIDI File is, by its set tempo events.
public struct TempoMap: Sendable {
    private struct Section {
        var tick: Int
        /// Seconds from the file's beginning.
        var start: Double
        var secondsPerTick: Double
    }

    /// Ascending; the first begins at tick 0.
    private var sections: [Section]

    /// Microseconds of a quarter note before the first set tempo event: 120 a minute.
    static let usualTempo = 500_000

    /// The map of these changes: from the tick on, a quarter note takes so many microseconds. They come in ascending
    /// order; of several at one tick, the last counts.
    init(division: Division, changes: [(tick: Int, microsecondsPerQuarterNote: Int)]) {
        let usual = division.secondsPerTick(TempoMap.usualTempo)
        sections = [Section(tick: 0, start: 0, secondsPerTick: usual)]
        guard case .ticksPerQuarterNote = division else { return }
        for change in changes {
            sections.append(
                Section(
                    tick: change.tick, start: seconds(atTick: change.tick, in: sections[sections.count - 1]),
                    secondsPerTick: division.secondsPerTick(change.microsecondsPerQuarterNote)))
        }
    }

    /// Seconds from the file's beginning to `tick`, which is not negative.
    public func seconds(atTick tick: Int) -> Double {
        var low = 0
        var high = sections.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if sections[middle].tick <= tick { low = middle } else { high = middle - 1 }
        }
        return seconds(atTick: tick, in: sections[low])
    }

    private func seconds(atTick tick: Int, in section: Section) -> Double {
        section.start + Double(tick - section.tick) * section.secondsPerTick
    }
}
