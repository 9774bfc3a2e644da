import SplashPolicy
import Testing

@Suite struct NetworkNeedTests {
    @Test(arguments: [
        ("DISPLAY", ":0"), ("DISPLAY", ":0.1"), ("DISPLAY", "unix:0"), ("DISPLAY", "unix/pc:0"),
        ("DISPLAY", ""),
        ("DISPLAY", "/tmp/launch-x/org.x:0"), ("DISPLAY", "rubbish"),
        ("PULSE_SERVER", "unix:/run/user/1000/pulse/native"), ("PULSE_SERVER", "/tmp/pulse"),
        ("PULSE_SERVER", ""),
        ("PULSE_SERVER", "{a1b2}unix:/tmp/pulse {a1b2}/tmp/other"), ("AUDIODEVICE", "snd/0"),
        ("AUDIOSERVER", ":0"),
        ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1000/bus,guid=1"),
        ("DBUS_SESSION_BUS_ADDRESS", "autolaunch:"), ("HOME", "pc:0"),
    ])
    func whatIsHereNeedsNone(name: String, value: String) {
        #expect(!NetworkNeed.isNamed { $0 == name ? Array(value.utf8) : nil })
    }

    @Test(arguments: [
        ("DISPLAY", "localhost:10.0"), ("DISPLAY", "pc:0"), ("DISPLAY", "tcp/pc:0"), ("DISPLAY", "[::1]:0"),
        ("DISPLAY", "::1:0"), ("PULSE_SERVER", "tcp:pc:4713"), ("PULSE_SERVER", "pc"),
        ("PULSE_SERVER", "{a1b2}unix:/tmp/pulse tcp6:pc"), ("AUDIODEVICE", "snd@pc/0"),
        ("AUDIOSERVER", "pc:0"),
        ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x;tcp:host=pc,port=1"),
    ])
    func whatIsFarNeedsIt(name: String, value: String) {
        #expect(NetworkNeed.isNamed { $0 == name ? Array(value.utf8) : nil })
    }
}
