import CProcessProbe
import Foundation
import TestSupport
import Testing

/// A pseudo-terminal, and what has been printed on it.
final class Terminal {
    let controller: Int32
    let terminal: Int32
    private let collector: OutputCollector

    init(columns: Int32 = 80, rows: Int32 = 24) throws {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        try #require(probe_open_terminal(&controller, &terminal, columns, rows) == 0)
        self.controller = controller
        self.terminal = terminal
        collector = OutputCollector(dup(controller))
    }

    deinit {
        close(terminal)
        close(controller)
    }

    /// What has been printed so far.
    var screen: String { String(decoding: collector.soFar, as: UTF8.self) }

    /// The same in bytes.
    var printed: Data { collector.soFar }

    /// Types.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(controller, bytes, bytes.count)
    }

    /// Waits for `text` to be printed.
    func expect(_ text: String, seconds: Double = longestWait) throws {
        let isThere = eventually(seconds) { screen.contains(text) }
        try #require(isThere, "'\(text)' was not printed; the terminal shows: \(screen)")
    }
}

extension TestProgram {
    /// This program with a terminal of its own for all its standard descriptors, and as its controlling one.
    func on(_ terminal: Terminal) -> TestProgram {
        var program = self
        program.input = .descriptor(terminal.terminal)
        program.output = .descriptor(terminal.terminal)
        program.error = .descriptor(terminal.terminal)
        program.hasOwnSession = true
        program.hasOwnGroup = false
        return program
    }
}
