import Foundation
import Testing

extension EndToEnd {
    /// Faults that once got through, each on its own; `Tests/Faults/run` makes them all.
    @Suite(.serialized) struct Faults {
        private func muted(_ log: Log, _ program: TestProgram, options: [String] = []) -> TestProgram {
            TestProgram(under: ["--mute", "--log", log.path] + options, program).on(.bare)
        }

        @Test func theFirstProcessOfAContainerHidesNobodysSplash() throws {
            let user = geteuid() == 0 ? [] : ["-r"]
            let containerLog = Log()
            var container = muted(containerLog, TestProgram(["sleep", "30"]))
            container.arguments =
                (["unshare"] + user + ["-p", "-f", "--kill-child", "--"]).map { Array($0.utf8) }
                + container.arguments
            let first = try container.start()
            try containerLog.expect("first frame")
            #expect(containerLog.events.first == "started 1 sleep")
            let log = Log()
            _ = try muted(log, TestProgram(shell: "sleep 0.7; echo out")).run()
            #expect(log.time(of: "first frame") != nil, "\(log.events)")
            kill(first.identifier, SIGKILL)
        }

        @Test func aSplashThatIsStoppedForEverIsEndedAllTheSame() throws {
            let log = Log()
            let process = try muted(log, TestProgram(["sleep", "30"]), options: ["--max-time", "1"]).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(splash, SIGSTOP)
            #expect(eventually(15) { SplashProcess.watching(process.identifier) == nil })
            #expect(!process.hasEnded)
        }
    }
}
