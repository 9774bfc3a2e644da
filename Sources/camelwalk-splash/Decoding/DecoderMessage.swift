import CamelAnimation
import CamelSDL
import POSIX

/// What the process that decodes is asked for.
enum DecoderRequest: Equatable {
    /// Open the file, and say how large its frames are. Those before a damaged one are shown in its place.
    case open
    /// The same, but a damaged frame is an error.
    case openStrictly
    /// Read the file to its end, and say what is in it.
    case structure
    /// Draw a frame on its background.
    case frame(Int, PixelSize)
    /// Draw a frame without its background.
    case transparentFrame(Int, PixelSize)
    /// Say what is wrong with the file, and with its colours.
    case flaws
    /// Answer when the file's system has.
    case touch

    /// As it is sent: four numbers.
    var numbers: [Int64] {
        switch self {
        case .open: [0, 0, 0, 0]
        case .openStrictly: [1, 0, 0, 0]
        case .structure: [2, 0, 0, 0]
        case .frame(let index, let size): [3, Int64(index), Int64(size.width), Int64(size.height)]
        case .transparentFrame(let index, let size): [4, Int64(index), Int64(size.width), Int64(size.height)]
        case .flaws: [5, 0, 0, 0]
        case .touch: [6, 0, 0, 0]
        }
    }

    /// What `numbers` sent; nil if that is nothing.
    init?(_ numbers: [Int64]) {
        guard numbers.count == 4 else { return nil }
        let size = PixelSize(width: Int(numbers[2]), height: Int(numbers[3]))
        switch numbers[0] {
        case 0: self = .open
        case 1: self = .openStrictly
        case 2: self = .structure
        case 3: self = .frame(Int(numbers[1]), size)
        case 4: self = .transparentFrame(Int(numbers[1]), size)
        case 5: self = .flaws
        case 6: self = .touch
        default: return nil
        }
    }
}

/// What the process that decodes answers, before the pixels of a frame. It may have been taken over by a file that it has
/// decoded, so nothing of this is taken for what it should be.
struct DecoderAnswer: Equatable {
    /// Why there is none; nil if there is.
    var failure: AnimationError?
    /// What the log is to have.
    var notices: [AnimationError] = []
    /// The canvas's size, or the durations of all frames in nanoseconds.
    var numbers: [Int64] = []
    /// How often the animation is to be played; nil for ever.
    var cycles: Int?

    /// Bytes of an action or a reason.
    fileprivate static let maximumText = 4_096
    fileprivate static let maximumNotices = 4
}

/// Sending and receiving, on a descriptor that somebody else owns.
struct DecoderChannel {
    let socket: StreamSocket

    init(descriptor: Int32) {
        socket = StreamSocket(descriptor: descriptor)
    }

    var descriptor: Int32 { socket.descriptor }

    /// Sends a request. Returns false if nobody is there.
    func send(_ request: DecoderRequest) -> Bool { socket.send(numbers: request.numbers) }

    /// The next request; nil once there are no more.
    func request() -> DecoderRequest? { socket.numbers(4).flatMap { DecoderRequest($0) } }

    /// Sends an answer.
    func send(_ answer: DecoderAnswer) -> Bool {
        let notices = answer.notices.prefix(DecoderAnswer.maximumNotices)
        let head = [
            answer.failure == nil ? 0 : 1, Int64(notices.count), Int64(answer.cycles ?? -1),
            Int64(answer.numbers.count),
        ]
        guard socket.send(numbers: head + answer.numbers) else { return false }
        let errors = (answer.failure.map { [$0] } ?? []) + notices
        return errors.allSatisfy { send(text: $0.action) && send(text: $0.reason) }
    }

    /// The answer to the last request; nil if there is none, or if it makes no sense.
    func answer() -> DecoderAnswer? {
        guard let head = socket.numbers(4), (0...1).contains(head[0]),
            (0...Int64(DecoderAnswer.maximumNotices)).contains(head[1]),
            (0...Int64(DecodingLimits.frames)).contains(head[3]),
            let numbers = socket.numbers(Int(head[3]))
        else { return nil }
        var errors: [AnimationError] = []
        for _ in 0..<Int(head[0] + head[1]) {
            guard let action = text(), let reason = text() else { return nil }
            errors.append(AnimationError(action, reason))
        }
        return DecoderAnswer(
            failure: head[0] == 1 ? errors.removeFirst() : nil, notices: errors, numbers: numbers,
            cycles: head[2] < 0 ? nil : Int(head[2]))
    }

    /// Sends the pixels of a picture, ARGB8888.
    func send(_ picture: Surface) -> Bool {
        let (row, height) = (4 * picture.size.width, picture.size.height)
        // A call for each row would take longer than the pixels do.
        if picture.pitch == row { return picture.withRows(0..<height) { socket.send($0) } }
        return (0..<height).allSatisfy { y in
            picture.withRows(y..<y + 1) { socket.send(UnsafeRawBufferPointer(rebasing: $0[..<row])) }
        }
    }

    /// Receives the pixels of a picture of this size, ARGB8888; nil if they do not come.
    func picture(_ size: PixelSize) throws(AnimationError) -> Surface? {
        let picture = try Surface(size: size)
        let isWhole = picture.withBytes { socket.receive(into: $0) }
        return isWhole ? picture : nil
    }

    private func send(text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(DecoderAnswer.maximumText))
        return socket.send(numbers: [Int64(bytes.count)]) && bytes.withUnsafeBytes { socket.send($0) }
    }

    private func text() -> String? {
        guard let count = socket.numbers(1)?.first, (0...Int64(DecoderAnswer.maximumText)).contains(count)
        else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        guard bytes.withUnsafeMutableBytes({ socket.receive(into: $0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
