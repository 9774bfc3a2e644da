internal import CamelSDL

/// Reading what compositors write in JSON. What is not there, or not of the expected kind, is nil.
extension JSONValue {
    /// The object's member of this name, or nil.
    subscript(_ name: String) -> JSONValue? { optional(name) }

    /// The text that this is, or nil.
    var text: String? { try? string() }

    /// The process number that this is, or nil.
    var process: Int32? {
        (try? integer(atLeast: 1, atMost: Int(Int32.max))).flatMap { Int32(exactly: $0) }
    }

    /// The elements of the array that this is; none if it is something else.
    var array: [JSONValue] { (try? elements()) ?? [] }
}

extension JSONDocument {
    /// Calls `body` with the outermost value of `text`; nil if that is no JSON.
    static func read<Result>(_ text: some Sequence<UInt8>, _ body: (JSONValue) -> Result) -> Result? {
        Array(text).withUnsafeBytes { bytes in
            guard let document = try? JSONDocument(bytes, action: "") else { return nil }
            return body(document.root)
        }
    }
}
