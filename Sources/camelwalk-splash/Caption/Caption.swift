import CamelAnimation
import CamelSDL
import SplashMedia
import POSIX
import SplashProtocol
import SplashPolicy

/// What is written under the picture, and the bar below. It may be told things before there is a window; nothing is
/// drawn before `start`.
///
/// Used on the main thread; text is set on a thread of its own, which hands its pictures back. Times are
/// `MonotonicClock` nanoseconds.
final class Caption {
    /// What was last drawn, as far as one can see.
    private struct Look: Equatable {
        var version = 0
        var opacity: UInt8 = 0
        var fill: Int?
    }

    private let log: EventLog
    private let deliver: @Sendable (CaptionLabel?) -> Void
    private var typesetting: CaptionTypesetting?
    private var line: ProgressLine?
    private var text: CaptionText
    private var bar = ProgressBar()
    private var label: CaptionLabel?
    private var appearance: Int64 = 0
    private var version = 0
    private var drawn = Look()

    /// A label comes up in this time.
    private static let fade: Int64 = 150_000_000
    /// Steps of the bar's length within a pixel.
    private static let stepsPerPixel = 4.0

    /// A caption with the program's name.
    ///
    /// - Parameter deliver: Is called on another thread with what `take` wants to have.
    init(name: ByteString, log: EventLog, deliver: @escaping @Sendable (CaptionLabel?) -> Void) {
        self.log = log
        self.deliver = deliver
        text = CaptionText(name: name)
    }

    /// Begins to set text and to draw. To be called after the first frame, and where the window's size has changed.
    ///
    /// - Parameters:
    ///   - size: The window's, in pixels.
    ///   - isFramed: Whether the picture has the bundled plate's frame.
    ///   - colors: What it is printed in.
    func start(size: PixelSize, isFramed: Bool, colors: Duotone = .plate) {
        let layout = CaptionLayout(window: size, isFramed: isFramed)
        label = nil
        line = ProgressLine(
            place: layout.bar, hairline: layout.hairline, hasGround: !isFramed, colors: colors)
        let typesetting = CaptionTypesetting(
            layout, isFramed: isFramed, colors: colors, log: log, deliver: deliver)
        typesetting.set(text)
        if !typesetting.start() { log.error("no thread to set text; there is none") }
        self.typesetting = typesetting
    }

    /// Shows what the program says it is doing; nil or nothing takes it away.
    func setStatus(_ status: ByteString?) {
        text.status = status ?? ""
        typesetting?.set(text)
    }

    /// Shows a last message in place of all else.
    func setMessage(_ message: ByteString) {
        text.message = message
        typesetting?.set(text)
    }

    /// Lets the bar run as `progress` expects it of a command that began at `start`.
    func expect(_ progress: LearnedProgress, from start: Int64, at now: Int64) {
        bar.expect(progress, from: start, at: now)
    }

    /// Shows the per cent that the program says it has done.
    func report(percent: Double, at now: Int64) {
        bar.report(percent: percent, at: now)
    }

    /// Takes text that has been set; nil for none.
    func take(_ new: CaptionLabel?, at now: Int64) {
        if label == nil { appearance = now }
        label = new
        version += 1
    }

    /// Draws over a frame on the window's picture, 32 bits a pixel.
    func draw(on target: Surface, at now: Int64) {
        drawn = look(at: now)
        label?.draw(on: target, opacity: drawn.opacity)
        if let fraction = shownFraction(at: now) { line?.draw(fraction, on: target) }
    }

    /// Whether it looks otherwise at `now` than when it was last drawn.
    func needsDrawing(at now: Int64) -> Bool { look(at: now) != drawn }

    /// When it is to be looked at again, or nil if nothing moves.
    func nextChange(after now: Int64) -> Int64? {
        let isAppearing = label != nil && now < appearance + Caption.fade
        let frame = isAppearing ? min(now + 33_000_000, appearance + Caption.fade) : nil
        guard shownFraction(at: now) != nil, let change = bar.nextChange(after: now, step: 1 / barSteps)
        else {
            return frame
        }
        return min(change, frame ?? change)
    }

    /// How far the bar is filled. A message stands in its place.
    private func shownFraction(at now: Int64) -> Double? {
        line == nil || text.message != nil ? nil : bar.fraction(at: now)
    }

    private var barSteps: Double { Double(line?.place.size.width ?? 1) * Caption.stepsPerPixel }

    private func look(at now: Int64) -> Look {
        let time = min(Caption.fade, max(0, now - appearance))
        return Look(
            version: version, opacity: label == nil ? 0 : UInt8(255 * time / Caption.fade),
            fill: shownFraction(at: now).map { Int(($0 * barSteps).rounded()) })
    }
}
