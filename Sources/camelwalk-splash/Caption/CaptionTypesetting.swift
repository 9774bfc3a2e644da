import CamelAnimation
import CamelSDL
import SplashMedia
import Glibc
import POSIX
import SplashProtocol
import SplashPolicy
import Synchronization

/// What is to be written, as strangers have said it.
struct CaptionText: Equatable, Sendable {
    /// What the program is called.
    var name: ByteString
    /// What it is doing.
    var status: ByteString = ""
    /// The last message, which replaces both; nil until there is one.
    var message: ByteString?

    /// Whether there is nothing to write.
    var isEmpty: Bool { name.bytes.isEmpty && status.bytes.isEmpty && message == nil }
}

/// Sets the caption's text on a thread of its own: finding a font takes time. Of texts that come faster than they are
/// set, the last is.
final class CaptionTypesetting: Sendable {
    /// The text that is to be set next.
    private let wanted = Mutex<CaptionText?>(nil)
    private let waker = Waker()
    private let layout: CaptionLayout
    private let isFramed: Bool
    private let colors: Duotone
    private let log: EventLog
    private let deliver: @Sendable (CaptionLabel?) -> Void

    /// Microseconds between two texts: more often nobody could read them.
    private static let pause: UInt32 = 40_000
    /// A wait without an end.
    private static let day: Int64 = 86_400_000_000_000

    init(
        _ layout: CaptionLayout, isFramed: Bool, colors: Duotone, log: EventLog,
        deliver: @escaping @Sendable (CaptionLabel?) -> Void
    ) {
        self.layout = layout
        self.isFramed = isFramed
        self.colors = colors
        self.log = log
        self.deliver = deliver
    }

    /// Asks for this text. Costs next to nothing: a program may say a thousand things a second. Any thread may call it.
    func set(_ text: CaptionText) {
        let isFirst = wanted.withLock { wanted in
            defer { wanted = text }
            return wanted == nil
        }
        if isFirst { waker.wake() }
    }

    /// Starts the thread; false if there is none.
    func start() -> Bool {
        // Without room there is nothing to find a font for.
        guard layout.line != nil || layout.notice != nil else { return true }
        return BackgroundThread.start {
            BackgroundThread.yieldToOthers()
            do throws(MediaError) {
                try self.work()
            } catch {
                self.log.error("\(error); there is no text")
            }
        }
    }

    private func work() throws(MediaError) -> Never {
        // Whoever wants no text pays for no font.
        var typesetter: Typesetter?
        var placement = CaptionLabelPlacement()
        var done: CaptionText?
        while true {
            waker.wait(until: MonotonicClock.nanoseconds() + CaptionTypesetting.day)
            guard let text = wanted.withLock({ $0.take() }), text != done else { continue }
            guard typesetter != nil || !text.isEmpty else { continue }
            let setter = if let typesetter { typesetter } else { try Typesetter() }
            typesetter = setter
            set(text, setter, &placement)
            done = text
            usleep(CaptionTypesetting.pause)
        }
    }

    /// Sets a text. One that cannot be drawn, since a font is broken, leaves the last where it is.
    private func set(_ text: CaptionText, _ typesetter: Typesetter, _ placement: inout CaptionLabelPlacement)
    {
        do throws(MediaError) {
            deliver(try label(text, typesetter, &placement))
        } catch {
            log.error("\(error); the text stays as it was")
        }
    }

    /// The label for a text; nil if there is none, or no room for it.
    private func label(
        _ text: CaptionText, _ typesetter: Typesetter, _ placement: inout CaptionLabelPlacement
    ) throws(MediaError) -> CaptionLabel? {
        let isNotice = text.message != nil
        let name = ForeignText.line(text.message ?? text.name)
        let status = isNotice ? "" : ForeignText.line(text.status)
        guard let line = isNotice ? layout.notice : layout.line, !(name.isEmpty && status.isEmpty) else {
            return nil
        }
        let look: CaptionLabel.Look = isNotice ? .notice : isFramed ? .inFrame : .bordered
        let textLine = try typesetter.caption(
            name: name, status: status, height: line.letterHeight, width: line.maximumTextWidth,
            ink: look.ink(colors), secondaryInk: look.secondaryInk(colors))
        let place = placement.place(textLine.surface.size.width, in: line, isChanging: !status.isEmpty)
        return try CaptionLabel(
            textLine, place: place.label, text: (place.text, line.baseline), middle: line.middle,
            hairline: layout.hairline, look: look, colors: colors)
    }
}
