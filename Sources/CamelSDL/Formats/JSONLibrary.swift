internal import CJansson
internal import POSIX

/// jansson, opened with the first description of a sheet.
final class JSONLibrary: Sendable {
    let load: camelwalk_json_loadb
    let delete: camelwalk_json_delete
    let member: camelwalk_json_object_get
    let count: camelwalk_json_array_size
    let element: camelwalk_json_array_get
    let iterate: camelwalk_json_object_iter
    let next: camelwalk_json_object_iter_next
    let key: camelwalk_json_object_iter_key
    let value: camelwalk_json_object_iter_value
    let number: camelwalk_json_number_value
    let string: camelwalk_json_string_value

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libjansson.so.4")
        load = try library.function(camelwalk_find_json_loadb)
        delete = try library.function(camelwalk_find_json_delete)
        member = try library.function(camelwalk_find_json_object_get)
        count = try library.function(camelwalk_find_json_array_size)
        element = try library.function(camelwalk_find_json_array_get)
        iterate = try library.function(camelwalk_find_json_object_iter)
        next = try library.function(camelwalk_find_json_object_iter_next)
        key = try library.function(camelwalk_find_json_object_iter_key)
        value = try library.function(camelwalk_find_json_object_iter_value)
        number = try library.function(camelwalk_find_json_number_value)
        string = try library.function(camelwalk_find_json_string_value)
    }

    /// Frees a document that `load` has made, whose values are in no other one.
    func free(_ document: UnsafeMutablePointer<json_t>) { delete(document) }
}
