import POSIX
import SplashProtocol
import Testing

@testable import Launching

@Suite struct OptionTableTests {
    @Test(arguments: [
        ("volume", "0"), ("volume", "99"), ("scale", "0.1"), ("scale", "2.5"), ("speed", "0.5"),
        ("delay", "7"), ("min-time", "86400000"), ("max-time", "0.25"), ("mute", "yes"), ("no-splash", "1"),
        ("log", "x"), ("grid", "20x1"), ("grid", "4X5"), ("frame-time", "35"), ("frame-time", "33.3"),
        ("tag", "walk"), ("loop", "file"), ("midi", "/dev/snd/midiC0D0"), ("midi", "/dev/ttyS0,31250"),
        ("midi", "alsa:FLUID Synth:0"),
        ("until", "exit"), ("until", "output, window,ready"),
        ("until", "listen, listen:1,listen:65535"), ("until", #"exit,path:a\,b\\, path:/x"#), ("status", "1"),
        ("progress", "off"),
        ("text", "no"), ("startup-id", "host-1_TIME2"), ("linger-on-error", "2.5"), ("reduced-motion", "1"),
        ("paper", "dark"), ("paper", "#0a0B0c"), ("paper", "abc"), ("ink", "light"), ("ink", "000000"),
        ("gait", "walk"), ("gait", "gallop"),
        ("runtime", "direct"), ("title", "Le café: 2 + 2"), ("runtime", "/opt/ocaml/bin/ocamlrun"),
        ("frames", "10000"),
        ("first", "2"), ("step", "0.001"), ("size", "960x800"), ("output", "x"), ("contact-sheet", "x"),
        ("wrap-desktop-entry", "org.gimp.GIMP"), ("transparent", "1"), ("headless", "1"),
        ("frames", "0"), ("audio", "-"), ("audio-format", "s16le"), ("seconds", "0.001"),
    ])
    func aValueInRangeIsTaken(name: String, value: String) throws {
        var settings = Settings()
        #expect(try row(name).read(ByteString(value), &settings))
        #expect(settings != Settings())
    }

    @Test(arguments: [
        ("volume", "-1"), ("volume", "101"), ("volume", "1.5"), ("volume", ""), ("scale", "0"),
        ("scale", "nan"), ("speed", "inf"), ("delay", "-1"), ("delay", "1e3"), ("max-time", "-0.1"),
        ("mute", "maybe"), ("animation", ""), ("grid", "20"), ("grid", "x1"), ("grid", "0x1"),
        ("grid", "1x-1"), ("grid", "101x100"), ("grid", "1x1x1"), ("grid", "99999999999999999999x1"),
        ("frame-time", "0"), ("frame-time", "nan"), ("tag", ""), ("loop", "2"), ("midi", ""),
        ("midi", "alsa:"),
        ("midi", ",31250"), ("midi", "/dev/ttyS0,299"), ("midi", "/dev/ttyS0,99999999999999999999"),
        ("until", ""), ("until", ","),
        ("until", "output,"),
        ("until", "outputs"), ("until", "listen:"), ("until", "listen:0"), ("until", "listen:65536"),
        ("until", "listen:+80"), ("until", "listen:x"), ("until", "path:"), ("until", "path"),
        ("until", "path:,exit"), ("until", "file:/x"), ("status", "maybe"), ("startup-id", "a b"),
        ("startup-id", "a\n"),
        ("linger-on-error", "-1"), ("runtime", ""), ("title", ""), ("title", "a\u{1B}[2J"), ("title", "a\nb"),
        ("paper", ""), ("paper", "#"), ("paper", "12345"), ("paper", "+12"), ("paper", "##12"),
        ("ink", "red"),
        ("ink", "-12345"), ("ink", "#1234567"), ("gait", ""), ("gait", "trot"), ("gait", "Walk"),
        ("frames", "-1"), ("frames", "x"), ("first", "0"), ("audio", ""), ("audio-format", "mp3"),
        ("seconds", "0"), ("seconds", "21601"),
        ("step", "0"), ("size", "3"), ("size", "1x16385"), ("output", ""), ("contact-sheet", ""),
        ("wrap-desktop-entry", "a/b"),
    ])
    func aValueOutOfRangeChangesNothing(name: String, value: String) throws {
        var settings = Settings()
        #expect(try !row(name).read(ByteString(value), &settings))
        #expect(settings == Settings())
    }

    @Test func aRefusalSaysWhatWasGivenAndWhatIsExpected() throws {
        let volume = try row("volume")
        #expect(
            volume.refusal(of: "loud", name: "--volume").message
                == "--volume takes a whole number from 0 to 100, not 'loud'")
        #expect(
            volume.refusal(of: "", name: "CAMELWALK_VOLUME").message
                == "CAMELWALK_VOLUME takes a whole number from 0 to 100")
    }

    /// What the help says is what is in force.
    @Test func theDefaultsOfTheTableAreThoseOfTheSettings() {
        for option in Options.all {
            guard let defaultValue = option.defaultValue else { continue }
            var settings = Settings()
            #expect(option.read(ByteString("\(defaultValue)"), &settings), "\(option.name)")
            // Said aloud, `until` is something of its own.
            if settings.until != nil {
                #expect(settings.conditions == Settings().conditions)
            } else {
                #expect(settings == Settings(), "\(option.name)")
            }
        }
    }

    @Test func theVariableFollowsFromTheName() throws {
        #expect(try row("min-time").variable == "CAMELWALK_MIN_TIME")
        #expect(try row("no-splash").variable == "CAMELWALK_NO_SPLASH")
    }

    @Test func theNamesAreUniqueAndFitTheSet() {
        var names = Options.all.map { "\($0.name)" }
        names += Options.all.compactMap { $0.negation.map { "\($0)" } }
        #expect(Set(names).count == names.count)
        #expect(Options.all.count <= 64)
    }

    @Test func onlyFlagsHaveAnOpposite() {
        for option in Options.all where option.negation != nil { #expect(option.value == nil) }
        for option in Options.all where option.reach > .commandLine && option.value == nil {
            #expect(option.negation != nil, "\(option.name) can be set for long, and must be undone once")
        }
    }

    @Test func whatClosesIsOutputAndWindowsUnlessTheUserSaysOtherwise() {
        var settings = Settings()
        #expect(settings.conditions == .default)
        #expect(!settings.takesNotifications, "the command's environment stays as it is")
        settings.takesStatus = true
        #expect(settings.takesNotifications && settings.conditions.ready && settings.conditions.window)
        settings.until = CloseConditions()
        #expect(settings.takesNotifications && settings.conditions == CloseConditions())
    }
}

/// The row of this name.
func row(_ name: String) throws -> Option {
    try #require(Options.all.first { "\($0.name)" == name })
}
