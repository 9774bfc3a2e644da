import Glibc

/// Runs oggenc, from Debian's package vorbis-tools.
struct VorbisEncoder {
    /// The serial number of the stream; a fixed one makes every run write the same bytes.
    private static let serial = 1887

    /// -1 to 10.
    var quality: Double
    /// The title in the file's comments.
    var title: String

    /// Encodes the WAVE file `input` into the Ogg Vorbis file `output`.
    func encode(_ input: String, to output: String) throws(FileError) {
        let arguments = [
            "oggenc", "--quiet", "--serial", "\(Self.serial)", "--quality", "\(quality)",
            "--title", title, "--output", output, input,
        ]
        let status = try Self.run(arguments)
        guard status == 0 else {
            throw FileError(action: "encode", path: output, reason: "oggenc ended with status \(status)")
        }
    }

    private static func run(_ arguments: [String]) throws(FileError) -> Int32 {
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer {
            for word in words { free(word) }
        }
        var process = pid_t()
        let failure = posix_spawnp(&process, arguments[0], nil, nil, &words, environ)
        guard failure == 0 else {
            let reason = String(cString: strerror(failure)) + "; install Debian's package vorbis-tools"
            throw FileError(action: "run", path: arguments[0], reason: reason)
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 {
            guard errno == EINTR else { throw FileError.current("wait for", arguments[0]) }
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }
}
