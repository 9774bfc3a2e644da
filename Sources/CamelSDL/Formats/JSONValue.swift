/// A value of a JSON document, with the place that it stands at for errors.
package struct JSONValue {
    private let value: JSON
    private let path: String
    /// The name of the object's member that this is; empty if it is none.
    package let name: String
    private let action: String

    init(_ value: JSON, path: String = "", name: String = "", action: String) {
        self.value = value
        self.path = path
        self.name = name
        self.action = action
    }

    /// The object's member of this name.
    package func member(_ name: String) throws(AnimationError) -> JSONValue {
        guard let value = optional(name) else {
            throw AnimationError(action, "\"\(place(of: name))\" is missing")
        }
        return value
    }

    /// The object's member of this name, or nil if it has none or `null`; the last, if it has several.
    package func optional(_ name: String) -> JSONValue? {
        guard case .object(let members) = value, let found = members.last(where: { $0.name == name }) else {
            return nil
        }
        if case .null = found.value { return nil }
        return JSONValue(found.value, path: place(of: name), name: name, action: action)
    }

    private func place(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// Whether this is `true`.
    package var isTrue: Bool { if case .bool(true) = value { true } else { false } }

    /// An error about this value.
    func error(_ reason: String) -> AnimationError { AnimationError(action, "\"\(path)\" \(reason)") }

    /// The elements of an array, or the values of an object in the order of the file.
    package func elements() throws(AnimationError) -> [JSONValue] {
        guard count <= DecodingLimits.frames else {
            throw error("has more than \(DecodingLimits.frames) elements")
        }
        switch value {
        case .array(let elements):
            return elements.enumerated().map { index, element in
                JSONValue(element, path: "\(path)[\(index)]", action: action)
            }
        case .object(let members):
            return members.map {
                JSONValue($0.value, path: place(of: $0.name), name: $0.name, action: action)
            }
        default:
            throw error("must be an array or an object")
        }
    }

    private var count: Int {
        switch value {
        case .array(let elements): elements.count
        case .object(let members): members.count
        default: 0
        }
    }

    /// A whole number within what a picture can have.
    package func integer(atLeast minimum: Int = 0, atMost maximum: Int = 100_000_000) throws(AnimationError)
        -> Int
    {
        guard case .number(let number) = value, number >= Double(minimum), number <= Double(maximum) else {
            throw error("must be a number from \(minimum) to \(maximum)")
        }
        return Int(number)
    }

    /// A text.
    package func string() throws(AnimationError) -> String {
        guard case .text(let text) = value else { throw error("must be a text") }
        return text
    }
}
