/// What is known of a window that was mapped, or made an icon.
struct WindowFacts: Equatable, Sendable {
    /// What has happened to it since the watch began.
    enum News: Sendable {
        /// It was there before.
        case old
        /// It was there before, and got a title.
        case retitled
        /// It came up.
        case new
    }

    /// Its number.
    var identifier: UInt32 = 0
    /// Pixels across and down.
    var width = 0
    var height = 0
    /// Whether it lies wholly outside the screen, as far as that is known.
    var isOutside = false
    /// Whether it has no pixels at all.
    var isInputOnly = false
    /// Whether it asks window managers to leave it alone, as menus and many splashes do.
    var isUnmanaged = false
    /// Whether a window manager keeps it as an icon, and does not map it.
    var isIconic = false
    /// What has happened to it.
    var news = News.new
    /// Whether the window manager's connection made it: a frame, or a panel.
    var isWindowManagers = false
    /// The processes that it is said to belong to, by itself (_NET_WM_PID) and by the server (X-Resource).
    var processes: [Int32] = []
    /// Whether it says that its process is on another machine.
    var isFromElsewhere = false
    /// What it calls itself and its application: WM_CLASS and _GTK_APPLICATION_ID.
    var names: [String] = []
    /// Its startup id (_NET_STARTUP_ID), or its group's.
    var startupIdentifier: [UInt8]?
}

/// Whether a mapped window is the command's.
struct WindowJudge {
    /// Toolkits map helpers of a pixel or a few that nobody is to see.
    static let smallestSide = 9

    /// The startup id of the command, or nil.
    let startupIdentifier: [UInt8]?
    /// This process, whose window is no news.
    let ownProcess: Int32
    /// Whether a process is the command or comes from it.
    let isCommands: (Int32) -> Bool
    /// What the log says of a window of a process outside the command's tree that is the command's; nil for any other.
    var outsideOwner: (WindowFacts) -> String? = { _ in nil }
    /// Whether the window of this number, which has a verdict, counts only if the command opens none soon.
    var isUncertain: (UInt32) -> Bool = { _ in false }

    /// What the log says of the command's window; nil for any other.
    func verdict(_ window: WindowFacts) -> String? {
        isVisible(window) ? owner(window).map { $0 + (window.isIconic ? ", as an icon" : "") } : nil
    }

    /// Whether it has a verdict once it is large enough and on the screen: some are mapped first.
    func mayCount(_ window: WindowFacts) -> Bool {
        !window.isInputOnly && !isVisible(window) && owner(window) != nil
    }

    private func owner(_ window: WindowFacts) -> String? {
        if window.processes.contains(ownProcess) { return nil }
        if let process = window.processes.first(where: isCommands) { return "of process \(process)" }
        if let startupIdentifier, window.startupIdentifier == startupIdentifier {
            return "with its startup id"
        }
        if let owner = outsideOwner(window) { return owner }
        let isNobodys = window.processes.isEmpty && !window.isFromElsewhere && !window.isWindowManagers
        return isNobodys && window.news == .new && !window.isUnmanaged ? "of an unknown process" : nil
    }

    private func isVisible(_ window: WindowFacts) -> Bool {
        !window.isInputOnly && !window.isOutside
            && min(window.width, window.height) >= WindowJudge.smallestSide
    }
}
