import CLibPNG
import Glibc

/// Writes pictures as PNG files through libpng.
enum PNGWriter {
    /// Writes an 8-bit picture.
    ///
    /// - Parameter isDuotone: whether grey is printed as ink on paper, through a palette.
    static func write(_ picture: Picture, to path: String, isDuotone: Bool = false) throws(OutputError) {
        guard let file = fopen(path, "wb") else { throw OutputError(path: path, code: errno) }
        var png = png_create_write_struct(
            PNG_LIBPNG_VER_STRING, nil, { _, text in PNGWriter.stop(text) }, nil)
        var info = png_create_info_struct(png)
        png_init_io(png, file)
        writeHeader(of: picture, isDuotone: isDuotone, png, info)
        writeRows(of: picture, png)
        png_write_end(png, nil)
        png_destroy_write_struct(&png, &info)
        guard fclose(file) == 0 else { throw OutputError(path: path, code: errno) }
    }

    /// libpng must not return from an error, and a long jump over Swift frames is not allowed.
    private static func stop(_ text: UnsafePointer<CChar>?) -> Never {
        let message = "draw-camel: libpng: \(text.map { String(cString: $0) } ?? "error")\n"
        _ = message.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
        exit(74)
    }

    private static func writeHeader(
        of picture: Picture, isDuotone: Bool, _ png: OpaquePointer?, _ info: OpaquePointer?
    ) {
        let grey = picture.channels == 2 ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_GRAY
        png_set_IHDR(
            png, info, UInt32(picture.width), UInt32(picture.height), 8,
            isDuotone ? PNG_COLOR_TYPE_PALETTE : grey,
            PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT)
        if isDuotone {
            png_set_PLTE(png, info, Duotone.palette, Int32(Duotone.palette.count))
        }
        // Measured: filters make pictures of few levels larger.
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE)
        png_set_compression_level(png, 9)
        png_write_info(png, info)
    }

    private static func writeRows(of picture: Picture, _ png: OpaquePointer?) {
        let stride = picture.width * picture.channels
        picture.samples.withUnsafeBufferPointer { samples in
            for row in 0..<picture.height {
                png_write_row(png, samples.baseAddress.map { $0 + row * stride })
            }
        }
    }
}
