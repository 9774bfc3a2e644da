import Testing

@testable import Launching

@Suite struct OptionNamesTests {
    @Test(arguments: [
        ("volme", "volume"), ("vloume", "volume"), ("volumes", "volume"), ("mut", "mute"),
        ("nosplash", "no-splash"),
        ("maxtime", "max-time"), ("linger-on-eror", "linger-on-error"), ("contactsheet", "contact-sheet"),
        ("xyz", nil), ("", nil), ("quiet", nil), (String(repeating: "volume", count: 1_000), nil),
    ])
    func theNearestNameIsMeant(typed: String, name: String?) {
        #expect(OptionNames.nearest(to: typed) == name)
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("abc", "abc", 0), ("abc", "axc", 1), ("abc", "acb", 1), ("abc", "ab", 1),
        ("kitten", "sitting", 3),
    ])
    func distancesAreCounted(first: String, second: String, distance: Int) {
        #expect(OptionNames.distance(Array(first.utf8), Array(second.utf8)) == distance)
        #expect(OptionNames.distance(Array(second.utf8), Array(first.utf8)) == distance)
    }
}
