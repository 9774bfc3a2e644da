import POSIX
import Testing

@testable import WindowWatch

@Suite struct ServerConnectionsTests {
    // 11 is connected to a server's 12, 21 to the bus's 22, 31 to the X server's 32; 41 and 42 are a pair of sockets.
    private let connections = ServerConnections([
        UnixSocket(state: .connected, name: nil, inode: 11, peer: 12),
        UnixSocket(state: .connected, name: "/run/server", inode: 12, peer: 11),
        UnixSocket(state: .connected, name: nil, inode: 21, peer: 22),
        UnixSocket(state: .connected, name: "/run/bus", inode: 22, peer: 21),
        UnixSocket(state: .connected, name: nil, inode: 31, peer: 32),
        UnixSocket(state: .connected, name: "@/tmp/.X11-unix/X0", inode: 32, peer: 31),
        UnixSocket(state: .connected, name: nil, inode: 41, peer: 42),
        UnixSocket(state: .connected, name: nil, inode: 42, peer: 41),
        UnixSocket(state: .listening, name: "/run/server", inode: 50),
        UnixSocket(state: .connected, name: "/run/closed", inode: 60, peer: nil),
    ])

    @Test(
        arguments: [
            ([11], [12], true), ([1, 11], [2, 12], true), ([12], [11], false), ([11], [50], false),
            ([41], [42], false),
            ([21], [22], false), ([], [12], false), ([0], [60], false),
        ] as [(Set<UInt64>, Set<UInt64>, Bool)])
    func aClientIsConnectedToItsServer(client: Set<UInt64>, server: Set<UInt64>, isConnected: Bool) {
        #expect(connections.connects(client, to: server, excepted: ["/run/bus"]) == isConnected)
    }

    @Test func theBusIsKnownByItsName() {
        #expect(connections.connects([21], toNames: ["/run/bus"]))
        #expect(!connections.connects([22, 11], toNames: ["/run/bus"]))
        #expect(!connections.connects([21], toNames: []))
    }

    @Test func theXServerIsKnownByItsPlace() {
        #expect(connections.connectsToXServer([31]))
        #expect(!connections.connectsToXServer([11, 21, 32]))
        let named = ServerConnections([
            UnixSocket(state: .connected, name: "/tmp/.X11-unix/X7", inode: 2, peer: 1)
        ])
        #expect(named.connectsToXServer([1]))
    }
}
