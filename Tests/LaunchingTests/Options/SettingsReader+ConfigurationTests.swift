import POSIX
import Testing

@testable import Launching
import SplashProtocol

@Suite struct ConfigurationReadingTests {
    private func reader(
        _ text: String, command: ByteString? = "gimp", checksAll: Bool = false
    ) -> SettingsReader {
        var reader = SettingsReader(keepsOrigins: true)
        var file = SettingsReader.Configuration(path: "/etc/c/config", home: "/home/u", command: command)
        file.checksAll = checksAll
        reader.read(ConfigurationText(Array(text.utf8)), of: file)
        return reader
    }

    @Test func whatIsSaidIsSet() {
        let settings = reader("mute\nvolume = 40\nno-text\nsplash\nprogress = off\nmax-time 9").settings
        #expect(settings.presentation.isMuted && settings.presentation.volume == 40)
        #expect(!settings.showsText && !settings.isOff && !settings.showsProgress)
        #expect(settings.maximumTime == 9_000)
    }

    @Test func aSectionIsForItsCommandAloneAndOverridesWhatIsBeforeIt() {
        let text = "volume = 1\n[gimp]\nvolume = 2\n[xclock]\nvolume = 3\nmute\n[gimp]\ndelay = 4"
        let settings = reader(text).settings
        #expect(settings.presentation.volume == 2 && settings.delay == 4)
        #expect(!settings.presentation.isMuted)
        #expect(reader(text, command: "xclock").settings.presentation.volume == 3)
        #expect(reader(text, command: "other").settings.presentation.volume == 1)
        #expect(reader(text, command: nil).settings.presentation.volume == 1)
    }

    @Test func pathsAreSeenFromTheFile() {
        let text = "animation = a.gif\nsoundtrack = ~/b.ogg\nlog = /c\nruntime = bin/run"
        let settings = reader(text).settings
        #expect(settings.presentation.animation == "/etc/c/a.gif")
        #expect(settings.presentation.soundtrack == "/home/u/b.ogg")
        #expect(settings.log == "/c")
        #expect(settings.runtime == .program("/etc/c/bin/run"))
        #expect(reader("runtime = ocamlrun").settings.runtime == .program("ocamlrun"))
        #expect(reader("log =").settings.log == nil, "nothing is no path")
    }

    @Test(arguments: [
        ("volume = loud", "volume takes a whole number from 0 to 100, not 'loud'"),
        ("volume", "volume takes a whole number from 0 to 100"),
        ("volme = 4", "unknown option 'volme', did you mean volume?"), ("xyz", "unknown option 'xyz'"),
        ("--mute", "unknown option '--mute', did you mean mute?"),
        ("headless", "headless is for a single start, on the command line only"),
        ("help", "help is for a single start, on the command line only"),
        ("wrap-desktop-entry = x", "wrap-desktop-entry is for a single start, on the command line only"),
        ("startup-id = x", "startup-id is for a single start, on the command line or in the environment"),
        ("no-mute = 1", "no-mute takes no value"), ("mute = maybe", "mute takes 1 or 0, not 'maybe'"),
        ("log =", "log takes the name of a file"),
        ("[gimp", "a section begins with the name of a command in brackets"),
    ])
    func aWrongLineIsNotedAndPassedOver(line: String, message: String) {
        let reader = reader("delay = 5\n\(line)\n[gimp]\nmin-time = 6")
        #expect(reader.errors.map(\.message) == ["/etc/c/config:2: \(message)"])
        var settings = Settings()
        settings.delay = 5
        settings.minimumTime = 6
        #expect(reader.settings == settings)
    }

    @Test func belowABrokenHeadingNothingCounts() {
        #expect(!reader("[gimp\nmute").settings.presentation.isMuted)
    }

    @Test func aFileThatIsNoneIsNotReadToItsEnd() {
        let reader = reader(String(repeating: "x\n", count: 30_000) + "mute")
        #expect(reader.errors.count == 21 && !reader.settings.presentation.isMuted)
        #expect(reader.errors.last?.message.contains(":20: too many lines are wrong") == true)
    }

    @Test func whatIsForOthersIsCheckedOnRequest() {
        let text = "[xclock]\nvolume = loud\nmute"
        #expect(reader(text).errors.isEmpty)
        let checked = reader(text, command: nil, checksAll: true)
        #expect(checked.errors.count == 1 && checked.settings == Settings() && checked.origins.isEmpty)
    }

    @Test func theEnvironmentOverridesTheFile() {
        var reader = reader("volume = 1\ndelay = 2\nmute\nno-splash")
        let variables: [String: ByteString] = [
            "CAMELWALK_VOLUME": "7", "CAMELWALK_MUTE": "0", "CAMELWALK": "on",
        ]
        reader.readEnvironment { variables[$0] }
        #expect(reader.settings.presentation.volume == 7 && reader.settings.delay == 2)
        #expect(!reader.settings.presentation.isMuted && !reader.settings.isOff)
        #expect(
            reader.origins.map(\.text) == [
                "delay = 2, in /etc/c/config:2", "no-splash, in /etc/c/config:4", "CAMELWALK_MUTE=0",
                "CAMELWALK_VOLUME=7", "CAMELWALK=on",
            ])
    }
}
