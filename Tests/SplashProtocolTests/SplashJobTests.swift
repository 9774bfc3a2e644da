import CamelAnimation
import Glibc
import Testing

@testable import POSIX
@testable import SplashProtocol

@Suite struct SplashJobTests {
    @Test func aShowJobComesAcrossWhole() throws {
        var presentation = Presentation()
        presentation.animation = ByteString(bytes: [0x2F, 0xFF, 0x3D, 0x0A])
        presentation.grid = .init(columns: 20, rows: 2)
        presentation.frameTime = 35.5
        presentation.tag = "walk = 1"
        presentation.loopsAsFileSays = true
        presentation.soundtrack = "/tmp/a=b"
        presentation.midi = "/dev/ttyS0,31250"
        presentation.isMuted = true
        presentation.volume = 7
        presentation.scale = 1.0 / 3
        presentation.speed = 2.5
        presentation.paper = 0
        presentation.gait = .walk
        presentation.ink = 0xFF_FFFE
        var command = WatchedCommand(process: 42)
        command.processDescriptor = 10
        command.watchDescriptor = 11
        command.standardOutput = .init(watch: 1, isShared: true)
        command.standardError = .init(watch: 2, isShared: false)
        command.terminal = .init(watch: 3, isShared: true)
        command.bytesWrittenBefore = 12_345
        command.childFaultsBefore = 6
        command.hadLineMode = true
        var job = ShowJob(presentation: presentation, command: command, title: "a b", start: 987_654_321)
        job.delay = 1
        job.minimumTime = 2
        job.maximumTime = 3
        job.logDescriptor = 13
        job.markerDescriptor = 12
        job.conditions = CloseConditions()
        job.conditions.window = true
        job.conditions.listens = true
        job.conditions.ports = [1, 65_535]
        job.conditions.inheritedSockets = [4_711]
        job.conditions.paths = [
            AwaitedPath(ByteString(bytes: Array("/a,b\\c d:e ".utf8) + [0xFF])),
            AwaitedPath("/s4", before: FileIdentity(device: .max, inode: 2, modified: -3)),
        ]
        job.program = "/bin/a b"
        job.history = ["/bin/a b", "-x", "a=b"]
        job.lingerTime = 4
        job.showsText = false
        job.hasReducedMotion = false
        job.notificationDescriptor = 14
        job.answerDescriptor = 15
        #expect(SplashJob(arguments: SplashJob.show(job).arguments) == .show(job))
        #expect(SplashJob(arguments: SplashJob.explain(job).arguments) == .explain(job))
        #expect(job.descriptors == [10, 11, 12, 13, 14, 15])
    }

    @Test func aRelayJobComesAcrossWhole() {
        var command = WatchedCommand(process: 42)
        command.processDescriptor = 10
        var job = RelayJob(socket: 12, splash: 11, command: command)
        job.outer = "@outer"
        job.path = "/run/x"
        job.logDescriptor = 13
        job.start = 5
        #expect(SplashJob(arguments: SplashJob.relay(job).arguments) == .relay(job))
        #expect(job.descriptors == [10, 11, 12, 13])
    }

    @Test func timesAreKeptByWhatCloses() {
        var job = ShowJob(
            presentation: Presentation(), command: WatchedCommand(process: 1), title: "", start: 0)
        #expect(job.historyWords == [])
        job.history = ["/bin/a"]
        #expect(job.historyWords == ["until=7", "/bin/a"], "the user says what is usual otherwise")
        job.program = "/bin/a"
        #expect(job.historyWords == ["/bin/a"])
        job.conditions = CloseConditions()
        job.conditions.paths = [AwaitedPath("/x", before: FileIdentity(device: 1, inode: 2, modified: 3))]
        let words = job.historyWords
        job.conditions.paths = [AwaitedPath("/x")]
        job.conditions.inheritedSockets = [4]
        #expect(job.historyWords == words && words.count == 2)
    }

    @Test func theDefaultsComeAcross() {
        let job = ShowJob(
            presentation: Presentation(), command: WatchedCommand(process: 1), title: "", start: 0)
        #expect(SplashJob(arguments: SplashJob.show(job).arguments) == .show(job))
        #expect(job.descriptors == [])
    }

    @Test func whatIsAsUsualIsNotWritten() {
        let job = ShowJob(
            presentation: Presentation(), command: WatchedCommand(process: 1), title: "a", start: 2)
        #expect(SplashJob.show(job).arguments == ["show", "process=1", "start=2", "title=a"])
        #expect(SplashJob.check(Presentation()).arguments == ["check"])
    }

    @Test func ofTwoWordsOfOneNameTheLastCountsAndOthersAreSkipped() throws {
        let words: [ByteString] = ["check", "volume=1", "volume=2", "volumes=3", "noise", "=4", "speed=x"]
        var presentation = Presentation()
        presentation.volume = 2
        #expect(SplashJob(arguments: words) == .check(presentation))
    }

    @Test func aRenderJobComesAcrossWhole() {
        var job = RenderJob(presentation: Presentation(), output: "/x")
        job.count = 3
        job.first = 2
        job.step = 0.5
        job.size = .init(width: 10, height: 20)
        job.isTransparent = true
        job.contactSheet = "/y"
        job.audio = "/z"
        job.hasRawAudio = true
        job.seconds = 1.5
        #expect(SplashJob(arguments: SplashJob.render(job).arguments) == .render(job))
    }

    @Test(
        arguments: [
            [], ["nonsense"], ["show"], ["show", "process=x", "start=1", "title="],
            ["show", "process=1", "title="], ["render"], ["relay", "process=1", "start=1", "socket=3"],
        ] as [[ByteString]])
    func anythingElseIsNothing(words: [ByteString]) {
        #expect(SplashJob(arguments: words) == nil)
    }
}
