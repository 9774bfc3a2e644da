import Testing

@testable import SplashPolicy

struct SequencerClientsTests {
    @Test func thePortsThatTakeEventsAreListed() {
        let text = """
            Client info
              cur  clients : 4

            Client   0 : "System" [Kernel Legacy]
              Port   0 : "Timer" (Rwe-)
              Port   1 : "Announce" (R-e-)
                Connecting To: 128:0
            Client  14 : "Midi Through" [Kernel Legacy]
              Port   0 : "Midi Through Port-0" (RWe-) [In/Out]
            Client 128 : "FLUID Synth (7)" [User Legacy]
              Port   0 : "Synth "input" (7:0)" (-We-) [In]
              Port   1 : "hidden" (rw--)
              Output pool :
                Pool size          : 500
            """
        #expect(
            SequencerClients.ports(in: text) == [
                .init(client: 14, port: 0, name: "Midi Through Port-0"),
                .init(client: 128, port: 0, name: #"Synth "input" (7:0)"#),
            ])
        #expect(
            SequencerClients.ports(in: "Port\nPort x : y\n Port 1 : \"\nClient 1 : 2\nPort 1 : \" W").isEmpty)
    }
}
