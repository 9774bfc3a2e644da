import Glibc
import Testing

@testable import POSIX

@Suite struct NetworkFileTests {
    @Test func portsAreRead() {
        let text = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100 0 0 10 0
               1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1
               2: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 99 1
            nonsense
            """
        #expect(
            NetworkFile.listeningPorts(in: Array(text.utf8)) == [
                ListeningPort(number: 8080, inode: 4711, user: 1000),
                ListeningPort(number: 22, inode: 99, user: 0),
            ])
    }

    @Test func unixSocketsAreRead() {
        let text = """
            Num       RefCount Protocol Flags    Type St Inode Path
            0000000000000000: 00000002 00000000 00010000 0001 01 17 /run/a b
            0000000000000000: 00000003 00000000 00000000 0001 03 18 @abstract
            0000000000000000: 00000002 00000000 00000000 0002 01 19
            0000000000000000: 00000002 00000000 00010000 0001 01 20
            """
        let listening = [
            UnixSocket(state: .listening, name: "/run/a b", inode: 17),
            UnixSocket(state: .listening, name: nil, inode: 20),
        ]
        let bytes = Array(text.utf8)
        #expect(NetworkFile.unixSockets(in: bytes) == listening)
        #expect(
            NetworkFile.unixSockets(in: bytes, withConnected: true) == [
                listening[0], UnixSocket(state: .connected, name: "@abstract", inode: 18), listening[1],
            ])
    }
}
