extension StereoBuffer {
    /// The loop turned so that it begins at its quietest sample among the last `reach`.
    ///
    /// A loop that is heard for the first time comes out of silence, and a large first sample would click.
    func startingQuietly(reach: Int) -> StereoBuffer {
        let candidates = (count - reach)..<count
        let loudness = { (index: Int) in max(abs(left[index]), abs(right[index])) }
        guard let start = candidates.min(by: { loudness($0) < loudness($1) }) else { return self }
        var result = self
        result.left = Array(left[start...] + left[..<start])
        result.right = Array(right[start...] + right[..<start])
        return result
    }
}
