/// Makes room for the kick: a gain that dips at each of its strokes.
struct Ducking {
    /// How far the gain has dipped at each sample, 0 to 1.
    private let dip: [Double]

    /// Dips of `length` samples that begin at `strokes`, as deep as their velocities, in a loop of `count`.
    init(strokes: [(sample: Int, velocity: Double)], length: Int, count: Int) {
        var dip = Array(repeating: 0.0, count: count)
        for stroke in strokes {
            for index in 0..<length {
                let place = (stroke.sample + index) % count
                let attack = min(1, Double(index) / 240)
                let recovery = 1 - Double(index) / Double(length)
                dip[place] = max(dip[place], attack * recovery * recovery * stroke.velocity)
            }
        }
        self.dip = dip
    }

    /// Applies the dips to `buffer`; `depth` is 0, not at all, to 1, down to silence.
    func apply(to buffer: inout StereoBuffer, depth: Double) {
        for index in 0..<buffer.count {
            let gain = 1 - depth * dip[index]
            buffer.left[index] *= gain
            buffer.right[index] *= gain
        }
    }
}
