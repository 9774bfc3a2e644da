internal import CGif

/// giflib, opened with the first GIF.
struct GIFLibrary: Sendable {
    typealias Stream = UnsafeMutablePointer<GifFileType>
    private typealias OpenFunction =
        @convention(c) (UnsafeMutableRawPointer?, InputFunc?, UnsafeMutablePointer<Int32>?) -> Stream?
    private typealias RecordFunction =
        @convention(c) (Stream?, UnsafeMutablePointer<GifRecordType>?) -> Int32
    private typealias DescriptionFunction = @convention(c) (Stream?) -> Int32
    private typealias LineFunction =
        @convention(c) (Stream?, UnsafeMutablePointer<GifPixelType>?, Int32) -> Int32
    private typealias CloseFunction = @convention(c) (Stream?, UnsafeMutablePointer<Int32>?) -> Int32
    private typealias TextFunction = @convention(c) (Int32) -> UnsafePointer<CChar>?

    private let open: OpenFunction
    private let record: RecordFunction
    private let description: DescriptionFunction
    private let line: LineFunction
    private let close: CloseFunction
    private let text: TextFunction

    init() throws(SDLError) {
        let library = try DynamicLibrary("libgif.so.7")
        open = try library.function("DGifOpen", as: OpenFunction.self)
        record = try library.function("DGifGetRecordType", as: RecordFunction.self)
        description = try library.function("DGifGetImageDesc", as: DescriptionFunction.self)
        line = try library.function("DGifGetLine", as: LineFunction.self)
        close = try library.function("DGifCloseFile", as: CloseFunction.self)
        text = try library.function("GifErrorString", as: TextFunction.self)
    }

    /// Decodes the only picture of a file, line by line as they are stored: calls `body` with the number of a
    /// line and its `width` pixels.
    func lines(
        of file: [UInt8], width: Int, height: Int, action: String,
        body: (Int, UnsafeBufferPointer<UInt8>) -> Void
    ) throws(SDLError) {
        let input = Input(file)
        var code: Int32 = 0
        guard let stream = open(Unmanaged.passUnretained(input).toOpaque(), Input.read, &code) else {
            throw error(code, action)
        }
        defer {
            _ = close(stream, &code)
            withExtendedLifetime(input) {}
        }
        var type = UNDEFINED_RECORD_TYPE
        guard record(stream, &type) == GIF_OK, type == IMAGE_DESC_RECORD_TYPE, description(stream) == GIF_OK
        else { throw error(stream.pointee.Error, action) }
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: width)
        defer { buffer.deallocate() }
        for number in 0..<height {
            guard line(stream, buffer.baseAddress, Int32(width)) == GIF_OK else {
                throw error(stream.pointee.Error, "\(action), line \(number)")
            }
            body(number, UnsafeBufferPointer(buffer))
        }
    }

    private func error(_ code: Int32, _ action: String) -> SDLError {
        SDLError(action, text(code).map { String(cString: $0) } ?? "error \(code)")
    }

    /// What giflib reads from.
    private final class Input {
        private let bytes: [UInt8]
        private var position = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        static let read: InputFunc = { stream, target, count in
            guard let user = stream?.pointee.UserData, let target else { return 0 }
            let input = Unmanaged<Input>.fromOpaque(user).takeUnretainedValue()
            return Int32(input.take(UnsafeMutableRawBufferPointer(start: target, count: Int(count))))
        }

        private func take(_ target: UnsafeMutableRawBufferPointer) -> Int {
            let count = min(target.count, bytes.count - position)
            target.copyBytes(from: bytes[position..<position + count])
            position += count
            return count
        }
    }
}
