import CProcessProbe
import Foundation
import TestSupport
import Testing

/// A program that a test runs.
struct TestProgram {
    /// What one of its standard descriptors is.
    enum Stream {
        case null, closed
        case pipe
        case descriptor(Int32)
    }

    /// The bytes of each argument; the first is looked up in PATH.
    var arguments: [[UInt8]]
    var environment: [String: String] = TestProgram.plainEnvironment
    var input = Stream.null
    var output = Stream.pipe
    var error = Stream.pipe
    var thirdDescriptor: Int32 = -1
    var directory: String?
    var hasOwnSession = false
    var hasOwnGroup = true
    var ignoredSignals: [Int32] = []
    var blockedSignals: [Int32] = []
    var openFileLimit = 0
    var addressSpaceLimit = 0

    init(_ arguments: [String]) {
        self.arguments = arguments.map { Array($0.utf8) }
    }

    /// A shell script.
    init(shell script: String) {
        self.init(["/bin/sh", "-c", script])
    }

    /// A shell script that may mount file systems, which nobody else sees.
    init(mounting script: String) {
        // Who is not root is it in a user namespace.
        let options = geteuid() == 0 ? ["-m"] : ["-r", "-m"]
        self.init(["unshare"] + options + ["--", "/bin/sh", "-c", script])
    }

    /// `program` under camelwalk with these options.
    init(under options: [String] = [], _ program: TestProgram) {
        self = program
        arguments = ([Product.camelwalk] + options).map { Array($0.utf8) } + program.arguments
    }

    /// No display and nothing of the tester's own settings.
    static let plainEnvironment: [String: String] = {
        let own = ProcessInfo.processInfo.environment
        var environment = [
            "PATH": own["PATH"] ?? "/usr/bin:/bin", "HOME": "/dev/null/home", "LANG": "C.UTF-8",
        ]
        environment["SDL_AUDIODRIVER"] = "dummy"
        // Where a sanitizer's reports go; see Tests/Memory/sanitize.
        for name in ["ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"] { environment[name] = own[name] }
        return environment
    }()

    /// Starts it.
    func start() throws -> TestProcess {
        try TestProcess(self)
    }

    /// Runs it to its end.
    func run(seconds: Double = 30) throws -> TestProcess {
        let process = try start()
        try process.wait(seconds: seconds)
        return process
    }
}

/// A running program and what it has written. Killed and reaped when the test is done with it.
final class TestProcess {
    let identifier: pid_t
    private(set) var status: Int32?
    private let output: OutputCollector?
    private let error: OutputCollector?
    private(set) var input: Int32 = -1

    fileprivate init(_ program: TestProgram) throws {
        var inner: [Int32] = []
        var closing: [Int32] = []
        func open(_ stream: TestProgram.Stream, isInput: Bool) throws -> (inner: Int32, outer: Int32) {
            switch stream {
            case .closed: return (-1, -1)
            case .descriptor(let descriptor): return (descriptor, -1)
            case .null:
                let null = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
                closing.append(null)
                return (null, -1)
            case .pipe:
                var ends: [Int32] = [-1, -1]
                try #require(pipe(&ends) == 0)
                ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
                closing.append(isInput ? ends[0] : ends[1])
                return isInput ? (ends[0], ends[1]) : (ends[1], ends[0])
            }
        }
        let standard = [
            try open(program.input, isInput: true), try open(program.output, isInput: false),
            try open(program.error, isInput: false),
        ]
        inner = standard.map(\.inner)
        identifier = TestProcess.spawn(program, inner)
        closing.forEach { close($0) }
        input = standard[0].outer
        output = standard[1].outer < 0 ? nil : OutputCollector(standard[1].outer)
        error = standard[2].outer < 0 ? nil : OutputCollector(standard[2].outer)
        try #require(identifier > 0)
    }

    deinit {
        if status == nil, identifier > 0 {
            kill(identifier, SIGKILL)
            var status: Int32 = 0
            waitpid(identifier, &status, 0)
        }
        if input >= 0 { close(input) }
    }

    private static func spawn(_ program: TestProgram, _ descriptors: [Int32]) -> pid_t {
        var argv = program.arguments.map { word in strdup(word.map { CChar(bitPattern: $0) } + [0]) }
        var envp = program.environment.map { strdup("\($0.key)=\($0.value)") }
        argv.append(nil)
        envp.append(nil)
        let path = strdup(Product.path(of: String(decoding: program.arguments[0], as: UTF8.self)))
        let directory = program.directory.map { strdup($0) } ?? nil
        defer { (argv + envp + [path, directory]).forEach { free($0) } }
        return argv.withUnsafeBufferPointer { argv in
            envp.withUnsafeBufferPointer { envp in
                var process = probe_process()
                process.path = UnsafePointer(path)
                process.argv = argv.baseAddress
                process.envp = envp.baseAddress
                process.directory = UnsafePointer(directory)
                process.descriptors = (descriptors[0], descriptors[1], descriptors[2])
                process.third_descriptor = program.thirdDescriptor
                process.has_own_session = program.hasOwnSession ? 1 : 0
                process.has_own_group = program.hasOwnGroup ? 1 : 0
                process.ignored = program.ignoredSignals.reduce(0) { $0 | 1 << UInt($1) }
                process.blocked = program.blockedSignals.reduce(0) { $0 | 1 << UInt($1) }
                process.open_file_limit = program.openFileLimit
                process.address_space_limit = program.addressSpaceLimit
                return probe_start(&process)
            }
        }
    }

    /// Ends its standard input, where that is a pipe.
    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Waits for its end, raw as waitpid(2) tells it.
    @discardableResult
    func wait(seconds: Double = 2 * longestWait) throws -> Int32 {
        if let status { return status }
        var raw: Int32 = 0
        let isOver = eventually(seconds) { waitpid(identifier, &raw, WNOHANG) == identifier }
        try #require(isOver, "process \(identifier) did not end within \(seconds) s")
        status = raw
        return raw
    }

    /// Whether it has ended; does not wait.
    var hasEnded: Bool {
        if status != nil { return true }
        var raw: Int32 = 0
        if waitpid(identifier, &raw, WNOHANG) == identifier { status = raw }
        return status != nil
    }

    /// The exit status, or nil if it was killed.
    var exitStatus: Int32? { status.flatMap { $0 & 0x7F == 0 ? $0 >> 8 & 0xFF : nil } }

    /// The signal that killed it, or nil.
    var signal: Int32? { status.flatMap { $0 & 0x7F != 0 ? $0 & 0x7F : nil } }

    /// Everything from its standard output, to the end.
    var outputData: Data { output?.wait() ?? Data() }
    /// Everything from its standard error, to the end.
    var errorData: Data { error?.wait() ?? Data() }
    var outputText: String { String(decoding: outputData, as: UTF8.self) }
    var errorText: String { String(decoding: errorData, as: UTF8.self) }
    /// What has come from its standard output so far.
    var outputSoFar: String { String(decoding: output?.soFar ?? Data(), as: UTF8.self) }
    /// Whether its standard output has come to its end: nobody holds it open.
    var outputIsClosed: Bool { output?.isAtEnd ?? true }
}
