/// Something that turns a stream of stereo samples into another and remembers what came before.
package protocol StereoEffect {
    /// The next sample of the output.
    mutating func process(_ left: Double, _ right: Double) -> (left: Double, right: Double)
}
