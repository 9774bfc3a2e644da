import CSerialLine
import CamelSDL
import Glibc
import MIDI

/// Reads MIDI bytes on a thread of its own. If the device goes away, the keyboard still plays.
final class MIDIInput: Sendable {
    private let descriptor: Int32
    private let receive: @Sendable (MIDIMessage) -> Void

    /// Opens a raw MIDI device, a FIFO, a serial line with its rate (`/dev/ttyS0,31250`), or standard input (`-`).
    /// `receive` gets each message, on the thread that reads.
    init(_ name: String, receive: @escaping @Sendable (MIDIMessage) -> Void) throws(AnimationError) {
        self.receive = receive
        let parts = name.split(separator: ",", maxSplits: 1).map(String.init)
        descriptor = name == "-" ? STDIN_FILENO : MIDIInput.opened(parts.first ?? "")
        let rate = parts.count > 1 ? UInt32(parts[1]) ?? 0 : nil
        guard descriptor >= 0, rate.map({ serial_line_set_rate(descriptor, $0) == 0 }) ?? true else {
            throw AnimationError("cannot read \(name)", String(cString: strerror(errno)))
        }
    }

    private static func opened(_ path: String) -> Int32 {
        var status = stat()
        let isFIFO = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
        // With a writer of its own, a FIFO neither waits for one nor comes to its end.
        let descriptor = open(path, (isFIFO ? O_RDWR : O_RDONLY | O_NONBLOCK) | O_NOCTTY | O_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, 0)
        return descriptor
    }

    /// Begins to read. The input lives as long as the process.
    func start() {
        var thread = pthread_t()
        let input = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { input in
                if let input { Unmanaged<MIDIInput>.fromOpaque(input).takeRetainedValue().read() }
                return nil
            }, input)
    }

    private func read() {
        var parser = MIDIStreamParser()
        var buffer = [UInt8](repeating: 0, count: 256)
        while case let count = Glibc.read(descriptor, &buffer, buffer.count), count > 0 {
            for message in parser.parse(buffer[..<count]) { receive(message) }
        }
    }
}
