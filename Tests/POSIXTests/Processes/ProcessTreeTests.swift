import Testing

@testable import POSIX

@Suite struct ProcessTreeTests {
    // init 1 and a user's manager 2 (session 2); a shell 10 (session 10) started the command 20, which started 21, which
    // started 22. 30 and 31 were started by the command's children that are gone, 31 with the manager as foster parent. 40 is
    // the shell's other child, in the command's group, and 41 its child. 50 and 51 are each other's parent.
    private let parents: [Int32: Int32] = [
        2: 1, 10: 2, 20: 10, 21: 20, 22: 21, 30: 1, 31: 2, 40: 10, 41: 40, 50: 51, 51: 50, 60: 1, 61: 1,
    ]
    private let groups: [Int32: Int32] = [
        2: 2, 10: 10, 20: 20, 21: 20, 22: 22, 30: 20, 31: 20, 40: 20, 41: 20, 50: 5, 60: 20, 61: 6,
    ]
    private let sessions: [Int32: Int32] = [2: 2, 10: 10, 20: 10, 30: 10, 31: 10, 40: 10, 41: 10]
    private let startTimes: [Int32: UInt64] = [20: 500, 30: 700, 31: 700, 40: 800, 41: 800, 60: 400, 61: 900]

    private var tree: ProcessTree {
        ProcessTree(
            command: 20, parent: { parents[$0] }, group: { groups[$0] }, session: { sessions[$0] },
            startTime: { startTimes[$0] })
    }

    @Test(arguments: [
        (20, true), (21, true), (22, true), (30, true), (31, true), (10, false), (40, false), (41, false),
        (50, false),
        (60, false), (61, false), (1, false), (0, false), (-5, false), (77, false),
    ])
    func descendantsAndOrphansOfTheGroupAreTheCommands(process: Int32, isCommands: Bool) {
        #expect(tree.contains(process) == isCommands)
    }

    // Who adopts is 2. 70 was started by the command's children that are gone, in a session of its own, and has the child 71.
    // Others' are: 72, older than the command; 73, of a session with a terminal, which has started 74; 75 of the command's
    // session; 76, which the shell started; 77, which something older than the command started.
    @Test(arguments: [
        (70, true), (71, true), (72, false), (73, false), (74, false), (75, false), (76, false), (77, false),
        (78, false), (2, false), (1, false), (0, false),
    ])
    func whatBeganLaterWithoutATerminalMayBeLost(process: Int32, isLost: Bool) {
        let parents: [Int32: Int32] = [
            2: 1, 10: 2, 20: 10, 70: 2, 71: 70, 72: 2, 73: 2, 74: 73, 75: 2, 76: 10, 77: 78, 78: 2,
        ]
        let sessions: [Int32: Int32] = [
            2: 2, 10: 10, 20: 10, 70: 70, 71: 70, 72: 72, 73: 73, 74: 74, 75: 10, 76: 76, 77: 77, 78: 78,
        ]
        var tree = ProcessTree(
            command: 20, parent: { parents[$0] }, group: { _ in nil }, session: { sessions[$0] },
            startTime: { [2: 1, 10: 400, 20: 500, 72: 499, 78: 450][$0] ?? 500 })
        tree.hasTerminal = { $0 == 73 }
        #expect(tree.mayHaveLost(process, to: 2) == isLost)
        #expect(!tree.mayHaveLost(process, to: 3), "another adopts the command's orphans")
    }

    @Test func withoutProcNobodyIsLost() {
        var tree = ProcessTree(
            command: 20, parent: { _ in nil }, group: { _ in nil }, session: { _ in nil },
            startTime: { _ in nil })
        tree.hasTerminal = { _ in false }
        #expect(!tree.mayHaveLost(70, to: 2))
    }

    @Test(arguments: [(20, true), (10, true), (2, true), (1, true), (21, false), (40, false), (77, false)])
    func theCommandIsBelowWhoStartedIt(process: Int32, isAbove: Bool) {
        #expect(tree.isBelow(process) == isAbove)
    }
}
