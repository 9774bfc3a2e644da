internal import CCamelAnimation
internal import CamelSDL

/// A symbol to see that the library is there: `value` plus one.
@c @implementation
public func camel_probe(_ value: Int32) -> Int32 { value + 1 }
