import Foundation
import TestSupport

/// The release binaries under test.
enum Product {
    /// Their folder: CAMELWALK_TEST_PRODUCTS, or the package's own.
    static let folder: String = {
        if let folder = ProcessInfo.processInfo.environment["CAMELWALK_TEST_PRODUCTS"] { return folder }
        return URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../.build/release")
            .standardizedFileURL.path
    }()

    static let camelwalk = folder + "/camelwalk"
    static let splash = folder + "/camelwalk-splash"
    /// Whether they, and these tests, are built with a sanitizer; see Tests/Memory/sanitize.
    static let isSanitized: Bool = {
        #if CAMELWALK_SANITIZED
            true
        #else
            false
        #endif
    }()
    /// Words that make whoever is root somebody else, who may run the programs under test; nil if there are none.
    static let asSomebody: [String]? = {
        guard geteuid() == 0 else { return [] }
        let words = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
        let process = try? TestProgram(words + ["test", "-x", splash]).run()
        return process?.exitStatus == 0 ? words : nil
    }()

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardizedFileURL.path

    /// The full path of a program in PATH.
    static func path(of name: String) -> String {
        if name.contains("/") { return name }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }
            .first { access($0, X_OK) == 0 } ?? name
    }
}
