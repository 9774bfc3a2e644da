/// What the kernel tells of a process only to those who may trace it (ptrace(2), PTRACE_MODE_READ), and so not to a process
/// that Landlock confines.
package enum ProcessQuestion: Equatable, Sendable {
    case bytesWritten(Int32)
    case waitStatus(Int32)
    case socketInodes(Int32)
    case openFiles(Int32)
    case descriptorInformation(Int32, Int32)
    case program(Int32)
    case networkNamespace(Int32)
    case terminalMode(Int32, descriptor: Int32)
    case environment(Int32)
    case mappings(Int32)
    case touchedBytes(Int32, address: UInt64, count: Int, enough: Int)

    /// Kinds of requests from here on are no questions about processes.
    package static let kinds: Int64 = 100

    /// The request that asks this.
    package var request: BrokerRequest {
        switch self {
        case .bytesWritten(let process): BrokerRequest(.processes, 0, [Int64(process)])
        case .waitStatus(let process): BrokerRequest(.processes, 1, [Int64(process)])
        case .socketInodes(let process): BrokerRequest(.processes, 2, [Int64(process)])
        case .openFiles(let process): BrokerRequest(.processes, 3, [Int64(process)])
        case .descriptorInformation(let process, let descriptor):
            BrokerRequest(.processes, 4, [Int64(process), Int64(descriptor)])
        case .program(let process): BrokerRequest(.processes, 5, [Int64(process)])
        case .networkNamespace(let process): BrokerRequest(.processes, 6, [Int64(process)])
        case .terminalMode(let process, let descriptor):
            BrokerRequest(.processes, 7, [Int64(process), Int64(descriptor)])
        case .environment(let process): BrokerRequest(.memory, 8, [Int64(process)])
        case .mappings(let process): BrokerRequest(.memory, 9, [Int64(process)])
        case .touchedBytes(let process, let address, let count, let enough):
            BrokerRequest(
                .memory, 10,
                [Int64(process), Int64(bitPattern: address), Int64(count), Int64(enough)])
        }
    }

    /// The question that `request` asks; nil if it asks something else, or makes no sense.
    package init?(_ request: BrokerRequest) {
        let arguments = request.arguments
        guard let process = Int32(exactly: arguments[0]), process > 0 else { return nil }
        switch request.kind {
        case 0: self = .bytesWritten(process)
        case 1: self = .waitStatus(process)
        case 2: self = .socketInodes(process)
        case 3: self = .openFiles(process)
        case 4: self = .descriptorInformation(process, Int32(truncatingIfNeeded: arguments[1]))
        case 5: self = .program(process)
        case 6: self = .networkNamespace(process)
        case 7: self = .terminalMode(process, descriptor: Int32(truncatingIfNeeded: arguments[1]))
        case 8: self = .environment(process)
        case 9: self = .mappings(process)
        case 10:
            guard arguments[2] >= 0, arguments[3] >= 0 else { return nil }
            self = .touchedBytes(
                process, address: UInt64(bitPattern: arguments[1]), count: Int(arguments[2]),
                enough: Int(arguments[3]))
        default: return nil
        }
    }

    /// The answer of a process that may know; nil if it may not either.
    package func answer(_ mask: inout EnvironmentMask) -> [UInt8]? {
        switch self {
        case .bytesWritten(let process): ProcessFile.bytesWritten(process)?.bytes
        case .waitStatus(let process): ProcessFile.zombieStatus(process)?.bytes
        case .socketInodes(let process): ProcessFile.socketInodes(process)?.bytes
        case .openFiles(let process): ProcessFile.openFiles(of: process)?.bytes
        case .descriptorInformation(let process, let descriptor):
            ProcessFile.descriptorInformation(descriptor, in: process)
        case .program(let process): ProcessFile.program(of: process)?.bytes
        case .networkNamespace(let process): ProcessFile.networkNamespace(of: process)?.bytes
        case .terminalMode(let process, let descriptor): TerminalMode.of(descriptor, in: process)?.bytes
        case .environment(let process): ProcessFile.environment(of: process).map { mask.masked($0).bytes }
        case .mappings(let process): ProcessFile.mappings(of: process)
        case .touchedBytes(let process, let address, let count, let enough):
            ProcessFile.touchedBytes(from: address, count: count, in: process, enough: enough)?.bytes
        }
    }
}

extension ProcessFile {
    /// What `question` asks: from the broker, if this process has one, or as `directly` finds it.
    static func find<Answer: ProcessAnswer>(_ question: ProcessQuestion, directly: () -> Answer?) -> Answer? {
        guard let broker = Broker.current else { return directly() }
        return broker.ask(question.request).flatMap { Answer(bytes: $0.bytes) }
    }
}
