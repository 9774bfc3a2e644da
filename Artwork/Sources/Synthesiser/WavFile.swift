/// Writes sound in the WAVE format.
public enum WavFile {
    private static let bytesPerSample = 3
    private static let fullScale = 8_388_607.0

    /// The bytes of a stereo WAVE file with samples of 24 bits; magnitudes above 1 are clipped.
    public static func bytes(_ buffer: StereoBuffer, sampleRate: Int) -> [UInt8] {
        let frameSize = 2 * bytesPerSample
        let dataSize = buffer.count * frameSize
        var bytes: [UInt8] = []
        bytes.reserveCapacity(dataSize + 44)
        bytes += Array("RIFF".utf8) + little(UInt32(dataSize + 36)) + Array("WAVE".utf8)
        bytes += Array("fmt ".utf8) + little(UInt32(16)) + little(UInt16(1)) + little(UInt16(2))
        bytes += little(UInt32(sampleRate)) + little(UInt32(sampleRate * frameSize))
        bytes += little(UInt16(frameSize)) + little(UInt16(8 * bytesPerSample))
        bytes += Array("data".utf8) + little(UInt32(dataSize))
        for index in 0..<buffer.count {
            append(buffer.left[index], to: &bytes)
            append(buffer.right[index], to: &bytes)
        }
        return bytes
    }

    private static func append(_ sample: Double, to bytes: inout [UInt8]) {
        let value = Int32((min(1, max(-1, sample)) * fullScale).rounded())
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
