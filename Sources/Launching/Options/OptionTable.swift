internal import SplashProtocol
internal import POSIX

/// The table of all options, in the order in which the help lists them.
public enum Options {
    /// All of them.
    public static let all: [Option] = [
        Option(
            "animation", "path", in: .splash, completion: .file,
            help: """
                Show this animation: a PNG, GIF or WebP, moving or not, a JPEG or BMP, a directory of such pictures, \
                an Aseprite file, or the JSON of a sprite sheet.
                """,
            takes: "the name of a file"
        ) { text($0, &$1.presentation.animation) },
        Option(
            "grid", "columnsxrows", in: .splash,
            help: "Split the animation's picture into this many columns and rows of frames.",
            takes: "COLUMNSxROWS, together at most 10000"
        ) { grid($0, &$1.presentation.grid) },
        Option(
            "frame-time", "ms", unit: "ms", in: .splash,
            help: "Show each frame of the animation this long (default: its own time, or 100 ms).",
            takes: "a number of milliseconds from 1 to 86400000"
        ) { number($0, 1...86_400_000, &$1.presentation.frameTime) },
        Option(
            "tag", "name", in: .splash,
            help: "Play only the frames that the animation gives this name, in the tag's own order.",
            takes: "the name of a tag"
        ) { text($0, &$1.presentation.tag) },
        Option(
            "loop", "times", default: "forever", in: .splash, completion: .words("forever file"),
            help: "Play the animation forever, or as often as its file says and then show the last frame.",
            takes: "forever or file"
        ) { loop($0, &$1.presentation.loopsAsFileSays) },
        Option(
            "soundtrack", "path", in: .splash, completion: .file, help: "Play this soundtrack.",
            takes: "the name of a file"
        ) { text($0, &$1.presentation.soundtrack) },
        Option(
            "midi", "device", in: .splash, completion: .device,
            help: """
                Send the soundtrack as MIDI to this device instead of the sound card: /dev/snd/midiC0D0, a serial line \
                with its rate (/dev/ttyS0,31250), a FIFO, or alsa:CLIENT:PORT. --doctor lists what is there.
                """,
            takes: """
                the name of a device or FIFO, of a serial line and its rate (/dev/ttyS0,31250; from 300 to 4000000), or \
                alsa:CLIENT:PORT
                """
        ) { midi($0, &$1.presentation.midi) },
        Option("mute", or: "no-mute", in: .splash, help: "Make no sound.") {
            flag($0, &$1.presentation.isMuted)
        },
        Option(
            "volume", "percent", unit: "%", default: "100", in: .splash, help: "Set the loudness.",
            takes: "a whole number from 0 to 100"
        ) { whole($0, 0...100, &$1.presentation.volume) },
        Option(
            "scale", "factor", default: "1", in: .splash,
            help: "Set the size, as a multiple of the animation's own.", takes: "a number from 0.1 to 16"
        ) { number($0, 0.1...16, &$1.presentation.scale) },
        Option(
            "speed", "factor", default: "1", in: .splash,
            help: "Set the speed, as a multiple of the animation's own.", takes: "a number from 0.01 to 100"
        ) { number($0, 0.01...100, &$1.presentation.speed) },
        Option(
            "paper", "colour", in: .splash, completion: .words("light dark"),
            help: """
                Print the camel on paper of this colour: light, dark, or RRGGBB (default: light, or dark if the desktop \
                prefers that).
                """,
            takes: Options.colors
        ) { color($0, light: 0xF3E8D0, dark: 0x2D231A, &$1.presentation.paper) },
        Option(
            "ink", "colour", in: .splash, completion: .words("light dark"),
            help:
                "Print the camel and the text in this colour (default: dark on light paper, light on dark).",
            takes: Options.colors
        ) { color($0, light: 0xEADCBF, dark: 0x241608, &$1.presentation.ink) },
        Option(
            "gait", "gait", default: "auto", in: .splash, completion: .words("auto walk gallop"),
            help: """
                Let the bundled camel walk, gallop, or (auto) walk and gallop the last stretch, where progress is \
                reported or known from the last runs. With --headless, auto is gallop.
                """,
            takes: "auto, walk or gallop"
        ) { gait($0, &$1.presentation.gait) },
        Option(
            "delay", "ms", unit: "ms", default: "0", in: .splash,
            help: "Wait this long before showing the window.",
            takes: "a whole number of milliseconds from 0 to 86400000"
        ) { whole($0, 0...86_400_000, &$1.delay) },
        Option(
            "min-time", "ms", unit: "ms", default: "0", in: .splash,
            help: "Once shown, keep the window at least this long.",
            takes: "a whole number of milliseconds from 0 to 86400000"
        ) { whole($0, 0...86_400_000, &$1.minimumTime) },
        Option(
            "max-time", "s", unit: "s", default: "60", in: .splash,
            help: "Close the window after this long at the latest.",
            takes: "a number of seconds from 0 to 86400"
        ) { seconds($0, &$1.maximumTime) },
        Option(
            "until", "list", default: "auto", in: .splash,
            completion: .words("auto output stdout stderr window ready listen exit"),
            help: """
                Close the window at the first of these events, besides the command's end, a click, Escape and \
                --max-time: output, stdout, stderr, window, ready, exit, listen (on any port or named socket), \
                listen:PORT, path:FILE (it exists). auto is output and window; but a graphical program's output closes \
                the window only from a terminal in raw mode, or 10 s later.
                """,
            takes: """
                a list of output, stdout, stderr, window, ready, exit, listen, listen:PORT (PORT from 1 to 65535) \
                and path:FILE, with commas between them, or auto
                """
        ) { conditions($0, &$1.until) },
        Option(
            "status", or: "no-status", in: .splash,
            help: "Give the command a NOTIFY_SOCKET and show the STATUS= that it sends; READY=1 closes."
        ) { flag($0, &$1.takesStatus) },
        Option(
            "progress", or: "no-progress", default: "1", in: .splash,
            help: "Show a bar that fills as fast as the command took the last times."
        ) { flag($0, &$1.showsProgress) },
        Option(
            "text", or: "no-text", default: "1", in: .splash,
            help: "Write the command's name and status under the picture."
        ) { flag($0, &$1.showsText) },
        Option(
            "title", "text", in: .splash,
            help: "Write this under the picture in place of the command's name.",
            takes: "a line of printable text"
        ) { ByteString($0.description) == $0 && text($0, &$1.title) },
        Option(
            "startup-id", "id", in: .splash, .environment,
            help: "Give the command this DESKTOP_STARTUP_ID, and close when its startup sequence completes.",
            takes: "a startup id of printable characters"
        ) { printable($0, &$1.startupIdentifier) },
        Option(
            "linger-on-error", "s", unit: "s", default: "0", in: .splash,
            help: "If the command fails, keep the window this long and say so.",
            takes: "a number of seconds from 0 to 86400"
        ) { seconds($0, &$1.lingerTime) },
        Option(
            "reduced-motion", or: "no-reduced-motion", in: .splash,
            help: "Show one still pose (default: as the desktop says)."
        ) { flag($0, &$1.hasReducedMotion) },
        Option("no-splash", or: "splash", in: .splash, help: "Show no window.") { flag($0, &$1.isOff) },
        Option(
            "headless", in: .headless, .commandLine,
            help: "Render the frames to PNG files, without a display, then run the command if there is one."
        ) { flag($0, &$1.headless.isOn) },
        Option(
            "output", "dir", default: "camelwalk-frames", in: .headless, .commandLine,
            completion: .directory,
            help: "Write the frames into this directory.", takes: "the name of a directory"
        ) { text($0, &$1.headless.job.output) },
        Option(
            "frames", "n", in: .headless, .commandLine,
            help: "Render this many frames (default: one cycle), or 0 for the sound of --audio alone.",
            takes: "a whole number from 0 to 10000"
        ) { whole($0, 0...10_000, &$1.headless.job.count) },
        Option(
            "first", "k", default: "1", in: .headless, .commandLine,
            help: "Begin with this frame, counted from 1.", takes: "a whole number from 1 to 1000000"
        ) { whole($0, 1...1_000_000, &$1.headless.job.first) },
        Option(
            "step", "ms", unit: "ms", in: .headless, .commandLine,
            help: "Render a frame for each of these steps (default: the animation's own times).",
            takes: "a number of milliseconds from 0.001 to 86400000"
        ) { number($0, 0.001...86_400_000, &$1.headless.job.step) },
        Option(
            "size", "WxH", unit: "pixels", in: .headless, .commandLine,
            help: "Set the size of the pictures in pixels (default: the animation's own).",
            takes: "WIDTHxHEIGHT in pixels, each 1 to 16384"
        ) { size($0, &$1.headless.job.size) },
        Option("transparent", in: .headless, .commandLine, help: "Leave the background transparent.") {
            flag($0, &$1.headless.job.isTransparent)
        },
        Option(
            "contact-sheet", "file", in: .headless, .commandLine, completion: .file,
            help: "Lay all the frames out on one plate, in this file.", takes: "the name of a file"
        ) { text($0, &$1.headless.job.contactSheet) },
        Option(
            "audio", "file", in: .headless, .commandLine, completion: .file,
            help: "Render the soundtrack to this file, or to standard output if it is -.",
            takes: "the name of a file, or -"
        ) { text($0, &$1.headless.job.audio) },
        Option(
            "audio-format", "format", default: "wav", in: .headless, .commandLine,
            completion: .words("wav s16le"),
            help: """
                Write the sound as WAV, or as samples alone: 48000 Hz, stereo, signed 16 bits, low byte first.
                """,
            takes: "wav or s16le"
        ) { audioFormat($0, &$1.headless.job.hasRawAudio) },
        Option(
            "seconds", "s", unit: "s", in: .headless, .commandLine,
            help: "Let the sound last this long (default: as long as the frames).",
            takes: "a number of seconds from 0.001 to 21600"
        ) { number($0, 0.001...21_600, &$1.headless.job.seconds) },
        Option(
            "wrap-desktop-entry", "name", in: .desktopEntries, .commandLine,
            help: """
                Put a copy of this program's desktop entry, whose commands begin with camelwalk, into your own \
                applications; an entry of your own is changed in its place.
                """,
            takes: "the name of a desktop entry, such as org.gnome.Maps.desktop"
        ) { entry($0, .wrap, &$1.desktopEntry) },
        Option(
            "unwrap-desktop-entry", "name", in: .desktopEntries, .commandLine,
            help: "Remove the copy, or take camelwalk out of your own entry.",
            takes: "the name of a desktop entry, such as org.gnome.Maps.desktop"
        ) { entry($0, .unwrap, &$1.desktopEntry) },
        Option(
            "dry-run", in: .desktopEntries, .commandLine,
            help: "Print what would change, as a diff, and change nothing."
        ) { flag($0, &$1.desktopEntry.isDryRun) },
        Option(
            "runtime", "runtime", default: "auto", in: .general, completion: .program,
            help: """
                Run OCaml bytecode with this runtime: auto (what the file asks for, or else the ocamlrun in PATH), \
                direct (the kernel's choice) or a program.
                """,
            takes: "auto, direct or the name of a program"
        ) { runtime($0, &$1.runtime) },
        Option(
            "log", "file", in: .general, completion: .file,
            help: "Append a line for each event to this file.",
            takes: "the name of a file"
        ) { text($0, &$1.log) },
        Option(
            "explain", in: .general, .commandLine,
            help: """
                Run nothing; say what the command is, what would close the window and by which rule, and where each \
                setting comes from.
                """
        ) { flag($0, &$1.isExplaining) },
        Option(
            "doctor", in: .general, .commandLine,
            help: "Report what the splash finds on this system, for troubleshooting or a bug report."
        ) { flag($0, &$1.isDoctor) },
        Option("version", in: .general, .commandLine, answer: .version, help: "Print the version.") { _, _ in
            true
        },
        Option("help", in: .general, .commandLine, answer: .help, help: "Print this help.") { _, _ in true },
        Option(
            "dump-options", in: .hidden, .commandLine, answer: .table,
            help: "Print this table, for the manual and the completions."
        ) { _, _ in true },
    ]

    /// The position of the option `name` in the table. A name that is not in the table ends the process: it is a
    /// mistake in the program.
    public static func index(of name: StaticString) -> Int {
        for index in all.indices where OptionNames.areSame(all[index].name, name) { return index }
        preconditionFailure("no such option")
    }
}
