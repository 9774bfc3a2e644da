/// What KWin is to do for us (https://develop.kde.org/docs/plasma/kwin/api/): it tells of each window, and takes itself
/// away where we are gone, however that came.
struct KWinScript {
    static let path = "/camelwalk"
    static let interface = "camelwalk.Windows"
    static let method = "Window"

    /// Our unique name on the bus.
    let listener: String
    /// By which KWin knows the script.
    let name: String

    // The first names are those of KWin 6, the others those of KWin 5.
    var text: String {
        """
        var bus = "org.freedesktop.DBus", seconds = 2;
        function tell(state, window) {
            callDBus("\(listener)", "\(KWinScript.path)", "\(KWinScript.interface)", "\(KWinScript.method)", state,
                "" + window.pid, "" + (window.desktopFileName || window.resourceClass || ""));
        }
        function leaveUnlessHeard() {
            callDBus(bus, "/org/freedesktop/DBus", bus, "NameHasOwner", "\(listener)", function (isHeard) {
                if (!isHeard) callDBus("org.kde.KWin", "/Scripting", "org.kde.kwin.Scripting", "unloadScript", "\(name)");
            });
        }
        (workspace.windowAdded || workspace.clientAdded).connect(function (window) {
            tell("new", window);
            leaveUnlessHeard();
        });
        (workspace.windowList ? workspace.windowList() : workspace.clientList()).forEach(function (window) {
            tell("old", window);
        });
        if (typeof QTimer === "function") {
            var timer = new QTimer();
            timer.interval = seconds * 1000;
            timer.timeout.connect(leaveUnlessHeard);
            timer.start();
        }

        """
    }

    /// What it tells with the arguments `state`, `process` and `application`.
    static func toplevel(state: String, process: String, application: String) -> Toplevel {
        Toplevel(
            process: Int32(process).flatMap { $0 > 0 ? $0 : nil },
            application: application.isEmpty ? nil : application, isNew: state == "new")
    }
}
