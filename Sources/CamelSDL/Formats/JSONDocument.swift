internal import CJansson

/// A JSON document, read by jansson and freed with this object.
package final class JSONDocument {
    private let pointer: UnsafeMutablePointer<json_t>
    private let action: String

    /// Reads `bytes`, which need no zero at their end. `action` is for the errors.
    package init(_ bytes: UnsafeRawBufferPointer, action: String) throws(SDLError) {
        var failure = json_error_t()
        // A byte order mark is not JSON, but some editors put one.
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = UnsafeRawBufferPointer(rebasing: bytes[mark...])
        let root = json_loadb(text.assumingMemoryBound(to: CChar.self).baseAddress, text.count, 0, &failure)
        guard let root else {
            throw SDLError(action, "line \(failure.line): \(JSONValue.text(of: &failure))")
        }
        pointer = root
        self.action = action
    }

    deinit { json_decref(pointer) }

    /// The outermost value. Valid as long as this object.
    package var root: JSONValue { JSONValue(pointer, path: "", action: action) }
}
