/// A JSON document that has been read.
package struct JSONDocument {
    /// The outermost value.
    package let root: JSONValue

    /// Reads `bytes`, which need no zero at their end. `action` is for the errors.
    package init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        root = JSONValue(try JSONParser.value(of: bytes, action: action), action: action)
    }
}
