import Foundation
import TestSupport
import Testing

/// A real X server for the tests. Ended by its pid with the test run.
final class XServer: @unchecked Sendable {
    /// Without a window manager.
    static let bare = XServer(isManaged: false)
    /// With openbox.
    static let managed = XServer(isManaged: true)

    let display: String
    /// The server's own process.
    let identifier: pid_t
    // The server ends by its pid when this pipe does, however the test run comes to its end.
    private let keeper: TestProcess
    private var manager: TestProcess?

    /// `manager` is the window manager's program, openbox or another one.
    init(
        isManaged: Bool = false, screen: String = "1280x1024x24", arguments: [String] = [],
        manager: String = "openbox"
    ) {
        let script = """
            exec 3>&1
            Xvfb -displayfd 3 "$@" > /dev/null 2>&1 &
            echo $! >&3; exec 3>&- >&-
            cat > /dev/null; kill $!; wait
            """
        var program = TestProgram(
            ["/bin/sh", "-c", script, "sh", "-screen", "0", screen, "-noreset", "-nolisten", "tcp"]
                + arguments)
        program.input = .pipe
        program.error = .null
        guard let keeper = try? program.start() else { fatalError("Xvfb cannot be started") }
        let numbers = keeper.outputText.split(separator: "\n").compactMap { pid_t($0) }
        guard numbers.count == 2 else { fatalError("Xvfb did not come up") }
        // The display's number is the smaller one by far.
        display = ":\(numbers.min() ?? 0)"
        identifier = numbers.max() ?? 0
        self.keeper = keeper
        if isManaged { start(manager) }
    }

    private func start(_ name: String) {
        // Some keep their settings in a service of the session's.
        var program = TestProgram(name == "openbox" ? [name] : ["dbus-run-session", "--", name])
        program.environment["DISPLAY"] = display
        program.output = .null
        program.error = .null
        manager = try? program.start()
        let isUp = eventually { tool("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id") }
        guard isUp else { fatalError("\(name) did not come up") }
        // openbox says that it is there before it maps windows.
        _ = FocusWatcher(self)
    }

    /// Ends it; its clients end with it.
    func stop() {
        keeper.closeInput()
        _ = try? keeper.wait()
    }

    /// The environment of a program on this display.
    var environment: [String: String] {
        var environment = TestProgram.plainEnvironment
        environment["DISPLAY"] = display
        return environment
    }

    /// The output of an X tool, empty if it fails.
    func tool(_ arguments: String...) -> String {
        var program = TestProgram(arguments)
        program.environment["DISPLAY"] = display
        guard let process = try? program.run(seconds: 20) else { return "" }
        return process.outputText
    }

    /// The numbers of the visible splash windows.
    var splashWindows: [String] {
        tool("xdotool", "search", "--onlyvisible", "--class", "^camelwalk$").split(separator: "\n").map(
            String.init)
    }

    /// The number of the splash window, once there is one: a window manager may still be at it when the splash
    /// has painted its first frame.
    func splashWindow() throws -> String {
        var window: String?
        _ = eventually {
            window = splashWindows.first
            return window != nil
        }
        return try #require(window)
    }
}

extension TestProgram {
    /// This program with `server` as its display.
    func on(_ server: XServer) -> TestProgram {
        var program = self
        program.environment.merge(server.environment) { $1 }
        return program
    }
}
