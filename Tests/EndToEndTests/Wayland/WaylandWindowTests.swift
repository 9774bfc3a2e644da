import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The splash goes when the command's first window is there, on compositors that are quickly started.
    @Suite(.serialized) struct WaylandWindows {
        private static let display = XServer.bare.display
        private static let sway = Result { try Desktop(.sway, xServer: display) }
        private static let weston = Result { try Desktop(.weston, xServer: display) }

        /// On a compositor without a seat SDL and foot end, alone too.
        private static let withoutASeat = [
            WaylandClient.gtk3, .gtk4, .qt5, .terminal, .grandchild, .forking,
        ]

        private func expectWindow(
            _ client: WaylandClient, on desktop: Desktop, without variables: [String] = [], by teller: String
        ) throws {
            let log = Log()
            let process = try desktop.launch(client.later, log, without: variables)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window", seconds: 25)
            #expect(
                log.events.contains { $0.hasPrefix("window ") && $0.contains("of process") }, "\(log.events)")
            #expect(
                log.events.contains { $0.hasPrefix("window ") && $0.contains(", by \(teller)") },
                "\(log.events)")
            #expect(!process.hasEnded)
        }

        private func expectNoWindow(_ log: Log, _ process: TestProcess) throws {
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: ")
            #expect(log.events.last == "closed: time")
        }

        /// Opens a window of somebody else's.
        private func openOther(on desktop: Desktop) throws -> TestProcess {
            try desktop.program(WaylandClient.terminal.words).start()
        }

        @Test(arguments: WaylandClient.toolkits) func onSway(client: WaylandClient) throws {
            try expectWindow(client, on: Self.sway.get(), by: "sway")
        }

        @Test(arguments: WaylandClient.toolkits) func byForeignToplevel(client: WaylandClient) throws {
            try expectWindow(
                client, on: Self.sway.get(), without: ["SWAYSOCK"], by: "foreign-toplevel")
        }

        @Test(arguments: withoutASeat) func whereNobodyTells(client: WaylandClient) throws {
            try expectWindow(client, on: Self.weston.get(), by: "its buffer")
        }

        @Test func anotherCompositorsSocketIsNotBelieved() throws {
            let log = Log()
            let other = try #require(try Self.sway.get().tool("printenv", "SWAYSOCK"))
            let process = try Self.weston.get().launch(
                WaylandClient.terminal.words, log,
                adding: ["SWAYSOCK": other.trimmingCharacters(in: .newlines)])
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window", seconds: 25)
            #expect(log.events.contains { $0.hasPrefix("windows are not told by sway: ") }, "\(log.events)")
        }

        @Test func windowsOfTheXServerAreStillSeen() throws {
            let log = Log()
            let process = try Self.sway.get().launch(["xclock"], log)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window", seconds: 25)
            #expect(log.events.contains { $0.hasPrefix("window 0x") })
        }

        @Test func somebodyElsesWindowClosesNothingWhereTheProcessIsKnown() throws {
            let desktop = try Self.sway.get()
            let log = Log()
            let process = try desktop.launch(
                WaylandClient.connected.words, log, options: ["--max-time", "3"])
            try log.expect("windows are told by sway")
            let other = try openOther(on: desktop)
            defer { kill(-other.identifier, SIGKILL) }
            try expectNoWindow(log, process)
        }

        @Test func somebodyElsesWindowClosesNothingWhereTheCommandHasNothingToShow() throws {
            let desktop = try Self.sway.get()
            let log = Log()
            let process = try desktop.launch(
                WaylandClient.connected.words, log, options: ["--max-time", "3"], without: ["SWAYSOCK"])
            try log.expect("windows are told by foreign-toplevel")
            let other = try openOther(on: desktop)
            defer { kill(-other.identifier, SIGKILL) }
            try expectNoWindow(log, process)
        }

        @Test func anotherProgramsNameSaysThatAWindowIsNotTheCommands() throws {
            let desktop = try Self.sway.get()
            let log = Log()
            let process = try desktop.launch(
                WaylandClient.prepared.later, log, options: ["--max-time", "2"], without: ["SWAYSOCK"])
            try log.expect("windows are told by foreign-toplevel")
            let other = try desktop.program(WaylandClient.foot.words).start()
            defer { kill(-other.identifier, SIGKILL) }
            try expectNoWindow(log, process)
        }

        /// One that is there before the watch begins is as good as a window that was faster.
        @Test(arguments: [WaylandClient.prepared.words, WaylandClient.prepared.later])
        func aBufferThatNobodyTellsOfIsAWindowAfterAWhile(words: [String]) throws {
            let log = Log()
            let process = try Self.sway.get().launch(words, log)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window", seconds: 25)
            #expect(log.events.contains { $0.hasSuffix(", by its buffer /memfd:wayland-shm") })
        }

        @Test(arguments: [WaylandClient.connected, .keymap])
        func aConnectionAloneIsNoWindow(client: WaylandClient) throws {
            let log = Log()
            let process = try Self.weston.get().launch(client.words, log, options: ["--max-time", "3"])
            try expectNoWindow(log, process)
        }

        @Test func aBufferIsNoWindowBeforeItIsDrawnInto() throws {
            let log = Log()
            let process = try Self.weston.get().launch(WaylandClient.blank.words, log)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window", seconds: 25)
            #expect(log.events.contains { $0.hasSuffix(", by its buffer /memfd:mesa-shared") })
            #expect(try #require(log.time(of: "closed")) > 2_000)
        }

        @Test func aCompositorThatEndsIsAnEndOfTheWatchAlone() throws {
            var desktop: Desktop? = try Desktop(.sway, xServer: Self.display)
            let log = Log()
            let process = try #require(desktop).launch(["sleep", "2"], log)
            try log.expect("windows are told by sway")
            desktop = nil
            try process.wait()
            #expect(process.exitStatus == 0)
            try log.expect("windows are not told by sway any more: ")
            try log.expect("closed: exit")
        }

        @Test(arguments: [[], ["SWAYSOCK"]])
        func aCompositorThatHangsIsNoticedByNobody(without variables: [String]) throws {
            let desktop = try Desktop(.sway, xServer: Self.display)
            let log = Log()
            let process = try desktop.launch(["sleep", "3"], log, without: variables)
            try log.expect("windows are told by ")
            desktop.send(SIGSTOP, to: "sway")
            defer { desktop.send(SIGCONT, to: "sway") }
            try process.wait()
            #expect(process.exitStatus == 0)
            try log.expect("closed: exit")
            // One that begins now waits for nothing either.
            let later = Log()
            let second = try desktop.launch(["sleep", "2"], later, without: variables)
            try second.wait()
            #expect(second.exitStatus == 0)
            try later.expect("closed: exit")
            #expect(try #require(later.time(of: "closed")) < 3_500)
        }

        /// A program that the desktop knows as graphical, which prints before its window is there.
        private func launchViewer(
            _ script: String, _ log: Log, options: [String] = [], display: String? = nil
        ) throws -> TestProcess {
            let applications = log.folderPath + "/applications"
            try FileManager.default.createDirectory(atPath: applications, withIntermediateDirectories: true)
            let viewer = log.folderPath + "/viewer"
            let entry = "[Desktop Entry]\nType=Application\nName=Viewer\nExec=viewer\n"
            try Data(entry.utf8).write(to: URL(filePath: applications + "/viewer.desktop"))
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: viewer))
            chmod(viewer, 0o755)
            var variables = ["XDG_DATA_HOME": log.folderPath]
            variables["WAYLAND_DISPLAY"] = display
            return try Self.sway.get().launch(
                [viewer], log, until: "auto", options: options, without: ["DISPLAY"], adding: variables,
                isPrinting: true)
        }

        @Test func whatAGraphicalProgramPrintsDoesNotClose() throws {
            let log = Log()
            let process = try launchViewer(
                "sleep 0.5; echo warning >&2; sleep 1; exec weston-terminal --shell=/bin/cat", log)
            defer { kill(-process.identifier, SIGKILL) }
            #expect(try log.expect("closed: ").hasPrefix("closed: window"))
            #expect(log.events.contains("graphical: viewer.desktop; output does not close"))
        }

        @Test func whereWindowsAreNotSeenItCloses() throws {
            let log = Log()
            let process = try launchViewer(
                "sleep 0.5; echo warning >&2; sleep 60", log, options: ["--delay", "20000"],
                display: "nowhere")
            defer { kill(-process.identifier, SIGKILL) }
            #expect(try log.expect("closed: ", seconds: 8).hasPrefix("closed: output"))
            #expect(log.events.contains { $0.hasPrefix("error: windows on Wayland are not seen: ") })
        }

        @Test func lookingCostsLittle() throws {
            let log = Log()
            let process = try Self.weston.get().launch(WaylandClient.connected.words, log)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("windows are told by nobody")
            let splash = try #require(SplashProcess.watching(process.identifier))
            var thread: String?
            #expect(
                eventually {
                    thread = Self.watchThread(of: splash)
                    return thread != nil
                })
            let path = "/proc/\(splash)/task/\(thread ?? "")/schedstat"
            func nanoseconds() -> Double { Double(text(path).prefix { $0 != " " }) ?? .nan }
            let before = nanoseconds()
            sleep(4)
            #expect((nanoseconds() - before) / 4e9 <= 0.01, "of a core")
        }

        private static func watchThread(of process: pid_t) -> String? {
            let threads =
                (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
            return threads.first { text("/proc/\(process)/task/\($0)/comm") == "wayland-watch\n" }
        }

        @Test func theDoctorSaysHowTheyAreSeen() throws {
            let report = try Self.sway.get().doctor()
            #expect(report.contains("ok       windows           sway, told by sway\n"), "\(report)")
            let other = try Self.weston.get().doctor()
            #expect(other.contains("missing  windows           weston does not tell of them\n"), "\(other)")
        }
    }
}
