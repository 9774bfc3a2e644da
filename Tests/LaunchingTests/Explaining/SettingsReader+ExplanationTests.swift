import POSIX
import SplashProtocol
import Testing

@testable import Launching

@Suite struct SettingsReaderExplanationTests {
    private func explained(_ lines: String, _ variables: [String: ByteString], _ words: [String]) throws
        -> [Explanation.Row]
    {
        var reader = SettingsReader(keepsOrigins: true)
        reader.read(
            ConfigurationText(Array(lines.utf8)),
            of: SettingsReader.Configuration(path: "/etc/config", home: nil, command: "x"))
        reader.readEnvironment { variables[$0] }
        try reader.read(optionWords(words.map { ByteString($0) }))
        return reader.explanation(file: "/etc/config", places: []).rows
    }

    @Test func eachSettingIsShownWithItsSource() throws {
        let rows = try explained(
            "mute\nvolume = 40\ndelay = x\nscale = 2", ["CAMELWALK_SCALE": "3", "CAMELWALK": "on"],
            ["--speed=2", "--no-progress", "--explain", "x"])
        #expect(
            rows.dropLast() == [
                .init("file", "/etc/config"), .init("mute", "mute, in /etc/config:1"),
                .init("volume", "volume = 40, in /etc/config:2"),
                .init("scale", "CAMELWALK_SCALE=3, an environment variable"),
                .init("splash", "CAMELWALK=on, an environment variable"),
                .init("speed", "--speed 2, on the command line"),
                .init("progress", "--no-progress, on the command line"),
                .init(
                    "ignored",
                    "/etc/config:3: delay takes a whole number of milliseconds from 0 to 86400000, not 'x'"),
            ])
    }

    @Test func theRestIsShownAsTheDefaults() throws {
        let row = try #require(try explained("", [:], ["--delay=5", "x"]).last)
        #expect(
            row
                == .init(
                    "default",
                    "loop forever, mute off, volume 100 %, scale 1, speed 1, gait auto, min-time 0 ms, "
                        + "max-time 60 s, until auto, status off, progress on, text on, linger-on-error 0 s, runtime auto"
                ))
    }

    @Test func withoutAFileThePlacesAreNamed() {
        let reader = SettingsReader(keepsOrigins: true)
        #expect(
            reader.explanation(file: nil, places: ["/a", "/b"]).rows[0].text == "none; it would be /a or /b")
        #expect(reader.explanation(file: nil, places: []).rows[0].text == "none is looked for")
    }
}
