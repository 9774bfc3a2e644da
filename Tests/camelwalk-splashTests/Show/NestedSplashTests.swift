import CPOSIX
import Foundation
import POSIX
import SplashProtocol
import TestSupport
import Testing

@testable import camelwalk_splash

@Suite struct NestedSplashTests {
    /// A shell and a child of its, until the test ends. The shell stands for a command under a splash.
    private final class Family {
        private let process = Process()
        let child: Int32
        var parent: Int32 { process.processIdentifier }

        init() throws {
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "sleep 60 & wait"]
            try process.run()
            let parent = process.processIdentifier
            var children: [Int32] = []
            _ = eventually {
                children = (ProcessFile.parents() ?? []).filter { $0.parent == parent }.map(\.process)
                return !children.isEmpty
            }
            child = try #require(children.first)
        }

        deinit {
            for process in [child, parent] { kill(process, SIGKILL) }
            process.waitUntilExit()
        }

        /// A marker as the launcher makes it.
        func mark() throws -> Int32 {
            let name = SplashMarker.name(process: parent, namespace: ProcessFile.namespace())
            let marker = name.withCString { camelwalk_listen_abstract($0, strlen($0)) }
            return try #require(marker >= 0 ? marker : nil)
        }
    }

    @Test func aSplashOverAnAncestorIsFoundAsLongAsItsMarkerIsThere() throws {
        let family = try Family()
        #expect(!NestedSplash.exists(over: family.child))
        let marker = try family.mark()
        #expect(NestedSplash.exists(over: family.child))
        #expect(!NestedSplash.exists(over: family.parent), "its own is no other's")
        close(marker)
        #expect(!NestedSplash.exists(over: family.child))
    }

    @Test func aMarkerThatAnswersIsFoundHoweverManyCall() throws {
        let family = try Family()
        let marker = try family.mark()
        NestedSplash.answer(marker)
        for _ in 0..<300 { #expect(NestedSplash.exists(over: family.child)) }
        // The thread that answers ends with the socket.
        NestedSplash.leave(marker)
        #expect(!NestedSplash.exists(over: family.child))
    }

    @Test func aProcessThatIsNotThereHasNoAncestors() {
        #expect(!NestedSplash.exists(over: .max))
    }
}
