import Testing

@testable import WaylandWatch

@Suite struct SwayMessageTests {
    private let window = #"{"change":"new","container":{"pid":42,"app_id":"gimp","nodes":[]}}"#

    @Test func messagesComeInAnyPieces() {
        let messages = [SwayMessage(2, Array("{}".utf8)), SwayMessage(0x8000_0003, Array(window.utf8))]
        let bytes = messages.flatMap(\.bytes)
        for size in [1, 13, 14, 15, bytes.count] {
            var buffer: [UInt8] = []
            var taken: [SwayMessage]? = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                buffer += bytes[start..<min(start + size, bytes.count)]
                taken = SwayMessage.take(from: &buffer).map { (taken ?? []) + $0 }
            }
            #expect(taken == messages)
            #expect(buffer.isEmpty)
        }
    }

    @Test func anotherProtocolIsNotWaitedFor() {
        var nonsense = Array("HTTP/1.1 400 Bad Request".utf8)
        #expect(SwayMessage.take(from: &nonsense) == nil)
        var endless = Array(SwayMessage(4).bytes.dropLast(8)) + [255, 255, 255, 127, 4, 0, 0, 0]
        #expect(SwayMessage.take(from: &endless) == nil)
    }

    private static let tree = """
        {"nodes":[{"type":"output","nodes":[{"pid":1,"app_id":"one"},{"pid":2,"app_id":null,"window":77}],
        "floating_nodes":[{"pid":3,"app_id":"three"}]}],"floating_nodes":[]}
        """

    private static let payloads: [(UInt32, String, [Toplevel])] = [
        (
            0x8000_0003, #"{"change":"new","container":{"pid":42,"app_id":"gimp"}}"#,
            [Toplevel(process: 42, application: "gimp")]
        ),
        (0x8000_0003, #"{"change":"new","container":{"pid":42,"app_id":null}}"#, [Toplevel(process: 42)]),
        (0x8000_0003, #"{"change":"new","container":{"pid":42,"app_id":null,"window":5}}"#, []),
        (0x8000_0003, #"{"change":"focus","container":{"pid":42,"app_id":"gimp"}}"#, []),
        (0x8000_0003, #"{"change":"new","container":{"pid":"42"}}"#, []),
        (0x8000_0003, #"{"change":"new","container":{"pid":99999999999}}"#, []),
        (0x8000_0003, "[1,2", []), (0x8000_0003, "", []), (0x8000_0003, "7", []),
        (2, #"{"success":true}"#, []),
        (
            4, tree,
            [
                Toplevel(process: 1, application: "one", isNew: false),
                Toplevel(process: 3, application: "three", isNew: false),
            ]
        ),
    ]

    @Test(arguments: payloads)
    func windowsAreRead(kind: UInt32, payload: String, toplevels: [Toplevel]) {
        #expect(SwayMessage(kind, Array(payload.utf8)).toplevels == toplevels)
    }
}

@Suite struct NiriTests {
    private static let lines: [(String, [Toplevel])] = [
        (#"{"Ok":"Handled"}"#, []),
        (
            #"{"WindowsChanged":{"windows":[{"id":1,"app_id":"a","pid":5},{"id":2,"app_id":null,"pid":null}]}}"#,
            [Toplevel(process: 5, application: "a", isNew: false), Toplevel(isNew: false)]
        ),
        (
            #"{"WindowOpenedOrChanged":{"window":{"id":3,"title":"t","app_id":"b","pid":6}}}"#,
            [Toplevel(process: 6, application: "b")]
        ),
        (#"{"WindowClosed":{"id":3}}"#, []), ("nonsense", []),
    ]

    @Test(arguments: lines)
    func windowsAreRead(line: String, toplevels: [Toplevel]) {
        #expect(NiriSource.toplevels(in: Array(line.utf8)) == toplevels)
    }

    @Test func linesComeInAnyPieces() {
        var lines = LineBuffer()
        let taken = ["a\nb", "", "c\n\n"].map {
            lines.take(Array($0.utf8)).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(taken == [["a"], [], ["bc", ""]])
    }
}

@Suite struct HyprlandTests {
    private static let clients = """
        [{"address":"0x55aa","pid":5,"class":"a","xwayland":false},{"address":"0x66bb","pid":6,"class":"b"},
        {"address":"0x77cc","pid":7,"class":"c","xwayland":true}]
        """

    @Test(arguments: [
        ("openwindow>>55aa,1,a,A title, with commas", "55aa"), ("closewindow>>55aa", nil), ("", nil),
        ("openwindow>>", ""),
    ])
    func openedWindowsAreRead(line: String, address: String?) {
        #expect(HyprlandSource.openedWindow(in: Array(line.utf8)) == address)
    }

    @Test func theirProcessesAreLookedUp() {
        let bytes = Array(HyprlandTests.clients.utf8)
        let new = Toplevel(process: 6, application: "b")
        #expect(HyprlandSource.toplevels(in: bytes, opened: ["66bb", "77cc"], withOthers: false) == [new])
        #expect(
            HyprlandSource.toplevels(in: bytes, opened: ["66bb"], withOthers: true)
                == [Toplevel(process: 5, application: "a", isNew: false), new])
        #expect(HyprlandSource.toplevels(in: Array("ok".utf8), opened: ["66bb"], withOthers: true) == [])
    }
}

@Suite struct KWinScriptTests {
    @Test(arguments: [
        ("new", "42", "gimp", Toplevel(process: 42, application: "gimp")),
        ("old", "42", "", Toplevel(process: 42, isNew: false)),
        ("new", "-1", "x", Toplevel(application: "x")),
        ("new", "undefined", "x", Toplevel(application: "x")),
    ])
    func windowsAreRead(state: String, process: String, application: String, toplevel: Toplevel) {
        #expect(
            KWinScript.toplevel(state: state, process: process, application: application) == toplevel)
    }

    @Test func theScriptKnowsWhoListensAndItsOwnName() {
        let text = KWinScript(listener: ":1.23", name: "camelwalk-4").text
        #expect(text.contains(#"callDBus(":1.23", "/camelwalk", "camelwalk.Windows", "Window", state,"#))
        #expect(text.contains(#""unloadScript", "camelwalk-4""#))
    }
}

@Suite struct ShellSignalTests {
    @Test func theFocusComesAlone() {
        let windows = "WindowsChanged", applications = "RunningApplicationsChanged"
        #expect(ShellSource.toplevels([]) == [])
        #expect(ShellSource.toplevels(["AnotherOne"]) == [])
        #expect(ShellSource.toplevels([windows]) == [Toplevel(stage: .created)])
        #expect(ShellSource.toplevels([windows, applications]) == [Toplevel(stage: .created)])
        #expect(ShellSource.toplevels([applications]) == [Toplevel(stage: .focused)])
    }
}

@Suite struct KnownToplevelsTests {
    @Test func aToplevelIsToldOnceItIsComplete() {
        var known = KnownToplevels()
        known.note(1, application: "gimp")
        #expect(known.complete(1, isNew: true) == Toplevel(application: "gimp"))
        #expect(known.complete(1, isNew: true) == nil, "its title has changed")
        #expect(known.complete(2, isNew: false) == Toplevel(isNew: false))
        known.note(2, application: "late")
        #expect(known.complete(2, isNew: true) == Toplevel(application: "late"))
        known.forget(1)
        #expect(known.complete(1, isNew: true) == Toplevel(), "the number is another one's by now")
    }
}
