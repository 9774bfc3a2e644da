import CamelSDL
import Confinement
import POSIX
import SplashMedia

/// The process that decodes the user's soundtrack: it reads that file and sends samples, and can do nothing else.
enum SoundDecoderService {
    /// Decodes what `open` opens, once that is asked for, and sends it until nobody wants more: an answer, and then samples.
    static func serve(
        _ channel: DecoderChannel, _ open: (() -> Void) throws(MediaError) -> SoundtrackRecording
    ) {
        guard channel.request() == .open else { return }
        let output = Output(channel)
        do throws(MediaError) {
            let recording = try open { Confinement.startNoMoreThreads() }
            try recording.render(frames: .max) { output.take($0, recording.reasonToSynthesise) }
        } catch {
            output.end(error)
        }
    }

    /// The answer, and the samples after it in larger pieces, each of which wakes the other side. One thread at a time uses it.
    private final class Output: @unchecked Sendable {
        private static let pieceLength = 32_768

        private let channel: DecoderChannel
        private var isAnswered = false
        private var piece: [UInt8] = []

        init(_ channel: DecoderChannel) {
            self.channel = channel
            piece.reserveCapacity(2 * Output.pieceLength)
        }

        func take(_ samples: UnsafeRawBufferPointer, _ reasonToSynthesise: MediaError?) -> Bool {
            if !isAnswered {
                isAnswered = true
                let notices = reasonToSynthesise.map { [AnimationError($0.action, $0.reason)] } ?? []
                guard channel.send(DecoderAnswer(notices: notices)) else { return false }
            }
            piece += samples
            return piece.count < Output.pieceLength || send()
        }

        /// What is whole is sent, or why there is nothing.
        func end(_ error: MediaError) {
            guard !isAnswered else {
                _ = send()
                return
            }
            _ = channel.send(DecoderAnswer(failure: AnimationError(error.action, error.reason)))
        }

        private func send() -> Bool {
            defer { piece.removeAll(keepingCapacity: true) }
            return piece.withUnsafeBytes { channel.socket.send($0) }
        }
    }
}
