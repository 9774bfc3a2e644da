import Glibc
import POSIX

/// What the splash lets the broker do with the files in which it remembers things. Which command it is about, and where the files
/// are, the broker knows from before.
enum FileRequest: Equatable {
    /// How long the command took the last times.
    case expected
    /// Whether it, a graphical program that prints, had no window the last times.
    case expectsNoWindow
    /// Keep a time, in nanoseconds.
    case add(Int64, hasWindow: Bool)
    /// Keep the time of an output after which no window came.
    case addWindowless(Int64)
    /// Remove what killed splashes have left.
    case removeAbandonedParts
    /// Whether the desktop preferred dark windows.
    case isDark
    /// Keep that it does, or does not.
    case remember(isDark: Bool)

    private static let first: Int64 = 300

    /// The request that the broker understands.
    var request: BrokerRequest {
        switch self {
        case .expected: FileRequest.request(0)
        case .expectsNoWindow: FileRequest.request(1)
        case .add(let time, let hasWindow): FileRequest.request(2, [time, hasWindow ? 1 : 0])
        case .addWindowless(let time): FileRequest.request(3, [time])
        case .removeAbandonedParts: FileRequest.request(4)
        case .isDark: FileRequest.request(5)
        case .remember(let isDark): FileRequest.request(6, [isDark ? 1 : 0])
        }
    }

    private static func request(_ kind: Int64, _ arguments: [Int64] = []) -> BrokerRequest {
        BrokerRequest(.files, first + kind, arguments)
    }

    /// What `request` asks for; nil if that is something else.
    init?(_ request: BrokerRequest) {
        let (number, flag) = (request.arguments[0], request.arguments[1] != 0)
        switch request.kind &- FileRequest.first {
        case 0: self = .expected
        case 1: self = .expectsNoWindow
        case 2: self = .add(FileRequest.time(number), hasWindow: flag)
        case 3: self = .addWindowless(FileRequest.time(number))
        case 4: self = .removeAbandonedParts
        case 5: self = .isDark
        case 6: self = .remember(isDark: number != 0)
        default: return nil
        }
    }

    // Nanoseconds: a week, longer than any splash is up.
    private static let longest: Int64 = 604_800_000_000_000

    private static func time(_ number: Int64) -> Int64 { min(max(0, number), longest) }

    /// Does it. An answer without bytes is yes, or that it is done; with bytes, a number, or why it could not be done. Nil is no.
    func answer(_ startTimes: StartTimesFile?) -> BrokerAnswer? {
        do throws(FileError) {
            switch self {
            case .expected:
                return startTimes?.expected().map { BrokerAnswer(Array(String($0).utf8)) }
            case .expectsNoWindow: return startTimes?.expectsNoWindow() == true ? BrokerAnswer([]) : nil
            case .add(let time, let hasWindow): try startTimes?.add(time, hasWindow: hasWindow)
            case .addWindowless(let time): try startTimes?.add(windowless: time)
            case .removeAbandonedParts: startTimes?.removeAbandonedParts()
            case .isDark: return ColorSchemeFile()?.isThere == true ? BrokerAnswer([]) : nil
            case .remember(let isDark): try ColorSchemeFile()?.remember(isDark: isDark)
            }
            return BrokerAnswer([])
        } catch {
            return BrokerAnswer(Array(error.description.utf8))
        }
    }

    /// Lets the broker do it, or does it if this process has none.
    func ask(_ startTimes: StartTimesFile? = nil) -> BrokerAnswer? {
        guard let broker = Broker.current else { return answer(startTimes) }
        return broker.ask(request)
    }

    /// The same. Throws why it could not be done.
    func run(_ startTimes: StartTimesFile? = nil) throws(RememberingError) {
        guard let answer = ask(startTimes) else {
            throw RememberingError(description: "the process that keeps it is gone")
        }
        guard answer.bytes.isEmpty else {
            throw RememberingError(description: String(decoding: answer.bytes, as: UTF8.self))
        }
    }
}

/// Why something could not be kept.
struct RememberingError: Error, CustomStringConvertible {
    let description: String
}
