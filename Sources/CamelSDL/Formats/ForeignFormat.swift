/// Formats that people may expect to be read, and are not. The first bytes of a file tell which one it has.
enum ForeignFormat: String {
    case avif = "AVIF"
    case heif = "HEIF"
    case jpegXL = "JPEG XL"

    /// Nil for any other file.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let container: [UInt8] = [0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20, 0x0D, 0x0A, 0x87, 0x0A]
        if bytes.starts(with: [0xFF, 0x0A]) || bytes.starts(with: container) {
            self = .jpegXL
        } else if bytes.dropFirst(4).starts(with: "ftypavi".utf8) {
            self = .avif
        } else if ["ftyphei", "ftyphev", "ftypmif1"].contains(where: {
            bytes.dropFirst(4).starts(with: $0.utf8)
        }) {
            self = .heif
        } else {
            return nil
        }
    }

    /// Why a file of it is refused, and what to do.
    var reason: String { "it is in \(rawValue), which is not read; convert it to a PNG or a WebP" }
}
