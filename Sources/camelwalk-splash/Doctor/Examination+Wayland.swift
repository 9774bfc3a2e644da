import CamelAnimation
import CamelSDL
import POSIX
import SplashPolicy
import SplashProtocol

extension Examination {
    /// Whether the compositor at `name` would show a window, and how.
    static func wayland(named name: String, _ subject: String, so consequence: String) -> [Finding] {
        do throws(WindowError) {
            let connection = try WaylandConnection()
            let globals = try WaylandGlobals(connection)
            guard let shell = globals.shellName else {
                return [.wrong(subject, "\(name): the compositor has no windows", so: consequence)]
            }
            let found = Finding.ok(subject, "\(name), Wayland, \(shell)")
            return [found] + monitors(globals) + [compositor(connection), placement(globals)]
        } catch {
            return [.wrong(subject, "\(name): \(error)", so: consequence)]
        }
    }

    private static func monitors(_ globals: WaylandGlobals) -> [Finding] {
        globals.outputs.sorted { $0.key < $1.key }.map { _, output in
            let size = output.geometry.size ?? PixelSize(width: 0, height: 0)
            var surroundings = SurfaceSurroundings()
            surroundings.takesFractions = globals.viewporter != nil
            surroundings.outputs = [output.geometry]
            let percentage = Int((surroundings.scale.value * 100).rounded())
            return .ok("monitor", "\(size.width)x\(size.height) at \(percentage) %")
        }
    }

    private static func compositor(_ connection: WaylandConnection) -> Finding {
        let name = connection.compositor.flatMap { ProcessFile.programName(of: $0) }
        return .ok("compositor", name ?? "its name cannot be seen")
    }

    private static func placement(_ globals: WaylandGlobals) -> Finding {
        guard globals.layerShell == nil else {
            return .ok("placement", "in the middle, over everything, without the focus")
        }
        return .missing(
            "placement", "layer-shell", so: "the compositor chooses the place, and may give it the focus")
    }
}
