/// What the kernel tells of ALSA's sequencer, in /proc/asound/seq/clients.
public enum SequencerClients {
    /// A port that events can be sent to.
    public struct Port: Equatable, Sendable {
        /// The client's number.
        public var client: Int
        /// The port's number at its client.
        public var port: Int
        /// The port's name.
        public var name: String
    }

    /// The ports of all clients that others may connect to, to send them something, but for the kernel's own (client 0).
    public static func ports(in text: String) -> [Port] {
        var client = 0
        var ports: [Port] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, let number = Int(words[1]) else { continue }
            if words[0] == "Client" { client = number }
            if words[0] == "Port", client > 0, let port = port(number, line, client) { ports.append(port) }
        }
        return ports
    }

    /// A line `  Port   0 : "Midi Through Port-0" (RWeX)`: a capital W for those that may be connected to.
    private static func port(_ number: Int, _ line: Substring, _ client: Int) -> Port? {
        guard let first = line.firstIndex(of: "\""), let last = line.lastIndex(of: "\""), first < last else {
            return nil
        }
        guard line[line.index(after: last)...].contains("W") else { return nil }
        return Port(client: client, port: number, name: String(line[line.index(after: first)..<last]))
    }
}
