internal import Glibc
internal import POSIX

/// Which windows of processes outside the command's tree are its windows all the same: programs that it started in
/// sessions of their own, and those that run already and open a window for it. For one thread.
///
/// A window is looked at once, and then when its title changes, but not for ever. What cannot be read says nothing for it.
final class OutsideProcesses {
    // Nobody's windows are remembered for ever.
    private static let maximumVerdicts = 4_096
    // Some titles are clocks.
    private static let maximumTitles = 8
    /// The window class of a splash.
    private static let ownClass = "camelwalk"

    private let outside: WindowWatch.Outside
    private let tree: ProcessTree
    private var verdicts: [UInt32: String?] = [:]
    /// How often windows with a new title were looked at.
    private var titles: [UInt32: Int] = [:]
    private var uncertain: Set<UInt32> = []

    /// For windows of processes that belong to `tree` in another way.
    init(_ outside: WindowWatch.Outside, tree: ProcessTree) {
        self.outside = outside
        self.tree = tree
    }

    /// What the log says of the command's window; nil for any other.
    func owner(of window: WindowFacts) -> String? {
        if window.news == .retitled { return retitledOwner(window) }
        if let verdict = verdicts[window.identifier] { return verdict }
        let verdict = find(window)
        if verdicts.count < OutsideProcesses.maximumVerdicts {
            verdicts.updateValue(verdict, forKey: window.identifier)
        }
        return verdict
    }

    /// Whether this window of the command's may be somebody else's after all: the command is connected to the display.
    func isUncertain(_ window: UInt32) -> Bool { uncertain.contains(window) }

    /// A server may show the command's file in a window that it has: then that gets another title.
    private func retitledOwner(_ window: WindowFacts) -> String? {
        let count = titles[window.identifier] ?? 0
        guard count < OutsideProcesses.maximumTitles, titles.count < OutsideProcesses.maximumVerdicts,
            let process = window.processes.last
        else { return nil }
        titles[window.identifier] = count + 1
        return serverVerdict(process, window).map { $0 + ", with another title" }
    }

    private func find(_ window: WindowFacts) -> String? {
        // The server's word counts for more than the window's own.
        guard let process = window.processes.last, !window.names.contains(OutsideProcesses.ownClass) else {
            return nil
        }
        if cameFromCommand(process) { return "of process \(process), which has the command's environment" }
        return window.news == .new ? serverVerdict(process, window) : nil
    }

    private func cameFromCommand(_ process: Int32) -> Bool {
        // Like the command's orphans, the splash was adopted by the next process above that does so.
        guard tree.mayHaveLost(process, to: getppid()),
            // What a desktop starts has a group of its own.
            ProcessFile.controlGroups(of: process) == ProcessFile.controlGroups(of: tree.command),
            let theirs = ProcessFile.environment(of: process),
            let ours = ProcessFile.environment(of: tree.command),
            EnvironmentLikeness.isNearlySame(theirs, as: ours)
        else { return false }
        return ProcessTree.hasLostChildren(
            of: tree.command, faultsBefore: outside.childFaultsBefore)
    }

    private func serverVerdict(_ process: Int32, _ window: WindowFacts) -> String? {
        guard !window.isUnmanaged, !window.isWindowManagers, !tree.isBelow(process),
            let held = ProcessFile.socketInodes(process), !held.isEmpty,
            let sockets = SocketDiagnostics()?.unixSockets(withConnected: true)
        else { return nil }
        let members = (ProcessTable()?.members(of: tree.command) ?? []).map { member in
            (process: member, sockets: ProcessFile.socketInodes(member) ?? [])
        }
        let connections = ServerConnections(sockets)
        let ours = members.reduce(into: Set<UInt64>()) { $0.formUnion($1.sockets) }
        if connections.connects(ours, to: held, excepted: outside.busNames) {
            return "of process \(process), which the command is connected to"
        }
        guard connections.connects(held, toNames: outside.busNames), mayServe(process)
        else { return nil }
        let clients = members.filter { connections.connects($0.sockets, toNames: outside.busNames) }
        guard let name = outside.commonName(window.names, clients.map(\.process)) else { return nil }
        // It may be about to open one of its own.
        if connections.connectsToXServer(ours) { uncertain.insert(window.identifier) }
        return "of process \(process), named \(name) like the command"
    }

    /// Whether it ran before the command, or was started by the bus on its behalf: who starts the same program somewhere
    /// else does not do that for the command.
    private func mayServe(_ process: Int32) -> Bool {
        guard let started = ProcessFile.startTime(of: process),
            let begin = ProcessFile.startTime(of: tree.command)
        else { return false }
        if started < begin { return true }
        return !ProcessFile.hasTerminal(process) && isStartedByBus(process) && !isStartedFromMenu(process)
    }

    /// systemd starts programs from the menu as well.
    private func isStartedFromMenu(_ process: Int32) -> Bool {
        guard let theirs = ProcessFile.controlGroups(of: process),
            let ours = ProcessFile.controlGroups(of: tree.command)
        else { return false }
        return ApplicationUnit.isAnother(theirs, than: ours)
    }

    /// dbus-daemon says so in the environment of what it starts, and lets systemd start the rest.
    private func isStartedByBus(_ process: Int32) -> Bool {
        let starter = ProcessFile.parent(of: process).flatMap { ProcessFile.programName(of: $0) } ?? ""
        return starter.hasPrefix("dbus-") || starter == "systemd"
            || ProcessFile.environment(of: process)?.contains("DBUS_STARTER_BUS_TYPE=session") == true
    }
}
