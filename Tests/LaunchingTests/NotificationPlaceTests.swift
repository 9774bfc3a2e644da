import POSIX
import Testing

@testable import Launching

@Suite struct NotificationPlaceTests {
    private func directories(_ runtime: ByteString?, outer: ByteString?, user: UInt32) -> [ByteString] {
        NotificationPlace.directories(runtime: runtime, outer: outer, user: user)
    }

    @Test func theRuntimeDirectoryComesFirst() {
        #expect(directories("/run/me", outer: nil, user: 7) == ["/run/me/camelwalk"])
        #expect(directories("relative", outer: nil, user: 7) == [])
        #expect(
            directories("/run/me", outer: "/notify", user: 7)
                == ["/run/me/camelwalk", "/run/user/7/camelwalk", "/tmp/camelwalk-7"])
        #expect(directories("/run/me", outer: "@notify", user: 7) == ["/run/me/camelwalk"])
        #expect(directories("/run/me", outer: nil, user: 0) == ["/run/me/camelwalk"])
    }

    @Test func whoMayDropItsRightsIsHeardByTheServiceManager() {
        #expect(
            directories("/run/user/0", outer: "/notify", user: 0) == ["/run/camelwalk", "/tmp/camelwalk-0"])
        #expect(directories("/run/user/0", outer: "@notify", user: 0) == [])
        #expect(NotificationPlace.isForAll(outer: "@notify", user: 0))
        #expect(!NotificationPlace.isForAll(outer: nil, user: 0))
        #expect(!NotificationPlace.isForAll(outer: "/notify", user: 7))
    }
}
