import Foundation

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
