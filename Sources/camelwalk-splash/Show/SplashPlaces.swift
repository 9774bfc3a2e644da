import Confinement
import POSIX
import SplashPolicy
import SplashProtocol

/// Which files the splash goes on using: what the system is made of, and what in the user's home its libraries for text, sound
/// and displays look for.
struct SplashPlaces {
    private let value: (String) -> ByteString?
    private let base: BaseDirectories

    /// In the environment that `value` gives.
    init(value: @escaping (String) -> ByteString?) {
        self.value = value
        base = BaseDirectories(value: value)
    }

    /// Of everybody's; who they are for, the system decides.
    private static let ofSystem: [ByteString] = [
        "/usr", "/lib", "/lib64", "/opt", "/etc", "/nix/store", "/gnu/store", "/run/current-system",
        "/run/opengl-driver",
        "/run/host", "/run/systemd/resolve", "/sys", "/proc", "/dev/urandom", "/var/cache/fontconfig",
        "/var/lib/dbus",
        "/var/lib/flatpak", "/var/lib/snapd",
    ]

    /// Variables that name files or directories of these libraries, several behind each other at colons.
    private static let variables = [
        "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XAUTHORITY", "XLOCALEDIR", "LOCPATH",
        "XDG_CONFIG_DIRS",
        "PULSE_COOKIE", "PULSE_CLIENTCONFIG", "PULSE_CONFIG_PATH", "PIPEWIRE_CONFIG_DIR", "SPA_PLUGIN_DIR",
        "PIPEWIRE_MODULE_DIR", "ALSA_CONFIG_PATH", "ALSA_CONFIG_DIR", "ALSA_PLUGIN_DIR",
    ]

    private static let inHome: [ByteString] = [
        ".Xauthority", ".fonts", ".fonts.conf", ".fontconfig", ".pulse", ".pulse-cookie", ".asoundrc",
    ]
    // A directory's links may lead out of it, so that the files themselves are here too.
    private static let inConfiguration: [ByteString] = [
        "fontconfig", "fontconfig/fonts.conf", "pulse", "pulse/client.conf", "pulse/cookie", "pipewire",
        "pipewire/client.conf", "alsa", "alsa/asoundrc",
    ]
    private static let inData: [ByteString] = ["fonts", "applications", "flatpak"]

    /// What the splash of `job` may use, those places first that answer at once.
    func rules(for job: ShowJob) -> [Confinement.Rule] {
        var rules = SplashPlaces.ofSystem.map { Confinement.Rule(.read, $0) }
        rules += ["/dev/null", "/dev/snd", "/dev/dri"].map { Confinement.Rule(.device, $0) }
        if let directory = recordingDirectory { rules.append(Confinement.Rule(.make, directory)) }
        if let destination = job.presentation.midiDestination {
            rules.append(Confinement.Rule(.device, destination.path))
            rules += (job.presentation.soundtrack.map { [$0] } ?? []).map { Confinement.Rule(.read, $0) }
        }
        return rules + personal.map { Confinement.Rule(.read, $0) }
    }

    /// Whether a socket in the abstract namespace may be needed: libxcb looks for those first, and takes a refusal for an
    /// answer.
    var hasAbstractSockets: Bool {
        let addresses = ["DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER"].compactMap(value)
        return value("DISPLAY")?.bytes.isEmpty == false
            || addresses.contains { $0.description.contains("abstract") }
    }

    private var personal: [ByteString] {
        let named = SplashPlaces.variables.compactMap(value).flatMap {
            $0.bytes.split(separator: UInt8(ascii: ":"))
        }
        let data = base.data.flatMap { directory in SplashPlaces.inData.map { directory.appending(path: $0) }
        }
        return named.map { ByteString(bytes: Array($0)) } + data
            + SplashPlaces.below(base.home, SplashPlaces.inHome)
            + SplashPlaces.below(base.ownConfiguration, SplashPlaces.inConfiguration)
            + SplashPlaces.below(base.ownData, SplashPlaces.inData)
            + SplashPlaces.below(base.ownCache, ["fontconfig"]) + fonts
    }

    /// Where the user says that fonts are.
    private var fonts: [ByteString] {
        let own =
            SplashPlaces.below(base.ownConfiguration, ["fontconfig/fonts.conf"])
            + SplashPlaces.below(base.home, [".fonts.conf"])
        let files = value("FONTCONFIG_FILE").map { [$0] + own } ?? own
        return files.flatMap { FontFolders.named(in: $0, home: base.home) }
    }

    private static func below(_ directory: ByteString?, _ names: [ByteString]) -> [ByteString] {
        directory.map { directory in names.map { directory.appending(path: $0) } } ?? []
    }

    /// Where SDL writes the sound that it would play, if the user has asked it to.
    private var recordingDirectory: ByteString? {
        guard value("SDL_AUDIODRIVER") == "disk" else { return nil }
        let file = value("SDL_DISKAUDIOFILE") ?? "sdlaudio.raw"
        return file.bytes.contains(UInt8(ascii: "/")) ? file.deletingLastPathComponent : "."
    }
}
