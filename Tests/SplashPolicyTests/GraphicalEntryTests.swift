import Testing

@testable import SplashPolicy

@Suite struct GraphicalEntryTests {
    private func entry(_ keys: String, type: String = "Application") -> GraphicalEntry {
        Array("# a comment\n\n[Desktop Entry]\nType=\(type)\nName=X\n\(keys)\n".utf8)
            .withUnsafeBytes { GraphicalEntry($0) }
    }

    @Test(
        arguments: [
            ("Exec=gimp-2.10 %U", "gimp-2.10"), ("Exec=/usr/bin/gimp %f --new-instance", "gimp"),
            ("Exec = env A=b GIMP=1 gimp", "gimp"), ("Exec=a b\nTryExec=/opt/x/gimp", "gimp"),
            ("Exec=a b\nStartupWMClass=Gimp", "gimp"), ("NoDisplay=true\nExec=gimp", "gimp"),
            ("Exec=gimp\r\nTerminal=false\r", "gimp"),
            ("Exec=\"/opt/my apps/idea.sh\" %f", "idea.sh"), ("Exec=env A=\"b c\" \"idea.sh\" %f", "idea.sh"),
            ("X-Camelwalk-Original-Exec=gimp %U\nExec=camelwalk gimp %U", "gimp"),
            ("Exec=gimp\n[Desktop Action new]\nExec=other x\nTerminal=true", "gimp"),
        ])
    func itNamesItsProgram(keys: String, name: String) {
        #expect(entry(keys).names(["other", name]))
        #expect(!entry(keys).names(["another"]))
    }

    @Test(
        arguments: [
            ("Exec=git gui", "git"), ("Exec=python3 /usr/share/x.py", "python3"), ("Exec=sh", "sh"),
            ("Exec=sh -c \"gimp %U\"", "sh"), ("Exec=gimp\nTerminal=true", "gimp"),
            ("Exec=gimp\nHidden=true", "gimp"), ("Exec=\"/opt/my gimp\"", "gimp\""), ("", ""),
            ("[Desktop Action new]\nExec=gimp", "gimp"), ("Exec=env", "env"),
            ("Exec=java\nTryExec=java", "java"),
        ])
    func itDoesNotNameOthers(keys: String, name: String) {
        #expect(!entry(keys).names([name]))
    }

    @Test func onlyApplicationsCount() {
        #expect(!entry("Exec=gimp", type: "Link").names(["gimp"]))
        let bytes = Array("Exec=gimp\nType=Application".utf8)
        #expect(!bytes.withUnsafeBytes { GraphicalEntry($0) }.names(["gimp"]), "outside of the group")
    }
}

@Suite struct HeldOutputTests {
    private func milliseconds(_ value: Int64) -> Int64 { value * 1_000_000 }

    private func printed(at time: Int64, maximumTime: Int = 60_000) -> SplashLife {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: maximumTime)
        life.noteFirstFrame(at: milliseconds(50))
        life.hold(.standardError, at: milliseconds(time))
        return life
    }

    @Test func itClosesWhenNoWindowHasComeInTenSeconds() {
        let life = printed(at: 100)
        #expect(life.decision(at: milliseconds(200)) == .wait(until: milliseconds(10_100)))
        #expect(life.latestEnd == milliseconds(10_100))
        #expect(life.decision(at: milliseconds(10_100)) == .close(.standardError))
        #expect(life.cause == nil, "nothing is learned of it")
    }

    @Test func theWindowClosesAtOnce() {
        var life = printed(at: 100)
        life.note(.window, at: milliseconds(300))
        #expect(life.decision(at: milliseconds(300)) == .close(.window))
    }

    @Test func theLongestTimeHolds() {
        let life = printed(at: 100, maximumTime: 2_000)
        #expect(life.decision(at: milliseconds(300)) == .wait(until: milliseconds(2_000)))
        #expect(life.decision(at: milliseconds(2_000)) == .close(.time))
    }

    @Test func aTextInterfaceReleasesIt() {
        var life = printed(at: 100)
        life.hold(.standardOutput, at: milliseconds(200))
        life.releaseOutput(at: milliseconds(300))
        #expect(life.decision(at: milliseconds(300)) == .close(.standardError), "the first")
    }

    @Test func withoutOutputThereIsNothingToRelease() {
        var life = SplashLife(delay: 100, minimumTime: 0, maximumTime: 1_000)
        life.releaseOutput(at: 0)
        #expect(life.decision(at: 0) == .wait(until: milliseconds(100)))
    }

    @Test func theWindowIsShownWhileOutputIsHeld() {
        var life = SplashLife(delay: 100, minimumTime: 0, maximumTime: 60_000)
        life.hold(.standardOutput, at: milliseconds(50))
        #expect(life.decision(at: milliseconds(60)) == .wait(until: milliseconds(100)))
        #expect(life.decision(at: milliseconds(100)) == .show)
    }
}
