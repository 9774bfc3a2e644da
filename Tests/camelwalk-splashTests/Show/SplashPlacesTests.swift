import Confinement
import POSIX
import SplashProtocol
import Testing

@testable import camelwalk_splash

@Suite struct SplashPlacesTests {
    private let job = ShowJob(
        presentation: Presentation(), command: WatchedCommand(process: 1), title: "a", start: 0)

    private func places(_ variables: [String: ByteString]) -> SplashPlaces {
        SplashPlaces { variables[$0] }
    }

    private func rules(_ variables: [String: ByteString], _ job: ShowJob) -> [Confinement.Rule] {
        places(variables).rules(for: job) + places(variables).personal
    }

    @Test func nothingAboveWhatIsNeededIsInReach() {
        let rules = rules(
            ["HOME": "/home/a", "XDG_STATE_HOME": "/home/a/state", "XDG_RUNTIME_DIR": "/run/user/1"], job)
        let forbidden: [ByteString] = [
            "/", "/home", "/home/a", "/home/a/.config", "/home/a/.local/share", "/home/a/.cache",
            "/home/a/state",
            "/run", "/run/user/1", "/tmp", "/var", "/dev",
        ]
        for path in forbidden { #expect(!rules.contains { $0.path == path }, "\(path)") }
        #expect(!rules.contains { $0.use == .make })
        #expect(
            rules.filter { $0.use == .device }.map(\.path) == [
                "/dev/null", "/dev/snd", "/dev/dsp", "/dev/dri",
            ])
        for path: ByteString in [
            "/run/user/1/pulse", "/home/a/.fonts", "/home/a/.config/fontconfig", "/home/a/.Xauthority",
        ] {
            #expect(rules.contains(Confinement.Rule(.read, path)))
        }
    }

    @Test func whatVariablesNameIsInReach() {
        let rules = rules(
            ["XAUTHORITY": "/run/x/auth", "LD_LIBRARY_PATH": "/a/lib:/b/lib", "XDG_DATA_DIRS": "/c/share"],
            job)
        for path: ByteString in ["/run/x/auth", "/a/lib", "/b/lib", "/c/share/applications"] {
            #expect(rules.contains(Confinement.Rule(.read, path)), "\(path)")
        }
        #expect(!rules.contains { $0.path == "/c/share" })
    }

    @Test func aDeviceForMusicIsInReachAndItsSoundtrackIsReadHere() {
        var job = job
        job.presentation.soundtrack = "/music/a.mid"
        #expect(!rules([:], job).contains { $0.path == "/music/a.mid" }, "a process of its own decodes it")
        job.presentation.midi = "/dev/midi3"
        let rules = rules([:], job)
        #expect(rules.contains(Confinement.Rule(.device, "/dev/midi3")))
        #expect(rules.contains(Confinement.Rule(.read, "/music/a.mid")))
    }

    @Test(
        arguments: [
            (["DISPLAY": ":0"], true), (["DISPLAY": ""], false), ([:], false),
            (["DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1/bus"], false),
            (["DBUS_SESSION_BUS_ADDRESS": "unix:abstract=/tmp/dbus-x"], true),
        ] as [([String: ByteString], Bool)])
    func abstractSocketsStayWhereOneIsNeeded(variables: [String: ByteString], stay: Bool) {
        #expect(places(variables).hasAbstractSockets == stay)
    }

    @Test func aRecordingOfTheSoundIsMadeWhereItIsToBe() {
        let variables: [String: ByteString] = ["SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": "/a/b.raw"]
        #expect(rules(variables, job).contains(Confinement.Rule(.make, "/a")))
        #expect(rules(["SDL_AUDIODRIVER": "disk"], job).contains(Confinement.Rule(.make, ".")))
    }
}
