import CSDL2
import Glibc
import POSIX
import SplashPolicy

/// What must be said to SDL and the system before SDL starts. Each line answers something that SDL does by
/// itself; Documentation/Decisions/0003-sdl.md has the list.
enum SplashEnvironment {
    /// The address of the session's bus, or nil if there is none.
    static let sessionBus = SessionBus.address(
        variable: ByteString(environment: "DBUS_SESSION_BUS_ADDRESS")?.bytes,
        runtimeDirectory: ByteString(environment: "XDG_RUNTIME_DIR")?.bytes)

    /// The value of an environment variable; nil if it is not set, or empty.
    static func value(of name: String) -> ByteString? {
        ByteString(environment: name).flatMap { $0.bytes.isEmpty ? nil : $0 }
    }

    /// Whether an environment variable has a value that is not empty.
    static func isSet(_ name: String) -> Bool { value(of: name) != nil }

    /// The command's startup id, which `prepare` removes from this process.
    static func startupIdentifier() -> ByteString? { value(of: "DESKTOP_STARTUP_ID") }

    /// Sets and removes variables of this process, and gives SDL its hints. To be called once, on the main thread,
    /// before SDL starts or another thread reads variables; whatever is needed of the old ones must have been read.
    static func prepare() {
        // SDL connects to the session's bus before it opens a display, or starts a bus, and waits half a minute for one
        // that does not answer. Nothing here needs that; what is to be asked is asked later.
        _ = sessionBus
        setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1)
        // They are the command's: SDL would use the tokens up, and load the user's choice of driver for the
        // command into the splash.
        for name in [
            "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID", "SDL_VIDEODRIVER", "SDL_VIDEO_X11_WMCLASS",
            // A descriptor of the command's, which the splash does not have.
            "WAYLAND_SOCKET",
        ] {
            unsetenv(name)
        }
        keepLanguage()
        // In any other locale Xlib reads five thousand ways to compose letters, before there is a window; nothing
        // is typed here.
        setenv("LC_ALL", "C", 1)
        let hints: [(String, String)] = [
            // Never offscreen, never the bare console. Wayland is spoken here, without SDL.
            ("SDL_VIDEODRIVER", "x11"),
            ("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0"),
            ("SDL_VIDEO_ALLOW_SCREENSAVER", "1"),
            ("SDL_X11_WINDOW_TYPE", "_NET_WM_WINDOW_TYPE_SPLASH"),
            ("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1"),
            // Death by a signal is death by that signal.
            ("SDL_NO_SIGNAL_HANDLERS", "1"),
            ("SDL_AUDIO_DEVICE_APP_NAME", "camelwalk"),
            ("SDL_AUDIO_DEVICE_STREAM_NAME", "camelwalk"),
            ("SDL_AUDIO_DEVICE_STREAM_ROLE", mediaRole),
            // Where SDL 3 plays, which names an icon by itself.
            ("SDL_AUDIO_DEVICE_APP_ICON_NAME", "camelwalk"),
            ("SDL_APP_NAME", "camelwalk"),
        ]
        for (name, value) in hints { SDL_SetHintWithPriority(name, value, SDL_HINT_OVERRIDE) }
        setenv("SDL_VIDEO_X11_WMCLASS", "camelwalk", 1)
        // SDL 2.26 tells PulseAudio neither; libpulse reads these by itself.
        setenv("PULSE_PROP_media.role", mediaRole, 1)
        setenv("PULSE_PROP_application.icon_name", "camelwalk", 1)
    }

    /// The role of the sounds of the desktop itself: a sound server has a volume of its own for them.
    private static let mediaRole = "event"

    /// Fonts are chosen for the user's language, which fontconfig reads from the locale where nothing else says it.
    private static func keepLanguage() {
        guard getenv("FC_LANG") == nil else { return }
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = getenv(name), value.pointee != 0 else { continue }
            setenv("FC_LANG", value, 1)
            return
        }
    }
}
