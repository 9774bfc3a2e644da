internal import CLastError
internal import CamelSDL

/// What `body` returns; where it throws, `failure`, and the message is kept for `camel_get_error`.
func reporting<Value>(_ failure: Value, _ body: () throws(SDLError) -> Value) -> Value {
    do throws(SDLError) {
        return try body()
    } catch {
        last_error_set(error.description)
        return failure
    }
}
