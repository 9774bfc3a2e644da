import Foundation
import TestSupport
import Synchronization

/// Reads a descriptor to its end on a thread of its own.
final class OutputCollector: Sendable {
    private let state = Mutex<(data: Data, isAtEnd: Bool)>((Data(), false))

    /// Takes over `descriptor`.
    init(_ descriptor: Int32) {
        let thread = Thread { [self] in
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                state.withLock { $0.data.append(contentsOf: buffer[..<count]) }
            }
            close(descriptor)
            state.withLock { $0.isAtEnd = true }
        }
        thread.start()
    }

    var isAtEnd: Bool { state.withLock { $0.isAtEnd } }

    /// What has come so far.
    var soFar: Data { state.withLock { $0.data } }

    /// Everything, once the end has come; what there is after 20 seconds.
    func wait() -> Data {
        _ = eventually { isAtEnd }
        return soFar
    }
}
