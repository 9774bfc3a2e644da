import Glibc
import POSIX
import SplashPolicy
import SplashProtocol

extension Examination {
    /// Where the soundtrack could be sent as MIDI. Nothing is opened.
    static func midi(_ presentation: Presentation) -> Examination {
        let subject = "MIDI"
        let consequence = "--midi can only play into a FIFO"
        return Examination(subject, so: consequence) {
            if let chosen = chosen(presentation) { return [chosen] }
            let places = devices + serialLines + sequencerPorts
            guard !places.isEmpty else {
                return [.missing(subject, "no device in /dev/snd, no serial line", so: consequence)]
            }
            return [.ok(subject, places.joined(separator: ", "))]
        }
    }

    /// What `--midi` names, if that is not there.
    private static func chosen(_ presentation: Presentation) -> Finding? {
        guard let destination = presentation.midiDestination else { return nil }
        do throws(Errno) {
            _ = try destination.path.fileStatus()
            return nil
        } catch {
            return .wrong("MIDI", "\(destination.path): \(error)", so: "there is no music")
        }
    }

    private static var devices: [String] {
        names(in: "/dev/snd") { $0.hasPrefix("midiC") }.map { "/dev/snd/\($0)" }
    }

    /// Those with a chip behind them: the kernel has names for more.
    private static var serialLines: [String] {
        let kinds = ["ttyS", "ttyAMA", "ttyUSB", "ttyACM", "serial"]
        return names(in: "/dev") { name in kinds.contains { name.hasPrefix($0) } }.filter { name in
            text(ofFile: ByteString("/sys/class/tty/\(name)/type")) != "0\n"
        }.map { "/dev/\($0),31250" }
    }

    private static var sequencerPorts: [String] {
        SequencerClients.ports(in: text(ofFile: "/proc/asound/seq/clients") ?? "").map { port in
            "alsa:\(port.client):\(port.port) (\(port.name))"
        }
    }

    private static func names(in directory: ByteString, where isWanted: (String) -> Bool) -> [String] {
        var names: [String] = []
        try? Directory.forEachEntry(of: directory) { entry in
            let name = String(cString: entry.name)
            if isWanted(name) { names.append(name) }
            return true
        }
        return names.sorted()
    }

    private static func text(ofFile path: ByteString) -> String? {
        guard let contents = try? AtomicFile.read(path, maximumBytes: 1 << 20) else { return nil }
        return String(decoding: contents.bytes, as: UTF8.self)
    }
}
