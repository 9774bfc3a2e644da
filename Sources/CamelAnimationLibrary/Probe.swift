internal import CCamelAnimation
internal import CamelSDL

@c @implementation
public func camel_probe(_ value: Int32) -> Int32 { value + 1 }
