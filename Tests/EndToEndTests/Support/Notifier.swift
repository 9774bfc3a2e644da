/// Programs in Python that speak the sd_notify protocol.
enum Notifier {
    private static let preamble = """
        import os, socket, sys, time
        s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        name = os.environ["NOTIFY_SOCKET"]
        name = "\\0" + name[1:] if name[0] == "@" else name

        """

    /// `script` with a datagram socket `s`, and the address that NOTIFY_SOCKET names in `name`. Without a single quote, so
    /// that a shell can have it between two.
    static func python(_ script: String) -> String { preamble + script }

    /// A program that runs `script`.
    static func program(_ script: String) -> TestProgram {
        TestProgram(["python3", "-c", python(script)])
    }

    /// Sends what its arguments say, one datagram each; `sleep N` waits.
    static let sender = python(
        """
        for word in sys.argv[1:]:
            if word.startswith("sleep "):
                time.sleep(float(word[6:]))
            else:
                s.sendto(os.fsencode(word), name)
        """)

    /// A program that sends these words.
    static func send(_ words: [String]) -> TestProgram {
        TestProgram(["python3", "-c", sender] + words)
    }
}
