import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Launching
import CLaunching

/// The splash program: where it is, and how it is run.
final class SplashProgram {
    private let override: ByteString?
    /// Its path, or nil where there is none that can be executed; looked up when it is first needed.
    private(set) lazy var path: ByteString? =
        SplashLookup
        .candidates(override: override, launcher: override == nil ? OwnProgram.path() : nil)
        .map { $0.isAbsolutePath ? $0 : $0.absolutePath(from: workingDirectory()) }
        .first { $0.isExecutable }

    /// The program named by `override`, the value of CAMELWALK_SPLASH, or else the installed one.
    init(override: ByteString?) {
        self.override = override
    }

    /// Whether there is one.
    var exists: Bool { path != nil }

    /// How a run that was waited for ended.
    enum Outcome: CustomStringConvertible {
        case exited(Int32)
        case killed(signal: Int32)
        case failed(String)

        var description: String {
            switch self {
            case .exited(let status): "camelwalk-splash exited with status \(status)"
            case .killed(let signal): "camelwalk-splash was killed by signal \(signal)"
            case .failed(let reason): reason
            }
        }
    }

    /// Runs it with the launcher's descriptors and waits, for `milliseconds` at most (without limit below 0).
    func run(_ job: SplashJob, milliseconds: Int32) -> Outcome {
        guard let path else { return .failed(SplashLookup.missing(override: override)) }
        let status = withArguments(job) { vector in
            path.withCString { camelwalk_run($0, vector, camelwalk_environment(), milliseconds) }
        }
        if status < 0 { return .failed(errorText()) }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }

    /// Starts it detached, with nothing of the launcher's but `descriptors`. Returns whether it was started.
    func detach(_ job: SplashJob, keeping descriptors: [Int32]) -> Bool {
        guard let path else { return false }
        return withArguments(job) { vector in
            path.withCString {
                camelwalk_detach($0, vector, camelwalk_environment(), descriptors, descriptors.count)
            }
        } == 0
    }

    private func withArguments<Result>(
        _ job: SplashJob, _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let words = [ByteString("camelwalk-splash")] + job.arguments
        var vector: [UnsafeMutablePointer<CChar>?] = words.map { word in word.withCString { strdup($0) } }
        vector.append(nil)
        defer { vector.forEach { free($0) } }
        return vector.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("no words") }
            return body(base)
        }
    }
}
