/// The beginning of a WAV file, whose samples follow: RIFF and its chunks `fmt ` and `data`, as Microsoft and IBM defined
/// them in "Multimedia Programming Interface and Data Specifications 1.0", 1991.
struct WaveHeader {
    /// Samples per second of each channel.
    var rate: Int
    var channels: Int
    /// How many bytes of signed 16-bit samples follow, less than 4 GiB.
    var dataSize: Int

    /// The 44 bytes of it.
    var bytes: [UInt8] {
        let frameSize = 2 * channels
        return Array("RIFF".utf8) + little32(36 + dataSize) + Array("WAVE".utf8)
            + Array("fmt ".utf8) + little32(16) + little16(1) + little16(channels)
            + little32(rate) + little32(rate * frameSize) + little16(frameSize) + little16(16)
            + Array("data".utf8) + little32(dataSize)
    }

    private func little16(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

    private func little32(_ value: Int) -> [UInt8] { little16(value) + little16(value >> 16) }
}
