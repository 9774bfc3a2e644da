internal import CZstd
internal import CamelAnimation

/// Zstandard frames, one after the other, each decoded when it is asked for (https://www.rfc-editor.org/rfc/rfc8878).
///
/// The bundled pictures are the only ones in this form: they are in the program, and nobody else can have written them.
/// The library checks all places nevertheless. Used by one thread at a time.
final class ZstdFrames {
    private struct Frame {
        /// The compressed bytes.
        let bytes: UnsafeRawBufferPointer
        /// How many there are when they are decoded.
        let size: Int
    }

    private let frames: [Frame]
    private let context: OpaquePointer
    private let action: String

    /// The frames in `bytes`, which must outlive this; each says how large its content is, at most `limit` bytes. Errors
    /// say what could not be done: `action`.
    init(_ bytes: UnsafeRawBufferPointer, limit: Int, action: String) throws(AnimationError) {
        frames = try ZstdFrames.split(bytes, limit: limit, action: action)
        guard let context = ZSTD_createDCtx() else { throw AnimationError(action, "memory is short") }
        self.context = context
        self.action = action
    }

    deinit { ZSTD_freeDCtx(context) }

    private static func split(
        _ bytes: UnsafeRawBufferPointer, limit: Int, action: String
    ) throws(AnimationError) -> [Frame] {
        var frames: [Frame] = []
        var rest = bytes
        while !rest.isEmpty {
            let count = ZSTD_findFrameCompressedSize(rest.baseAddress, rest.count)
            guard ZSTD_isError(count) == 0 else {
                throw AnimationError(
                    action, "there is no whole Zstandard frame at byte \(bytes.count - rest.count)")
            }
            let size = ZSTD_getFrameContentSize(rest.baseAddress, rest.count)
            // Unknown sizes and errors are the largest numbers.
            guard size > 0, size <= UInt64(limit) else {
                throw AnimationError(
                    action, "the Zstandard frame at byte \(bytes.count - rest.count) has a wrong size")
            }
            frames.append(Frame(bytes: UnsafeRawBufferPointer(rebasing: rest[..<count]), size: Int(size)))
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return frames
    }

    /// How many there are.
    var count: Int { frames.count }

    /// Bytes of the largest content; 0 if there are no frames.
    var maximumSize: Int { frames.reduce(0) { max($0, $1.size) } }

    /// The content of frame `index`, in the first bytes of `memory`, which has `maximumSize` at least.
    func content(
        _ index: Int, in memory: UnsafeMutableRawBufferPointer
    ) throws(AnimationError) -> UnsafeRawBufferPointer {
        let frame = frames[index]
        let count = ZSTD_decompressDCtx(
            context, memory.baseAddress, memory.count, frame.bytes.baseAddress, frame.bytes.count)
        guard count == frame.size else { throw AnimationError(action, "picture \(index) is damaged") }
        return UnsafeRawBufferPointer(rebasing: memory[..<count])
    }
}
