internal import CJansson

/// A value of a JSON document that jansson has read, with the place that it stands at for errors. Valid as
/// long as the document.
package struct JSONValue {
    private let pointer: UnsafeMutablePointer<json_t>
    private let library: JSONLibrary
    private let path: String
    private let action: String

    init(_ pointer: UnsafeMutablePointer<json_t>, _ library: JSONLibrary, path: String, action: String) {
        self.pointer = pointer
        self.library = library
        self.path = path
        self.action = action
    }

    /// The object's member of this name.
    package func member(_ name: String) throws(AnimationError) -> JSONValue {
        let place = path.isEmpty ? name : "\(path).\(name)"
        guard let value = library.member(pointer, name) else {
            throw AnimationError(action, "\"\(place)\" is missing")
        }
        return JSONValue(value, library, path: place, action: action)
    }

    /// The object's member of this name, or nil if it has none.
    package func optional(_ name: String) throws(AnimationError) -> JSONValue? {
        library.member(pointer, name) == nil ? nil : try member(name)
    }

    /// Whether this is `true`.
    package var isTrue: Bool { pointer.pointee.type == JSON_TRUE }

    /// An error about this value.
    func error(_ reason: String) -> AnimationError { AnimationError(action, "\"\(path)\" \(reason)") }

    /// The elements of an array, or the values of an object in the order of the file.
    package func elements() throws(AnimationError) -> [JSONValue] {
        switch pointer.pointee.type {
        case JSON_ARRAY:
            return (0..<library.count(pointer)).compactMap { index in
                library.element(pointer, index).map {
                    JSONValue($0, library, path: "\(path)[\(index)]", action: action)
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
        var iterator = library.iterate(pointer)
        while let current = iterator {
            if let key = library.key(current), let value = library.value(current) {
                let place = "\(path).\(String(cString: key))"
                values.append(JSONValue(value, library, path: place, action: action))
            }
            iterator = library.next(pointer, current)
        }
        return values
    }

    /// A whole number within what a picture can have.
    package func integer(atLeast minimum: Int = 0, atMost maximum: Int = 100_000_000) throws(AnimationError)
        -> Int
    {
        let number = library.number(pointer)
        guard pointer.pointee.type == JSON_INTEGER || pointer.pointee.type == JSON_REAL,
            number >= Double(minimum), number <= Double(maximum)
        else { throw error("must be a number from \(minimum) to \(maximum)") }
        return Int(number)
    }

    /// A text.
    package func string() throws(AnimationError) -> String {
        guard let text = library.string(pointer) else {
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
