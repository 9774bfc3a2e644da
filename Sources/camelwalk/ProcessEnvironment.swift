import Glibc
import POSIX

/// The current directory, or `.` where it has none any more.
func workingDirectory() -> ByteString {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    return getcwd(&buffer, buffer.count) == nil ? "." : ByteString(cString: buffer)
}

/// What is looked for in PATH, as it is searched.
func searchPath() -> ByteString? { ByteString(environment: "PATH") }

/// Sets a variable of the environment that the command gets.
func setVariable(_ name: String, _ value: ByteString) {
    _ = value.withCString { setenv(name, $0, 1) }
}
