import Testing

@testable import ServiceNotification
import POSIX

@Suite struct ServiceMessageTests {
    private func message(_ text: String) -> ServiceMessage { ServiceMessage(datagram: text.utf8) }

    @Test func whatAProgramSaysIsRead() {
        let message = message(
            "READY=1\nSTATUS=Loading – 3 of 7\nX_CAMELWALK_PROGRESS=42\nERRNO=2\nEXTEND_TIMEOUT_USEC=5000000\nSTOPPING=1"
        )
        #expect(message.isReady && message.isStopping)
        #expect(message.status == "Loading – 3 of 7")
        #expect(message.progress == 42)
        #expect(message.error == 2)
        #expect(message.timeExtension == 5_000_000)
    }

    @Test func theLastOfANameCounts() {
        #expect(message("STATUS=a\nSTATUS=b\n").status == "b")
        #expect(message("X_CAMELWALK_PROGRESS=10\nX_CAMELWALK_PROGRESS=1000").progress == 10)
    }

    @Test(arguments: [
        "", "\n\n", "=", "READY", "READY=0", "READY=11", "ready=1", " READY=1", "X_CAMELWALK_PROGRESS=",
        "X_CAMELWALK_PROGRESS=nan",
        "X_CAMELWALK_PROGRESS=-1", "X_CAMELWALK_PROGRESS=101", "X_CAMELWALK_PROGRESS=inf", "ERRNO=0",
        "ERRNO=-5",
        "ERRNO=99999999999", "EXTEND_TIMEOUT_USEC=-1", "EXTEND_TIMEOUT_USEC=999999999999999999999",
        "WATCHDOG=1",
    ])
    func whatIsSenselessIsSkipped(text: String) {
        #expect(message(text) == ServiceMessage(datagram: []))
    }

    @Test func anEmptyStatusTakesTheLastOneBack() {
        #expect(message("STATUS=").status == "")
    }

    @Test func anyBytesAreTaken() {
        let message = ServiceMessage(datagram: Array("STATUS=".utf8) + [0xFF, 0x1B, 0x5B, 0x00, 0x41])
        #expect(message.status?.bytes == [0xFF, 0x1B, 0x5B, 0x41])
        #expect(message.logLines == ["notified: status \u{FFFD}\u{FFFD}[A"], "nothing that a terminal obeys")
    }
}
