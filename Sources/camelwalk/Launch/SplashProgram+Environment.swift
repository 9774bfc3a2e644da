import CPOSIX
import Glibc
import POSIX

extension SplashProgram {
    private static let authority = "XAUTHORITY"

    /// Calls `body` with the launcher's environment. A relative path of the X authority is made absolute in it, since the
    /// splash leaves the directory.
    static func withEnvironment<Result>(
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
    ) -> Result {
        guard let path = ByteString(environment: authority), !path.bytes.isEmpty, !path.isAbsolutePath,
            let variables = camelwalk_environment()
        else { return body(camelwalk_environment()) }
        let name = Array("\(authority)=".utf8)
        let absolute = ByteString(bytes: name + path.absolutePath(from: workingDirectory()).bytes)
        return absolute.withCString { entry in
            var list = others(than: authority, variables)
            list.append(UnsafeMutablePointer(mutating: entry))
            list.append(nil)
            return list.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }

    private static func others(
        than name: String, _ variables: UnsafePointer<UnsafeMutablePointer<CChar>?>
    ) -> [UnsafeMutablePointer<CChar>?] {
        var list: [UnsafeMutablePointer<CChar>?] = []
        var next = variables
        while let entry = next.pointee {
            if strncmp(entry, "\(name)=", name.utf8.count + 1) != 0 { list.append(entry) }
            next += 1
        }
        return list
    }
}
