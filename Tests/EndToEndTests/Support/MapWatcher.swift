import Foundation
import TestSupport
import Testing

/// Counts the windows that are mapped on a server without a window manager.
final class MapWatcher {
    private let server: XServer
    private let events: TestProcess
    private var marks = 0

    /// A watcher that has shown that it sees a window which is there for a moment.
    init(_ server: XServer) throws {
        self.server = server
        let watch = ["stdbuf", "-oL", "xev", "-root", "-event", "substructure", "-event", "property"]
        events = try TestProgram(watch).on(server).start()
        _ = try count()
        _ = try TestProgram(["xrefresh"]).on(server).run()
        try #require(try count() > 0)
    }

    /// How many have been mapped until now.
    func count() throws -> Int {
        // Events arrive in their order: what came before the mark has been seen with it.
        marks += 1
        let name = "CAMELWALK_MARK_\(getpid())_\(marks)"
        let set = TestProgram(["xprop", "-root", "-f", name, "8s", "-set", name, "1"]).on(server)
        let isSeen = eventually {
            // Set again until it is seen: at first nobody may be watching.
            _ = try? set.run()
            return events.outputSoFar.contains("(\(name))")
        }
        try #require(isSeen)
        return events.outputSoFar.components(separatedBy: "MapNotify event").count - 1
    }
}
