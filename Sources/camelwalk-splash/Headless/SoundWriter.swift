import POSIX
import SplashMedia

/// Takes the samples of a soundtrack as they are rendered, puts them into a file, and shows how far that is.
///
/// One thread at a time: the one that renders, and, when that has ended, the one that waited for it.
final class SoundWriter: @unchecked Sendable {
    private static let bytesPerSecond = SoundtrackRecording.rate * SoundtrackRecording.frameSize

    private let file: StreamedFile
    private let byteCount: Int
    private let progress: Progress
    private var written = 0
    private var failure: FileError?

    /// A writer of samples of `byteCount` bytes in all.
    init(_ file: StreamedFile, byteCount: Int, _ progress: Progress) {
        self.file = file
        self.byteCount = byteCount
        self.progress = progress
    }

    /// Makes it a WAV file. Returns false if that fails.
    func writeHeader() -> Bool {
        let header = WaveHeader(
            rate: SoundtrackRecording.rate, channels: SoundtrackRecording.channels, dataSize: byteCount)
        return header.bytes.withUnsafeBytes { put($0) }
    }

    /// Writes the next samples. Returns false if that fails.
    func write(_ samples: UnsafeRawBufferPointer) -> Bool {
        guard put(samples) else { return false }
        let seconds = written / SoundWriter.bytesPerSecond
        written += samples.count
        if written / SoundWriter.bytesPerSecond != seconds { showProgress() }
        return true
    }

    private func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
        do throws(FileError) {
            try file.write(bytes)
            return true
        } catch {
            failure = error
            return false
        }
    }

    private func showProgress() {
        let (done, all) = (written / SoundWriter.bytesPerSecond, byteCount / SoundWriter.bytesPerSecond)
        progress.show(done, of: all, "seconds of sound")
    }

    /// Throws what has failed.
    func check() throws(FileError) {
        if let failure { throw failure }
    }
}
