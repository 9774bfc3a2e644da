import Testing

@testable import camelwalk_splash

@Suite struct AgendaTests {
    @Test func whatIsDueIsTakenOnceAndInItsOrder() {
        var agenda = Agenda()
        var done: [Int] = []
        agenda.add(at: 300) { done.append(3) }
        agenda.add(at: 100) { done.append(1) }
        agenda.add(at: 200) { done.append(2) }
        #expect(agenda.next == 100)
        #expect(agenda.takeDue(at: 99).isEmpty)
        for action in agenda.takeDue(at: 200) { action() }
        #expect(done == [1, 2])
        #expect(agenda.next == 300)
        for action in agenda.takeDue(at: 1_000) { action() }
        #expect(done == [1, 2, 3])
        #expect(agenda.next == nil)
    }
}
