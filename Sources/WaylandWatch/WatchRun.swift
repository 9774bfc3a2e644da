internal import Glibc
internal import POSIX

/// One run of the watch: those who may tell of windows, one after the other.
struct WatchRun {
    private let compositor: Compositor
    private let note: (String) -> Void
    private var candidates: ArraySlice<WaylandSession.Candidate>
    private var search: WindowSearch

    init(_ session: WaylandSession, note: @escaping (String) -> Void) throws(WaylandWatchError) {
        compositor = try Compositor(display: session.display, runtimeDirectory: session.runtimeDirectory)
        candidates = session.candidates[...]
        search = WindowSearch(session, compositor)
        self.note = note
    }

    /// Sleeps until the command has a window. Returns what the log is to say of it.
    mutating func firstWindow() throws(WaylandWatchError) -> String {
        while let source = nextSource() {
            do throws(WaylandWatchError) {
                return try search.firstWindow(toldBy: source)
            } catch {
                note("windows are not told by \(source.name) any more: \(error)")
            }
        }
        note("windows are told by nobody; buffers are looked for")
        return try search.firstWindow(toldBy: nil)
    }

    /// Begins with the next who is here to tell of windows; nil if there is none.
    private mutating func nextSource() -> (any ToplevelSource)? {
        while let candidate = candidates.popFirst() {
            do throws(WaylandWatchError) {
                guard let source = try candidate.open(compositor) else { continue }
                note("windows are told by \(source.name)")
                return source
            } catch {
                note("windows are not told by \(candidate.name): \(error)")
            }
        }
        return nil
    }
}
