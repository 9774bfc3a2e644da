import POSIX
import SplashProtocol
import Testing

@testable import ServiceWatch

@Suite struct PathStepsTests {
    private func steps(_ entries: [String: PathSteps.Entry]) -> PathSteps {
        PathSteps { entries[$0.description] ?? .missing }
    }

    private func visited(_ path: String, _ entries: [String: PathSteps.Entry]) -> [String] {
        var visited: [String] = []
        steps(entries).walk(to: .init(path)) { visited.append($0.description) }
        return visited
    }

    @Test func theWayEndsWhereNothingIs() {
        #expect(visited("/a/b/c", ["/a": .directory]) == ["/", "/a"])
        #expect(visited("/a//b/./c", ["/a": .directory, "/a/b": .directory]) == ["/", "/a", "/a/b"])
        #expect(visited("/a/b", ["/a": .other]) == ["/"])
        #expect(visited("/a", ["/a": .directory]) == ["/"], "what is in it does not matter")
    }

    @Test func linksAreFollowed() {
        let entries: [String: PathSteps.Entry] = [
            "/a": .directory, "/a/l": .link("../b/./c"), "/b": .directory, "/d": .link("/b"),
            "/self": .link("self"),
        ]
        #expect(visited("/a/l", entries) == ["/", "/a", "/", "/b"])
        #expect(visited("/d/x", entries) == ["/", "/b"])
        #expect(visited("/self", entries) == ["/"], "round and round")
    }
}
