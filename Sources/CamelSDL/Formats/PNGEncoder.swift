/// Pictures as PNG files.
public struct PNGEncoder: Sendable {
    private let images: ImageLibrary

    /// Loads the library.
    public init() throws(SDLError) {
        images = try ImageLibrary()
    }

    /// The file of `picture`. The same picture gives the same bytes.
    public func encode(_ picture: Surface) throws(SDLError) -> [UInt8] {
        try images.png(picture)
    }
}
