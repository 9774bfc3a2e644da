import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Launching
import CLaunching

/// The splash program: where it is, and how it is run.
final class SplashProgram {
    private let override: ByteString?
    /// Its path, or nil if there is none that can be executed; looked up when it is first needed.
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

    /// Runs it with the launcher's descriptors and waits, for `milliseconds` at most (without limit where nil).
    func run(_ job: SplashJob, milliseconds: UInt32? = nil) -> Outcome {
        let inherited = CAMELWALK_INHERITED
        return run(job, (inherited, inherited, inherited), milliseconds: milliseconds)
    }

    /// Lets it look at files, for so many milliseconds at most. What it says of them goes to standard error; what the
    /// dynamic loader says of the splash program, into the log.
    func check(_ files: Presentation, milliseconds: UInt32, _ log: OpenLog) -> Outcome {
        let messages = SplashLaunch.movedHigh(dup(STDERR_FILENO))
        defer { if let messages { close(messages) } }
        let null = CAMELWALK_NULL_DEVICE
        return run(
            .check(files), (null, messages ?? null, log.descriptor ?? null), milliseconds: milliseconds)
    }

    private func run(
        _ job: SplashJob, _ standard: (Int32, Int32, Int32), milliseconds: UInt32?
    ) -> Outcome {
        guard let path else { return .failed(SplashLookup.missing(override: override)) }
        var program = camelwalk_program()
        program.standard = standard
        program.milliseconds = milliseconds ?? 0
        program.is_awaited = 1
        var status: Int32 = 0
        let error = start(&program, path, job, &status)
        if error != 0 { return .failed("camelwalk-splash \(SplashProgram.reason(error))") }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }

    private static func reason(_ error: Int32) -> String {
        switch error {
        case ETIMEDOUT: "took too long and was killed"
        case ECHILD: "is gone, and nobody knows how it ended"
        default: "could not be run: \(Errno(error))"
        }
    }

    /// Starts it detached, with nothing of the launcher's but `descriptors`. Returns why it could not be started, or
    /// nil. Of a library that it lacks, the dynamic loader writes a line into the log by itself.
    func detach(_ job: SplashJob, keeping descriptors: [Int32], _ log: OpenLog) -> String? {
        guard let path else { return SplashLookup.missing(override: override) }
        var program = SplashProgram.detached(log)
        let error = start(&program, path, job, keeping: descriptors)
        return error == 0 ? nil : Errno(error).description
    }

    /// The same, but does not wait until it is executed. If that fails, the log says so of `name`.
    func detach(_ job: SplashJob, keeping descriptors: [Int32], _ log: OpenLog, as name: String) {
        let failure = StartFailure(name: name, log: log.log)
        guard let path else { return failure.report(ENOENT) }
        var program = SplashProgram.detached(log)
        program.failed = { context, error in
            guard let context else { return }
            Unmanaged<StartFailure>.fromOpaque(context).takeUnretainedValue().report(error)
        }
        program.context = Unmanaged.passUnretained(failure).toOpaque()
        let error = withExtendedLifetime(failure) { start(&program, path, job, keeping: descriptors) }
        if error != 0 { failure.report(error) }
    }

    private static func detached(_ log: OpenLog) -> camelwalk_program {
        var program = camelwalk_program()
        let null = CAMELWALK_NULL_DEVICE
        program.standard = (null, null, log.descriptor ?? null)
        return program
    }

    private func start(
        _ program: inout camelwalk_program, _ path: ByteString, _ job: SplashJob, keeping descriptors: [Int32]
    ) -> Int32 {
        descriptors.withUnsafeBufferPointer { kept in
            program.kept = kept.baseAddress
            program.kept_count = kept.count
            return start(&program, path, job, nil)
        }
    }

    private func start(
        _ program: inout camelwalk_program, _ path: ByteString, _ job: SplashJob,
        _ status: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        withArguments(job) { vector in
            path.withCString { path in
                SplashProgram.withEnvironment { environment in
                    program.path = path
                    program.argv = vector
                    program.envp = environment
                    return camelwalk_start(&program, status)
                }
            }
        }
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

/// Says in the log that something could not be started. Used in the process that could not become it, too.
private final class StartFailure {
    private let name: String
    private let log: EventLog

    init(name: String, log: EventLog) {
        self.name = name
        self.log = log
    }

    func report(_ error: Int32) {
        log.error("\(name) could not be started: \(Errno(error))")
    }
}
