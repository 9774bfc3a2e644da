/// What `body` returns; an error that it throws becomes one of another layer by `convert`.
package func rethrowing<Value, From: Error, To: Error>(
    as convert: (From) -> To, _ body: () throws(From) -> Value
) throws(To) -> Value {
    do throws(From) {
        return try body()
    } catch {
        throw convert(error)
    }
}
