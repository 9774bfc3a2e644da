import Testing

@testable import SplashPolicy

@Suite struct WindowSystemTests {
    @Test func anXServerComesFirst() {
        #expect(WindowSystem.candidates(display: true, waylandDisplay: true) == [.x11, .wayland])
        #expect(WindowSystem.candidates(display: true, waylandDisplay: false) == [.x11])
        #expect(WindowSystem.candidates(display: false, waylandDisplay: true) == [.wayland])
        #expect(WindowSystem.candidates(display: false, waylandDisplay: false) == [])
    }
}
