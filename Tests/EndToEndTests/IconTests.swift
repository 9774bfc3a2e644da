import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Programs that begin without a window on the screen: as an icon, or in a panel's tray.
    @Suite(.serialized) struct Icons {
        private let log = Log()

        private func closes(_ words: [String], on server: XServer, maximumTime: Double = 50) throws -> String
        {
            let options = ["--mute", "--log", log.path, "--until", "window", "--max-time", "\(maximumTime)"]
            let process = try TestProgram(under: options, TestProgram(words)).on(server).start()
            defer { kill(-process.identifier, SIGKILL) }
            return try log.expect("closed")
        }

        private static let iconic = ["xterm", "-iconic", "-e", "sleep", "60"]

        @Test func aWindowThatBeginsAsAnIconCloses() throws {
            #expect(try closes(Self.iconic, on: .managed).hasPrefix("closed: window"))
            #expect(log.events.contains { $0.hasSuffix(", as an icon") }, "\(log.events)")
        }

        @Test func somebodyElsesIconDoesNot() throws {
            let options = ["--mute", "--log", log.path, "--until", "window", "--max-time", "3"]
            let process = try TestProgram(under: options, TestProgram(["sleep", "60"])).on(.managed).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            let other = try TestProgram(Self.iconic).on(.managed).start()
            defer { kill(-other.identifier, SIGKILL) }
            try log.expect("closed: time")
            #expect(!other.hasEnded)
        }
    }
}
