import SplashProtocol
import WaylandWatch

extension Examination {
    /// How a command's windows are seen on Wayland; nothing if there is no Wayland.
    static let windows: Examination = {
        let subject = "windows"
        let consequence = "Wayland windows are not seen"
        return Examination(subject, "the compositor", so: consequence) {
            guard WaylandWatch.hasDisplay else { return [] }
            let watch = WaylandWatch(command: 1, bus: SplashEnvironment.sessionBus)
            do throws(WaylandWatchError) {
                return [finding(try watch.survey())]
            } catch {
                return [.wrong(subject, "\(error)", so: consequence)]
            }
        }
    }()

    private static func finding(_ survey: WaylandWatch.Survey) -> Finding {
        let subject = "windows"
        let compositor = survey.compositor ?? "a compositor"
        let reasons = survey.reasons.isEmpty ? "" : " (\(survey.reasons.joined(separator: "; ")))"
        if let teller = survey.teller { return .ok(subject, "\(compositor), told by \(teller)\(reasons)") }
        let text = "\(compositor) does not tell of them\(reasons)"
        guard survey.isKernelTelling else {
            return .wrong(subject, text, so: "Wayland windows are not seen")
        }
        return .missing(subject, text, so: "Wayland windows are seen by their buffers, which may be early")
    }
}
