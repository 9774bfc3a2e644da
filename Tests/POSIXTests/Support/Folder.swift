import Glibc
import POSIX
import Testing

/// A folder of the test's own, gone with it.
final class Folder {
    let path: ByteString

    init() throws {
        var name = Array("/tmp/camelwalk-posix.XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&name))
        path = ByteString(cString: name)
    }

    deinit { _ = ByteString("rm -rf \(path)").withCString { system($0) } }

    func file(_ name: String) -> ByteString { path.appending(path: ByteString(name)) }
}
