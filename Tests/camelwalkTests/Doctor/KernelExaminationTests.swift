import SplashProtocol
import Testing

@testable import camelwalk

@Suite struct KernelExaminationTests {
    @Test func whatAWatchNeedsIsTriedAndSaid() {
        let lines = KernelExamination().findings.map { $0.text(isColored: false) }
        #expect(lines.count == 4)
        for (line, subject) in zip(lines, ["first output", "end", "exit status", "process files"]) {
            #expect(line.contains("  \(subject)"), "\(line)")
        }
        // Any Linux has these.
        #expect(lines[0].contains("inotify sees what is written to a pipe"))
        #expect(lines[3].contains("/proc/self/io"))
    }
}
