import ArgumentParser
import Launching

/// The command line's options, for help, completion and parsing; what they mean is Launching's.
struct LaunchOptions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "camelwalk",
        abstract: "Run a command exactly as if it had been typed alone, under a walking camel.",
        usage: """
            camelwalk [OPTIONS] [--] COMMAND [ARGUMENTS...]
            camelwalk --headless [OPTIONS] [--] [COMMAND [ARGUMENTS...]]
            camelwalk --wrap-desktop-entry NAME [--dry-run]
            camelwalk --unwrap-desktop-entry NAME [--dry-run]
            """,
        discussion: """
            A window shows the camel until COMMAND prints its first byte, opens a window or ends. Options end at the first \
            word that is not one; everything after it belongs to COMMAND.

            Each option of the splash has an environment twin (CAMELWALK_MUTE=1, CAMELWALK_DELAY=300, ...); the command \
            line wins. CAMELWALK=off shows nothing. CAMELWALK_SPLASH names the splash program.

            The exit status is COMMAND's own; 125 when camelwalk itself fails, 126 when COMMAND cannot be \
            run, 127 when it is not found.
            """,
        version: "camelwalk \(version)")

    static let version = "0.1.0"

    @OptionGroup(title: "Splash") var splash: SplashOptions
    @OptionGroup(title: "Headless") var headless: HeadlessOptions
    @OptionGroup(title: "Desktop entries") var desktopEntry: DesktopEntryOptions

    @Flag(help: "Say what is here for a splash and what is missing, for a look or a bug report.")
    var doctor = false

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The command and its arguments.", valueName: "command"))
    var command: [String] = []
}

/// The options of the window and its sound. Values are kept as text: Launching reads them, as it reads the
/// environment's.
struct SplashOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Show this animation: a PNG, GIF or WebP, moving or not, a JPEG or BMP, a directory of such \
            pictures, or the JSON of a sprite sheet.
            """, valueName: "path"),
        completion: .file())
    var animation: String?

    @Option(help: ArgumentHelp("The animation's picture holds so many frames.", valueName: "columnsxrows"))
    var grid: String?

    @Option(
        help: ArgumentHelp(
            "Show each frame of the animation so long (default: its own, or 100).", valueName: "ms"))
    var frameTime: String?

    @Option(help: ArgumentHelp("Play this soundtrack.", valueName: "path"), completion: .file())
    var soundtrack: String?

    @Flag(inversion: .prefixedNo, help: "Make no sound.")
    var mute: Bool?

    @Option(help: ArgumentHelp("Loudness in per cent (default: 100).", valueName: "0...100"))
    var volume: String?

    @Option(
        help: ArgumentHelp("Size, as a multiple of the animation's own (default: 1).", valueName: "factor"))
    var scale: String?

    @Option(
        help: ArgumentHelp("Speed, as a multiple of the animation's own (default: 1).", valueName: "factor"))
    var speed: String?

    @Option(help: ArgumentHelp("Show nothing if it is over sooner (default: 0).", valueName: "ms"))
    var delay: String?

    @Option(help: ArgumentHelp("Once shown, keep the window at least so long (default: 0).", valueName: "ms"))
    var minTime: String?

    @Option(help: ArgumentHelp("Close after so long in any case (default: 60).", valueName: "s"))
    var maxTime: String?

    @Option(
        help: ArgumentHelp(
            """
            What closes the window, besides the command's end, a click, Escape and --max-time: output, stdout, stderr, \
            window, ready, listen, listen:PORT, path:FILE, exit (default: output,window,exit).
            """, valueName: "list"),
        completion: .list(["output", "stdout", "stderr", "window", "ready", "listen", "exit"]))
    var until: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Give the command a NOTIFY_SOCKET and show the STATUS= that it sends; READY=1 closes.")
    var status: Bool?

    @Flag(
        inversion: .prefixedNo,
        help: "Show a bar that fills as fast as the command took the last times (default: yes).")
    var progress: Bool?

    @Flag(
        inversion: .prefixedNo,
        help: "Write the command's name and status under the picture (default: yes).")
    var text: Bool?

    @Option(
        name: .customLong("startup-id"),
        help: ArgumentHelp(
            "Give the command this DESKTOP_STARTUP_ID, and close when it is used up.", valueName: "id"))
    var startupID: String?

    @Option(
        help: ArgumentHelp("Show for so long that the command has failed (default: 0).", valueName: "s"))
    var lingerOnError: String?

    @Flag(inversion: .prefixedNo, help: "Show one still pose (default: as the desktop says).")
    var reducedMotion: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether to show a window at all.")
    var splash: Bool?

    @Option(
        help: ArgumentHelp(
            """
            What runs OCaml bytecode: auto (what the file asks for, or else the ocamlrun in PATH), direct (the kernel) \
            or a runtime's path (default: auto).
            """, valueName: "runtime"),
        completion: .file())
    var runtime: String?

    @Option(
        help: ArgumentHelp("Append a line for each event to this file.", valueName: "file"),
        completion: .file())
    var log: String?
}

/// The options of the rendering without a display.
struct HeadlessOptions: ParsableArguments {
    @Flag(help: "Render the frames to PNG files, without a display, then run the command if there is one.")
    var headless = false

    @Option(
        help: ArgumentHelp("Directory of the frames (default: camelwalk-frames).", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(help: ArgumentHelp("How many frames (default: one cycle).", valueName: "n"))
    var frames: Int?

    @Option(help: ArgumentHelp("Number of the first frame, counted from 1.", valueName: "k"))
    var first: Int?

    @Option(help: ArgumentHelp("Time between frames (default: the animation's own).", valueName: "ms"))
    var step: Double?

    @Option(help: ArgumentHelp("Size of the pictures in pixels.", valueName: "WxH"))
    var size: String?

    @Flag(help: "Leave the background transparent.")
    var transparent = false

    @Option(
        help: ArgumentHelp("Lay all the frames out on one plate, in this file.", valueName: "file"),
        completion: .file())
    var contactSheet: String?
}

/// The options that change desktop entries. The names are lists so that a second one is seen.
struct DesktopEntryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Put a copy of this program's desktop entry into your own applications, whose commands begin with camelwalk; \
            an entry of your own is changed in its place.
            """, valueName: "name"))
    var wrapDesktopEntry: [String] = []

    @Option(help: ArgumentHelp("Take the copy away, or camelwalk out of your own entry.", valueName: "name"))
    var unwrapDesktopEntry: [String] = []

    @Flag(help: "Print what would change, as a diff, and change nothing.")
    var dryRun = false
}
