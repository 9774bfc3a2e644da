internal import Glibc
internal import POSIX

/// Finds the command's first window, by what somebody tells and what the kernel sees. For one thread.
struct WindowSearch {
    private let judge: ToplevelJudge
    private let commonName: WaylandWatch.CommonName
    /// Nil where the kernel does not tell.
    private var clients: TreeClients?
    private var undecided = UndecidedToplevels()
    private var schedule = LookSchedule(now: 0)
    private var buffers = BufferPatience(isTold: false)
    /// What the command is about to draw into, as far as is known.
    private var blankBuffer: BlankBuffer?
    /// What this thread had computed at the end of the last look, as `recurringCost`.
    private var accounted: Int64 = 0

    // Milliseconds. It costs too little to count.
    private static let blankPause: Int64 = 5

    /// A search for a window of the session's command on `compositor`.
    init(_ session: WaylandSession, _ compositor: Compositor) {
        commonName = session.commonName
        judge = ToplevelJudge(
            ownProcess: getpid(), isCommands: ProcessTree(command: session.command).contains,
            isCommandsName: { session.commonName([$0], [session.command]) != nil })
        clients = TreeClients(command: session.command, compositor: compositor)
    }

    /// Sleeps until there is one. Returns what the log is to say of it. Throws where `source` tells no more, or nobody
    /// tells anything.
    mutating func firstWindow(toldBy source: (any ToplevelSource)?) throws(WaylandWatchError) -> String {
        schedule = LookSchedule(now: MonotonicClock.nanoseconds())
        buffers = BufferPatience(isTold: source != nil)
        accounted = recurringCost
        while true {
            for toplevel in try source?.read() ?? [] {
                if let text = take(toplevel) { return "\(text), by \(source?.name ?? "")" }
            }
            if clients != nil, schedule.next <= MonotonicClock.nanoseconds(), let text = lookAround(source) {
                return text
            }
            guard source != nil || clients != nil else {
                throw WaylandWatchError("nobody tells of them, and the kernel does not tell of clients")
            }
            wait(for: source)
        }
    }

    /// What this thread has computed, in nanoseconds, but for finding the command: then it is looked at again soon.
    private var recurringCost: Int64 { MonotonicClock.threadNanoseconds() - (clients?.findingCost ?? 0) }

    /// Judges a window that was told of. Returns what the log is to say of the command's.
    private mutating func take(_ toplevel: Toplevel) -> String? {
        // The kernel is asked only where the compositor does not say enough.
        let state = toplevel.process == nil ? look(atAll: true) : ClientState()
        switch judge.verdict(toplevel, state: { state }) {
        case .commands(let text): return isOthers(toplevel) ? nil : text
        case .others: return nil
        case .undecided:
            let now = MonotonicClock.nanoseconds()
            undecided.add(toplevel, at: now)
            schedule.noteUndecided(at: now)
            return nil
        }
    }

    /// Looks how far the command has come, and whether that decides something. Returns what the log is to say.
    private mutating func lookAround(_ source: (any ToplevelSource)?) -> String? {
        let state = look()
        blankBuffer = state.progress == .blank ? state.blankBuffer : nil
        let now = MonotonicClock.nanoseconds()
        for toplevel in undecided.current(at: now, isAboutToDraw: state.progress == .blank) {
            guard case .commands(let text) = judge.verdict(toplevel, state: { state }) else { continue }
            if !isOthers(toplevel) { return "\(text), by \(source?.name ?? "")" }
        }
        if buffers.note(state, at: now), let process = state.process {
            return "of process \(process), by its buffer \(state.buffer ?? "")"
        }
        let purpose = undecided.purpose(at: now, other: source == nil ? .window : .untold)
        // Waking up for a look is a part of its cost.
        let total = recurringCost
        schedule.noteLook(for: purpose, at: now, cost: total - accounted)
        accounted = total
        if let due = buffers.due { schedule.lookAgain(at: due) }
        return nil
    }

    /// Whether a window of which the compositor says only what it is called is known to be of another client: that has
    /// this name, and the command has not.
    private func isOthers(_ toplevel: Toplevel) -> Bool {
        guard toplevel.process == nil, let application = toplevel.application, let clients,
            !judge.isCommandsName(application)
        else { return false }
        return commonName([application], clients.others()) != nil
    }

    /// How far the command has come; where the kernel does not tell, nothing speaks for or against a window.
    private mutating func look(atAll: Bool = false) -> ClientState {
        if let state = clients?.look(at: MonotonicClock.nanoseconds(), all: atAll) { return state }
        clients = nil
        return ClientState(progress: .connected)
    }

    private mutating func wait(for source: (any ToplevelSource)?) {
        var left = max(0, schedule.next - MonotonicClock.nanoseconds() + 999_999) / 1_000_000
        if blankBuffer != nil { left = min(left, WindowSearch.blankPause) }
        var polled = pollfd(fd: source?.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
        _ = poll(&polled, 1, clients == nil ? -1 : Int32(clamping: left))
        guard let blankBuffer, blankBuffer.hasChanged else { return }
        self.blankBuffer = nil
        schedule.lookAgain(at: MonotonicClock.nanoseconds())
    }
}
