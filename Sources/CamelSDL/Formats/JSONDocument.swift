internal import CJansson

/// A JSON document, read by jansson and freed with this object.
package final class JSONDocument {
    private let pointer: UnsafeMutablePointer<json_t>
    private let library: JSONLibrary
    private let action: String

    /// Reads `bytes`, which need no zero at their end. `action` is for the errors, that of a missing jansson included.
    package init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        library = try AnimationError.of(JSONLibrary.init)
        self.action = action
        var failure = json_error_t()
        // A byte order mark is not JSON, but some editors put one.
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = UnsafeRawBufferPointer(rebasing: bytes[mark...])
        let start = text.assumingMemoryBound(to: CChar.self).baseAddress
        guard let root = library.load(start, text.count, 0, &failure) else {
            throw AnimationError(action, "line \(failure.line): \(JSONValue.text(of: &failure))")
        }
        pointer = root
    }

    deinit { library.free(pointer) }

    /// The outermost value. Valid as long as this object.
    package var root: JSONValue { JSONValue(pointer, library, path: "", action: action) }
}
