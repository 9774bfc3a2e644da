internal import CXCB
internal import Glibc
internal import POSIX
internal import X11Replies

/// Asks the server what it knows of windows.
struct WindowQuery {
    // Answers wait in memory until all questions are out.
    private static let maximumAtOnce = 64

    private let connection: XConnection
    private let ownMachine: [UInt8]
    /// Whether startup ids are worth asking for.
    private let asksForStartup: Bool
    /// Made by the window manager's connection, or nil if there is none.
    private var windowManager: xcb_window_t?

    init(_ connection: XConnection, asksForStartup: Bool) {
        self.connection = connection
        self.asksForStartup = asksForStartup
        ownMachine = HostName.current()?.bytes ?? []
        findWindowManager()
    }

    /// Looks again who manages windows, where a root window's property `name` says that.
    mutating func noteChange(of name: xcb_atom_t) {
        if name == atoms[.windowManagerCheck] { findWindowManager() }
    }

    /// What is known of each window, nil if it is neither mapped nor an icon: one trip to the server and back for all.
    func facts(_ windows: [xcb_window_t], _ news: WindowFacts.News) -> [WindowFacts?] {
        var facts: [WindowFacts?] = []
        for start in stride(from: 0, to: windows.count, by: WindowQuery.maximumAtOnce) {
            let some = windows[start..<min(start + WindowQuery.maximumAtOnce, windows.count)]
            let questions = some.map(ask)
            facts += questions.map { answer($0, news) }
        }
        return facts
    }

    private var atoms: WatchAtoms { connection.atoms }

    /// Whether the window manager's connection made a window.
    func isWindowManagers(_ window: xcb_window_t) -> Bool {
        windowManager.map { connection.isSameClient($0, window) } ?? false
    }

    private mutating func findWindowManager() {
        windowManager = connection.roots.first.flatMap {
            connection.number(
                connection.ask(atoms[.windowManagerCheck], of: $0.root, type: XCB_ATOM_WINDOW.rawValue))
        }
    }

    /// Questions that are on their way.
    private struct Questions {
        let window: xcb_window_t
        let attributes: xcb_get_window_attributes_cookie_t
        let geometry: xcb_get_geometry_cookie_t
        let place: xcb_translate_coordinates_cookie_t
        let screen: xcb_get_geometry_cookie_t
        let process: xcb_get_property_cookie_t
        let machine: xcb_get_property_cookie_t
        let startup: xcb_get_property_cookie_t
        let leader: xcb_get_property_cookie_t
        let hints: xcb_get_property_cookie_t
        let state: xcb_get_property_cookie_t
        let names: [xcb_get_property_cookie_t]
        let client: UInt32?
    }

    private func ask(_ window: xcb_window_t) -> Questions {
        let pointer = connection.pointer
        let root = connection.roots.first?.root ?? 0
        return Questions(
            window: window,
            attributes: xcb_get_window_attributes(pointer, window),
            geometry: xcb_get_geometry(pointer, window),
            place: xcb_translate_coordinates(pointer, window, root, 0, 0),
            // Monitors come and go.
            screen: xcb_get_geometry(pointer, root),
            process: connection.ask(atoms[.process], of: window, type: XCB_ATOM_CARDINAL.rawValue),
            machine: connection.ask(atoms[.machine], of: window),
            startup: connection.ask(atoms[.startupIdentifier], of: window),
            leader: connection.ask(atoms[.leader], of: window, type: XCB_ATOM_WINDOW.rawValue),
            hints: connection.ask(
                XCB_ATOM_WM_HINTS.rawValue, of: window, type: XCB_ATOM_WM_HINTS.rawValue),
            state: connection.ask(atoms[.state], of: window, type: atoms[.state]),
            names: [
                connection.ask(XCB_ATOM_WM_CLASS.rawValue, of: window),
                connection.ask(atoms[.application], of: window),
            ],
            client: connection.knowsProcesses ? camelwalk_ask_client_process(pointer, window) : nil)
    }

    private func answer(_ questions: Questions, _ news: WindowFacts.News) -> WindowFacts? {
        var facts = WindowFacts()
        facts.identifier = questions.window
        facts.news = news
        facts.isWindowManagers = isWindowManagers(questions.window)
        let isMapped = takeAttributes(questions, &facts)
        takePlace(questions, &facts)
        takeProcesses(questions, &facts)
        facts.startupIdentifier = takeStartupIdentifier(questions)
        facts.names = questions.names.flatMap { PropertyValue.texts(connection.property($0)) }
        let state = connection.property(questions.state, format: 32)
        facts.isIconic = !isMapped && PropertyValue.isIconic(state: state)
        return isMapped || facts.isIconic ? facts : nil
    }

    /// Returns whether it is mapped. What is above it need not be: window managers map frames last.
    private func takeAttributes(_ questions: Questions, _ facts: inout WindowFacts) -> Bool {
        guard let reply = xcb_get_window_attributes_reply(connection.pointer, questions.attributes, nil)
        else { return false }
        defer { free(reply) }
        facts.isInputOnly = UInt32(reply.pointee._class) == XCB_WINDOW_CLASS_INPUT_ONLY.rawValue
        facts.isUnmanaged = reply.pointee.override_redirect != 0
        return UInt32(reply.pointee.map_state) != XCB_MAP_STATE_UNMAPPED.rawValue
    }

    private func takePlace(_ questions: Questions, _ facts: inout WindowFacts) {
        let size = xcb_get_geometry_reply(connection.pointer, questions.geometry, nil)
        let place = xcb_translate_coordinates_reply(connection.pointer, questions.place, nil)
        let screen = xcb_get_geometry_reply(connection.pointer, questions.screen, nil)
        defer {
            free(size)
            free(place)
            free(screen)
        }
        guard let size = size?.pointee else { return }
        facts.width = Int(size.width)
        facts.height = Int(size.height)
        // On another screen of the display the place is not known.
        guard let place = place?.pointee, let screen = screen?.pointee, place.same_screen != 0 else { return }
        facts.isOutside =
            Int(place.dst_x) + facts.width <= 0 || Int(place.dst_y) + facts.height <= 0
            || Int(place.dst_x) >= Int(screen.width) || Int(place.dst_y) >= Int(screen.height)
    }

    private func takeProcesses(_ questions: Questions, _ facts: inout WindowFacts) {
        let stated = connection.number(questions.process)
        let machine = PropertyValue.text(connection.property(questions.machine))
        let client = questions.client.map { camelwalk_client_process(connection.pointer, $0) }
        facts.isFromElsewhere =
            stated != nil && PropertyValue.isElsewhere(machine: machine, own: ownMachine)
        facts.processes = [facts.isFromElsewhere ? nil : stated, client]
            .compactMap { $0.flatMap { Int32(exactly: $0) } }.filter { $0 > 0 }
    }

    /// The window's own startup id, or that of the window that leads its client or its group (toolkits put it there).
    private func takeStartupIdentifier(_ questions: Questions) -> [UInt8] {
        let own = PropertyValue.text(connection.property(questions.startup))
        let leader = connection.number(questions.leader)
        let groupLeader = PropertyValue.groupLeader(hints: connection.property(questions.hints, format: 32))
        guard own.isEmpty, asksForStartup else { return own }
        let leaders = [leader, groupLeader].compactMap { $0 }.filter { $0 != 0 }
        let requests = leaders.map { connection.ask(atoms[.startupIdentifier], of: $0) }
        return requests.map { PropertyValue.text(connection.property($0)) }.first { !$0.isEmpty } ?? []
    }
}
