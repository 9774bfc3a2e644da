internal import CGif
internal import POSIX

/// giflib, opened with the first GIF.
struct GIFLibrary: Sendable {
    typealias Stream = UnsafeMutablePointer<GifFileType>

    private let open: camelwalk_DGifOpen
    private let record: camelwalk_DGifGetRecordType
    private let description: camelwalk_DGifGetImageDesc
    private let line: camelwalk_DGifGetLine
    private let close: camelwalk_DGifCloseFile
    private let text: camelwalk_GifErrorString

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libgif.so.7")
        open = try library.function(camelwalk_find_DGifOpen)
        record = try library.function(camelwalk_find_DGifGetRecordType)
        description = try library.function(camelwalk_find_DGifGetImageDesc)
        line = try library.function(camelwalk_find_DGifGetLine)
        close = try library.function(camelwalk_find_DGifCloseFile)
        text = try library.function(camelwalk_find_GifErrorString)
    }

    /// Decodes the only picture of a file, line by line as they are stored: calls `body` with the number of a
    /// line and its `width` pixels.
    func lines(
        of file: [UInt8], width: Int, height: Int, action: String,
        body: (Int, UnsafeBufferPointer<UInt8>) -> Void
    ) throws(AnimationError) {
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

    private func error(_ code: Int32, _ action: String) -> AnimationError {
        AnimationError(action, text(code).map { String(cString: $0) } ?? "error \(code)")
    }

    /// What giflib reads from.
    private final class Input {
        private let bytes: [UInt8]
        private var position = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        static let read: InputFunc = { stream, target, count in
            guard let user = stream?.pointee.UserData, let target else { return 0 }
            let input = Unmanaged<Input>.fromOpaque(user).takeUnretainedValue()
            return Int32(input.copy(to: UnsafeMutableRawBufferPointer(start: target, count: Int(count))))
        }

        private func copy(to target: UnsafeMutableRawBufferPointer) -> Int {
            let count = min(target.count, bytes.count - position)
            target.copyBytes(from: bytes[position..<position + count])
            position += count
            return count
        }
    }
}
