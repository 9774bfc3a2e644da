import POSIX
import Testing

@testable import Launching

/// A file in memory, and how it is looked at.
struct FakeFile {
    var bytes: [UInt8]
    /// What has been asked for, in bytes.
    final class Meter { var bytesRead = 0 }
    let meter = Meter()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(_ text: String) { self.init(Array(text.utf8)) }

    /// Linked bytecode: `front`, the sections, their table, the trailer.
    init(front: String, sections: [(name: String, bytes: [UInt8])], magic: String = "Caml1999X030") {
        let bodies = sections.flatMap(\.bytes)
        let table = sections.flatMap { Array($0.name.utf8) + FakeFile.number($0.bytes.count) }
        bytes = Array(front.utf8) + bodies + table + FakeFile.number(sections.count) + Array(magic.utf8)
    }

    static func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 0xFF) } }

    func kind(_ machineCode: ProgramKind.MachineCode = .mayLaunchBytecode) -> ProgramKind {
        ProgramKind(
            head: Array(bytes.prefix(ProgramKind.headLength)), size: bytes.count, machineCode: machineCode
        ) { position, count in
            guard position >= 0, count >= 0, position + count <= bytes.count else { return nil }
            meter.bytesRead += count
            return Array(bytes[position..<(position + count)])
        }
    }
}
