import POSIX
import Testing

@testable import Launching

@Suite struct DesktopEntryNameTests {
    private func path(_ name: String, files: Set<ByteString>, directories: Set<ByteString> = [])
        -> ByteString?
    {
        DesktopEntryName(ByteString(name))?.path(
            in: "/d", isFile: { files.contains($0) }, isDirectory: { directories.contains($0) })
    }

    @Test(arguments: ["org.foo.Bar", "org.foo.Bar.desktop"])
    func theSuffixMayBeLeftOut(name: String) {
        #expect(path(name, files: ["/d/org.foo.Bar.desktop"]) == "/d/org.foo.Bar.desktop")
    }

    @Test func hyphensMayStandForDirectories() {
        let files: Set<ByteString> = ["/d/kde/foo-bar.desktop", "/d/a-b/c/d.desktop"]
        let directories: Set<ByteString> = ["/d/kde", "/d/a", "/d/a-b", "/d/a-b/c"]
        #expect(path("kde-foo-bar", files: files, directories: directories) == "/d/kde/foo-bar.desktop")
        #expect(path("a-b-c-d", files: files, directories: directories) == "/d/a-b/c/d.desktop")
        #expect(path("kde-foo", files: files, directories: directories) == nil)
    }

    @Test func theFileItselfComesFirst() {
        let files: Set<ByteString> = ["/d/kde-foo.desktop", "/d/kde/foo.desktop"]
        #expect(path("kde-foo", files: files, directories: ["/d/kde"]) == "/d/kde-foo.desktop")
    }

    @Test(arguments: ["..-foo", ".-foo", "-foo", "a--foo"])
    func noHyphenLeadsOutOfTheDirectory(name: String) {
        var asked: [ByteString] = []
        _ = DesktopEntryName(ByteString(name))?.path(
            in: "/d", isFile: { _ in false },
            isDirectory: { directory in
                asked.append(directory)
                return true
            })
        #expect(asked.allSatisfy { $0 == "/d/a" || $0 == "/d/a-" })
    }

    @Test(arguments: [
        "", "/usr/share/applications/foo.desktop", "kde/foo", String(repeating: "-", count: 256),
    ])
    func aPathIsNoName(name: String) {
        #expect(DesktopEntryName(ByteString(name)) == nil)
    }

    @Test(
        arguments: [
            (
                ["HOME": "/h"], "/h/.local/share/applications",
                ["/usr/local/share/applications", "/usr/share/applications"]
            ),
            (
                ["HOME": "/h", "XDG_DATA_HOME": "/x", "XDG_DATA_DIRS": "/a::relative:/b/"], "/x/applications",
                ["/a/applications", "/b/applications"]
            ),
            (
                ["HOME": "/h", "XDG_DATA_HOME": "x", "XDG_DATA_DIRS": ""], "/h/.local/share/applications",
                ["/usr/local/share/applications", "/usr/share/applications"]
            ),
            (["XDG_DATA_DIRS": "/a"], nil, ["/a/applications"]),
        ] as [([String: ByteString], ByteString?, [ByteString])])
    func theDirectoriesAreTheSpecifications(
        variables: [String: ByteString], own: ByteString?, others: [ByteString]
    ) {
        let directories = ApplicationDirectories { variables[$0] }
        #expect(directories.own == own)
        #expect(directories.others == others)
    }
}
