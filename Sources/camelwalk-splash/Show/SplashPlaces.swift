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
        "/usr", "/lib", "/lib64", "/opt", "/etc", "/sys", "/proc", "/dev/urandom",
        "/nix/store", "/gnu/store", "/run/current-system", "/run/opengl-driver",
        "/run/host/fonts", "/run/host/fonts-cache", "/run/host/user-fonts",
        "/run/systemd/resolve", "/run/resolvconf", "/run/NetworkManager", "/mnt/wsl/resolv.conf",
        "/var/cache/fontconfig", "/var/lib/dbus", "/var/lib/flatpak", "/var/lib/snapd",
    ]

    /// Variables that name files or directories of these libraries, several behind each other at colons.
    private static let variables = [
        "LD_LIBRARY_PATH", "XAUTHORITY", "XLOCALEDIR", "LOCPATH",
        "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CONFIG_DIRS",
        "PULSE_COOKIE", "PULSE_CLIENTCONFIG", "PULSE_CONFIG_PATH", "PULSE_RUNTIME_PATH",
        "PIPEWIRE_CONFIG_DIR", "PIPEWIRE_MODULE_DIR", "SPA_PLUGIN_DIR",
        "ALSA_CONFIG_PATH", "ALSA_CONFIG_DIR", "ALSA_PLUGIN_DIR",
    ]

    private static let inHome: [ByteString] = [
        ".fonts", ".fonts.conf", ".fontconfig", ".pulse", ".pulse-cookie", ".asoundrc",
    ]
    // A directory's links may lead out of it, so that the files themselves are here too.
    private static let inConfiguration: [ByteString] = [
        "fontconfig", "fontconfig/fonts.conf", "pulse", "pulse/client.conf", "pulse/cookie", "pipewire",
        "pipewire/client.conf", "alsa", "alsa/asoundrc",
    ]
    private static let inData: [ByteString] = ["fonts", "applications", "flatpak"]

    /// What the splash of `job` may use in any case.
    func rules(for job: ShowJob) -> [Confinement.Rule] {
        var rules = SplashPlaces.ofSystem.map { Confinement.Rule(.read, $0) }
        rules += ["/dev/null", "/dev/snd", "/dev/dsp", "/dev/dri"].map { Confinement.Rule(.device, $0) }
        if let directory = recordingDirectory { rules.append(Confinement.Rule(.make, directory)) }
        if let destination = job.presentation.midiDestination {
            rules.append(Confinement.Rule(.device, destination.path))
            rules += (job.presentation.soundtrack.map { [$0] } ?? []).map { Confinement.Rule(.read, $0) }
        }
        // Without them there may be no window.
        let named = SplashPlaces.variables.compactMap(value).flatMap {
            $0.bytes.split(separator: UInt8(ascii: ":"))
        }
        rules += named.map { Confinement.Rule(.read, ByteString(bytes: Array($0))) }
        // libpulse looks into the directory of its socket before it connects.
        return rules + SplashPlaces.below(base.home, [".Xauthority"])
            + SplashPlaces.below(value("XDG_RUNTIME_DIR"), ["pulse"])
    }

    /// Whether a socket in the abstract namespace may be needed: libxcb looks for those first, and takes a refusal for an
    /// answer.
    var hasAbstractSockets: Bool {
        let addresses = ["DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER"].compactMap(value)
        return value("DISPLAY")?.bytes.isEmpty == false
            || addresses.contains { $0.description.contains("abstract") }
    }

    /// What it may use in the user's directories.
    var personal: [Confinement.Rule] {
        let data = base.data.flatMap { SplashPlaces.below($0, SplashPlaces.inData) }
        return data + SplashPlaces.below(base.home, SplashPlaces.inHome)
            + SplashPlaces.below(base.ownConfiguration, SplashPlaces.inConfiguration)
            + SplashPlaces.below(base.ownData, SplashPlaces.inData)
            + SplashPlaces.below(base.ownCache, ["fontconfig"])
    }

    /// Where the user says that fonts are.
    var fonts: [Confinement.Rule] {
        let own = [
            base.ownConfiguration?.appending(path: "fontconfig/fonts.conf"),
            base.home?.appending(path: ".fonts.conf"),
            value("FONTCONFIG_FILE"),
        ]
        return own.compactMap { $0 }.flatMap { FontFolders.named(in: $0, base) }
            .map { Confinement.Rule(.read, $0) }
    }

    private static func below(_ directory: ByteString?, _ names: [ByteString]) -> [Confinement.Rule] {
        directory.map { directory in names.map { Confinement.Rule(.read, directory.appending(path: $0)) } }
            ?? []
    }

    /// Where SDL writes the sound that it would play, if the user has asked it to.
    private var recordingDirectory: ByteString? {
        guard value("SDL_AUDIODRIVER") == "disk" else { return nil }
        let file = value("SDL_DISKAUDIOFILE") ?? "sdlaudio.raw"
        return file.bytes.contains(UInt8(ascii: "/")) ? file.deletingLastPathComponent : "."
    }
}
