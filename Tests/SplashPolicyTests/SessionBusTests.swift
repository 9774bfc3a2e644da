import Testing

@testable import SplashPolicy

@Suite struct SessionBusTests {
    @Test(
        arguments: [
            ("unix:path=/run/user/1000/bus", nil, "unix:path=/run/user/1000/bus"),
            ("unix:path=/a", "/run", "unix:path=/a"),
            (
                "unix:abstract=/tmp/x,guid=1;tcp:host=a;unix:path=/b", nil,
                "unix:abstract=/tmp/x,guid=1;unix:path=/b"
            ),
            ("autolaunch:", "/run", nil), ("unixexec:path=/bin/sh", nil, nil), ("disabled:", nil, nil),
            ("tcp:host=a,port=1", nil, nil), (";", nil, nil),
            (nil, nil, nil), ("", "/run/user/0", "unix:path=/run/user/0/bus"), (nil, "run", nil),
            (nil, "", nil),
            (nil, "/a b;c,d%é", "unix:path=/a%20b%3bc%2cd%25%c3%a9/bus"),
            (nil, "/a-b_c.d*\n", "unix:path=/a-b_c.d*%0a/bus"),
        ] as [(String?, String?, String?)])
    func onlyASocketThatIsThereIsNamed(variable: String?, directory: String?, address: String?) {
        #expect(
            SessionBus.address(
                variable: variable.map { Array($0.utf8) }, runtimeDirectory: directory.map { Array($0.utf8) })
                == address)
    }
}
