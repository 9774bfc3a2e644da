import Foundation
import Glibc
import POSIX
import TestSupport
import Testing

@testable import camelwalk_splash

@Suite struct FileRequestTests {
    @Test(arguments: [
        FileRequest.expected, .expectsNoWindow, .add(5, hasWindow: true), .add(6, hasWindow: false),
        .addWindowless(7), .removeAbandonedParts, .isDark, .remember(isDark: true), .remember(isDark: false),
    ])
    func itComesAsItWasAsked(request: FileRequest) {
        #expect(FileRequest(request.request) == request)
        #expect(ProcessQuestion(request.request) == nil)
    }

    @Test func nonsenseIsNone() {
        for kind in [Int64.min, 0, 299, 307, .max] {
            #expect(FileRequest(BrokerRequest(.files, kind)) == nil)
        }
        #expect(FileRequest(BrokerRequest(.files, 302, [.min])) == .add(0, hasWindow: false))
        #expect(FileRequest(BrokerRequest(.files, 303, [.max])) == .addWindowless(604_800_000_000_000))
    }

    @Test func itIsDone() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_STATE_HOME", folder.path, 1)
            let file = try #require(StartTimesFile(["a"]))
            let times = RememberedTimes(file)
            #expect(times.expected() == nil && !times.expectsNoWindow())
            try times.add(1_500_000_000, hasWindow: false)
            #expect(times.expected() == 1_500_000_000 && file.lastTimes() == [1_500])
            try times.add(windowless: 1)
            try times.add(windowless: 1)
            #expect(times.expectsNoWindow())
            #expect(FileRequest.isDark.ask() == nil)
            try FileRequest.remember(isDark: true).run()
            #expect(FileRequest.isDark.ask() != nil)
            try FileRequest.remember(isDark: false).run()
            #expect(!FileManager.default.fileExists(atPath: folder.file("camelwalk/dark")))
        }
    }

    @Test func whatCannotBeKeptSaysWhy() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_STATE_HOME", folder.write("state", "a file"), 1)
            let times = RememberedTimes(try #require(StartTimesFile(["a"])))
            #expect { try times.add(1, hasWindow: false) } throws: { "\($0)".hasPrefix("cannot write") }
            #expect { try FileRequest.remember(isDark: true).run() } throws: {
                "\($0)".hasPrefix("cannot write")
            }
        }
    }
}
