/// Pictures as PNG files.
public struct PNGEncoder: Sendable {
    private let writer: PNGWriter

    /// Loads the library.
    public init() throws(AnimationError) {
        writer = PNGWriter(try AnimationError.of(DeflateLibrary.init))
    }

    /// The file of `picture`: with a palette if it has few colours, else with a channel for alpha if it has any or
    /// `keepsAlpha`, for one of several that have some. The same picture gives the same bytes.
    public func encode(_ picture: Surface, keepsAlpha: Bool = false) throws(AnimationError) -> [UInt8] {
        try writer.file(of: picture, keepsAlpha: keepsAlpha)
    }
}
