import SplashProtocol
import Testing

@Suite struct EventLogTests {
    @Test func aLineHasMillisecondsAndTheEvent() {
        #expect(EventLog.line("started", nanoseconds: 0) == "0.000 started\n")
        #expect(EventLog.line("closed: exit", nanoseconds: 1_234_005_678) == "1234.005 closed: exit\n")
    }
}
