/// When a buffer of the command's is taken for its window though no compositor has told of one. Times are in
/// nanoseconds.
struct BufferPatience {
    /// Whether somebody tells of windows; then a buffer alone is a window only after a while: a layer, say.
    let isTold: Bool
    private var drawn: Int64?
    private var unclear: Int64?
    /// Whether the first look found a buffer: its window may have been told of before anybody listened.
    private var wasFaster: Bool?

    private static let untold: Int64 = 3_000_000_000
    // So long the buffer is there before the window.
    private static let whereFaster: Int64 = 60_000_000
    // Browsers share memory among their processes a second or two before they draw.
    private static let whereUnclear: Int64 = 1_000_000_000

    init(isTold: Bool) {
        self.isTold = isTold
    }

    /// Notes how far the command has come at `now`. Returns whether that is its window.
    mutating func note(_ state: ClientState, at now: Int64) -> Bool {
        let progress = state.progress
        wasFaster = wasFaster ?? (progress >= .drawn)
        drawn = progress >= .drawn ? drawn ?? now : nil
        unclear = progress >= .unclear ? unclear ?? now : nil
        if let drawn, now - drawn >= patience { return true }
        return !isTold && unclear.map { now - $0 >= BufferPatience.whereUnclear } ?? false
    }

    /// How long a buffer must have been there.
    private var patience: Int64 {
        guard isTold else { return 0 }
        return wasFaster == true ? BufferPatience.whereFaster : BufferPatience.untold
    }

    /// When a buffer that is there will have been there long enough, or nil.
    var due: Int64? { drawn.map { $0 + patience } }
}
