import Foundation
import Testing

/// `program` under a silent splash that logs to `log`, with these options, on `server`.
func muted(
    _ log: Log, _ options: [String], _ program: TestProgram, on server: XServer = .bare
) -> TestProgram {
    TestProgram(under: ["--mute", "--log", log.path] + options, program).on(server)
}

/// Runs `program` under a splash until the log says `event`, then `body`, and then ends the program. Returns the log of a
/// splash that has closed.
@discardableResult
func withSplash(
    over program: TestProgram = TestProgram(["sleep", "60"]), on server: XServer = .bare,
    options: [String] = [], environment: [String: String] = [:], until event: String = "first frame",
    _ body: (Log) throws -> Void
) throws -> Log {
    let log = Log()
    var program = TestProgram(under: ["--log", log.path] + options, program).on(server)
    program.environment.merge(environment) { $1 }
    let process = try program.start()
    defer { kill(process.identifier, SIGKILL) }
    try log.expect("first frame")
    try log.expect(event)
    try body(log)
    kill(process.identifier, SIGKILL)
    try log.expect("closed")
    return log
}

/// The log of a splash over a shell script, once it has closed. `change` changes how it is started.
func closedLog(
    _ script: String, options: [String] = [], change: (inout TestProgram) -> Void = { _ in }
) throws -> Log {
    let log = Log()
    var program = muted(log, options, TestProgram(shell: script))
    change(&program)
    let process = try program.start()
    defer { kill(-process.identifier, SIGKILL) }
    try log.expect("closed")
    return log
}
