internal import CJansson

/// A value of a JSON document that jansson has read, with the place that it stands at for errors. Valid as
/// long as the document.
package struct JSONValue {
    private let pointer: UnsafeMutablePointer<json_t>
    private let path: String
    private let action: String

    init(_ pointer: UnsafeMutablePointer<json_t>, path: String, action: String) {
        self.pointer = pointer
        self.path = path
        self.action = action
    }

    /// The object's member of this name.
    package func member(_ name: String) throws(SDLError) -> JSONValue {
        let place = path.isEmpty ? name : "\(path).\(name)"
        guard let value = json_object_get(pointer, name) else {
            throw SDLError(action, "\"\(place)\" is missing")
        }
        return JSONValue(value, path: place, action: action)
    }

    /// The object's member of this name, or nil where it has none.
    package func optional(_ name: String) throws(SDLError) -> JSONValue? {
        json_object_get(pointer, name) == nil ? nil : try member(name)
    }

    /// Whether this is `true`.
    package var isTrue: Bool { pointer.pointee.type == JSON_TRUE }

    /// An error about this value.
    func error(_ reason: String) -> SDLError { SDLError(action, "\"\(path)\" \(reason)") }

    /// The elements of an array, or the values of an object in the order of the file.
    package func elements() throws(SDLError) -> [JSONValue] {
        switch pointer.pointee.type {
        case JSON_ARRAY:
            return (0..<json_array_size(pointer)).compactMap { index in
                json_array_get(pointer, index).map {
                    JSONValue($0, path: "\(path)[\(index)]", action: action)
                }
            }
        case JSON_OBJECT:
            return members()
        default:
            throw error("must be an array or an object")
        }
    }

    private func members() -> [JSONValue] {
        var values: [JSONValue] = []
        var iterator = json_object_iter(pointer)
        while let current = iterator {
            if let key = json_object_iter_key(current), let value = json_object_iter_value(current) {
                values.append(JSONValue(value, path: "\(path).\(String(cString: key))", action: action))
            }
            iterator = json_object_iter_next(pointer, current)
        }
        return values
    }

    /// A whole number within what a picture can have.
    package func integer(atLeast least: Int = 0, atMost most: Int = 100_000_000) throws(SDLError) -> Int {
        let number = json_number_value(pointer)
        guard pointer.pointee.type == JSON_INTEGER || pointer.pointee.type == JSON_REAL,
            number >= Double(least), number <= Double(most)
        else { throw error("must be a number from \(least) to \(most)") }
        return Int(number)
    }

    /// A text.
    package func string() throws(SDLError) -> String {
        guard let text = json_string_value(pointer) else {
            throw error("must be a text")
        }
        return String(cString: text)
    }

    /// The message of a parsing error.
    static func text(of failure: inout json_error_t) -> String {
        withUnsafePointer(to: &failure.text) {
            $0.withMemoryRebound(to: CChar.self, capacity: 160) { String(cString: $0) }
        }
    }
}
