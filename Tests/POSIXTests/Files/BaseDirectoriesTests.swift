import POSIX
import Testing

@Suite struct BaseDirectoriesTests {
    private func directories(_ variables: [String: ByteString]) -> BaseDirectories {
        BaseDirectories { variables[$0] }
    }

    @Test func withoutVariablesTheyAreBelowTheHome() {
        let directories = directories(["HOME": "/h"])
        #expect(directories.ownConfiguration == "/h/.config")
        #expect(directories.ownData == "/h/.local/share")
        #expect(directories.ownState == "/h/.local/state")
        #expect(directories.configurations == ["/etc/xdg"])
        #expect(directories.data == ["/usr/local/share", "/usr/share"])
    }

    @Test func variablesNameOthers() {
        let directories = directories([
            "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s",
            "XDG_CONFIG_DIRS": "/a:/b", "XDG_DATA_DIRS": "/x",
        ])
        #expect(directories.ownConfiguration == "/c")
        #expect(directories.ownData == "/d")
        #expect(directories.ownState == "/s")
        #expect(directories.configurations == ["/a", "/b"])
        #expect(directories.data == ["/x"])
        #expect(directories.home == nil)
    }

    @Test func relativePathsDoNotCount() {
        let directories = directories([
            "HOME": "h", "XDG_CONFIG_HOME": "c", "XDG_DATA_HOME": "", "XDG_CONFIG_DIRS": "a:/b::c",
            "XDG_DATA_DIRS": "",
        ])
        #expect(directories.home == nil && directories.ownConfiguration == nil)
        #expect(directories.ownData == nil && directories.ownState == nil)
        #expect(directories.configurations == ["/b"])
        #expect(directories.data == ["/usr/local/share", "/usr/share"])
    }
}
