import POSIX
import SplashProtocol
import Testing

@testable import ServiceWatch

@Suite struct SocketJudgeTests {
    private let web = ListeningSocket(address: .tcp(port: 8080), inode: 1, user: 1000)
    private let mail = ListeningSocket(address: .tcp(port: 25), inode: 2, user: 0)
    private let local = ListeningSocket(address: .unix(name: "@x"), inode: 3)

    private func judge(_ change: (inout CloseConditions) -> Void) -> SocketJudge {
        var conditions = CloseConditions()
        change(&conditions)
        return SocketJudge(conditions)
    }

    @Test func whatIsNotWaitedForIsNoCandidate() {
        var any = judge { $0.listens = true }
        #expect(any.candidates([web, mail, local]) == [web, mail, local])
        var one = judge { $0.ports = [25, 26] }
        #expect(one.candidates([web, mail, local]) == [mail])
        var heir = judge {
            $0.listens = true
            $0.inheritedSockets = [2]
        }
        #expect(heir.candidates([web, mail, local]) == [web, local])
    }

    @Test func theCommandsSocketCloses() {
        let judge = judge { $0.listens = true }
        let event = judge.verdict(
            [web, local], [.init(process: 7, inodes: [9]), .init(process: 8, inodes: [3, 9])])
        #expect(event == .listens(local, process: 8))
        #expect(event?.description == "listens unix @x of process 8")
        #expect(
            judge.verdict([web], [.init(process: 7, inodes: [9]), .init(process: 8, inodes: nil)]) == nil)
    }

    @Test func othersSocketsAreSoonLookedAtNoMore() {
        var judge = judge { $0.listens = true }
        for _ in 0..<3 {
            #expect(judge.candidates([web]) == [web])
            #expect(judge.verdict([web], []) == nil)
            judge.dismiss([web])
        }
        #expect(judge.candidates([web]).isEmpty)
        judge.forget(allBut: [])
        #expect(judge.candidates([web]) == [web], "another one with its number")
    }

    @Test func aNewSocketOfSomebodyWhomWeMayNotLookIntoCountsOnANamedPort() {
        let root = SocketJudge.Holder(process: 7, inodes: nil, user: 0)
        var judge = judge { $0.ports = [25] }
        _ = judge.candidates([web])
        #expect(judge.verdict([mail], [root]) == .listens(mail, process: 7))
        #expect(judge.verdict([mail], [.init(process: 7, inodes: nil, user: 5)]) == nil)
        var any = self.judge { $0.listens = true }
        _ = any.candidates([web])
        #expect(any.verdict([mail], [root]) == nil, "it might be anybody's")
        var old = self.judge { $0.ports = [25] }
        _ = old.candidates([mail])
        #expect(old.verdict([mail], [root]) == nil, "it was there before")
    }
}
