/// Whether a compositor's window is the command's.
struct ToplevelJudge {
    /// What is to be done about a window.
    enum Verdict: Equatable {
        /// It is the command's; the text is for the log.
        case commands(String)
        /// It is somebody else's.
        case others
        /// It may be the command's, once the kernel sees more of that: compositors tell before clients have drawn.
        case undecided
    }

    /// The application id of the splash's own window.
    static let ownApplication = "camelwalk"

    /// This process, whose window is no news.
    let ownProcess: Int32
    /// Whether a process is the command or comes from it.
    let isCommands: (Int32) -> Bool
    /// Whether an application id is the command's.
    let isCommandsName: (String) -> Bool

    /// What `toplevel` is, where `state` tells what the kernel knows of the command's processes. It is asked only where
    /// the compositor does not say whose the window is.
    func verdict(_ toplevel: Toplevel, state: () -> ClientState) -> Verdict {
        if let process = toplevel.process {
            guard process != ownProcess, isCommands(process) else { return .others }
            return .commands(ToplevelJudge.text(toplevel.application, process))
        }
        guard toplevel.application != ToplevelJudge.ownApplication else { return .others }
        let state = state()
        let isNamed = toplevel.application.map(isCommandsName) ?? false
        guard state.progress >= ToplevelJudge.least(isNamed: isNamed, isNew: toplevel.isNew) else {
            // What has the focus has been drawn.
            return toplevel.isNew && toplevel.stage != .focused ? .undecided : .others
        }
        // A client whose buffers cannot be seen may take its time from here to its first frame.
        if toplevel.stage == .created, state.progress == .unclear { return .undecided }
        // One that was there before may be of another start of the same program, and of any other program.
        guard toplevel.isNew || isNamed else { return .others }
        return .commands(ToplevelJudge.text(toplevel.application, state.process))
    }

    /// What the command must have come to for a window that may be its own to be taken for it.
    private static func least(isNamed: Bool, isNew: Bool) -> ClientState.Progress {
        guard isNew else { return .drawn }
        return isNamed ? .connected : .unclear
    }

    private static func text(_ application: String?, _ process: Int32?) -> String {
        let name = application.map { $0.isEmpty ? "" : "\($0) " } ?? ""
        return name + (process.map { "of process \($0)" } ?? "of the command")
    }
}
