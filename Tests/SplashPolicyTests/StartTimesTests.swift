import Testing

@testable import SplashPolicy

@Suite struct StartTimesTests {
    private let key = StartTimes.key([Array("/usr/bin/java".utf8), Array("-jar".utf8)])

    @Test func theMedianOfTheLastFiveTimesIsExpected() {
        var times = StartTimes(text: [])
        #expect(times.expected(key: key) == nil)
        times.add(900, key: key)
        #expect(times.expected(key: key) == 900)
        times.add(100, key: key)
        #expect(times.expected(key: key) == 100)
        for time in [300, 200, 500, 400, 250] { times.add(time, key: key) }
        #expect(times.expected(key: key) == 300, "of 300, 200, 500, 400, 250")
    }

    @Test func whatIsForgottenIsNotKnown() {
        var times = StartTimes(text: [])
        times.add(3, key: key)
        times.add(1, key: key)
        times.add(2, key: StartTimes.key([[1]]))
        #expect(times.times(key: key) == [3, 1])
        times.remove(key: key)
        #expect(times.times(key: key).isEmpty)
        #expect(times.expected(key: key) == nil)
        #expect(times.entries.map(\.times) == [[2]])
    }

    @Test func theTextComesBack() {
        var times = StartTimes(text: [])
        times.add(1, key: key)
        times.add(2, key: StartTimes.key([[1]]))
        times.add(3, key: key)
        #expect(StartTimes(text: times.text) == times)
        #expect(times.entries.map(\.times) == [[2], [1, 3]], "the one used last stands last")
    }

    @Test func commandsThatWereNotUsedLongestAreForgotten() {
        var times = StartTimes(text: [])
        for number in 0..<300 {
            times.add(number, key: StartTimes.key([[UInt8(number & 255), UInt8(number >> 8)]]))
        }
        #expect(times.entries.count == 256)
        #expect(times.expected(key: StartTimes.key([[0, 0]])) == nil)
        #expect(times.expected(key: StartTimes.key([[43, 1]])) == 299)
        #expect(times.text.count < StartTimes.maximumBytes)
    }

    @Test(arguments: [
        "", "\0\u{FF}\n\n", "abc 1 2", "0123456789abcdef", "0123456789abcdef x", "0123456789abcdef 1 -2",
        "0123456789abcdef 99999999999999999999", "0123456789abcdeg 1", String(repeating: "9", count: 5_000),
    ])
    func garbageIsNothing(text: String) {
        #expect(StartTimes(text: text.utf8).entries.isEmpty)
    }

    @Test func wordsAreNotConfused() {
        #expect(StartTimes.key([[1, 2]]) != StartTimes.key([[1], [2]]))
        #expect(StartTimes.key([]).utf8.count == 16)
        #expect(StartTimes.key([Array("a".utf8)]) == "af63dc4c8601ec8c", "a published value of FNV-1a")
    }
}
