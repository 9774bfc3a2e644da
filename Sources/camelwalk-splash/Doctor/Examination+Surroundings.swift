import CamelSDL
import DesktopBus
import SplashMedia
import Glibc
import SplashPolicy
import POSIX
import SplashProtocol

extension Examination {
    /// The font of the line under the camel.
    static let text: Examination = {
        let subject = "font"
        let consequence = "there is no text under the camel"
        return Examination(subject, so: consequence) {
            do throws(MediaError) {
                return [.ok(subject, try Typesetter().fontFile)]
            } catch {
                return [.missing(subject, "\(error)", so: consequence)]
            }
        }
    }()

    /// Whether the desktop wants less motion, or dark windows.
    static let desktop: Examination = {
        let subject = "desktop"
        let consequence = """
            it cannot say that it wants less motion, or a dark picture; CAMELWALK_REDUCED_MOTION=1 and CAMELWALK_PAPER=dark can
            """
        return Examination(subject, "the session bus", so: consequence) {
            guard let address = SplashEnvironment.sessionBus else {
                return [.missing(subject, "no session bus", so: consequence)]
            }
            do throws(BusError) {
                let answer = try DesktopPortal.settings(bus: address)
                let motion = answer.isMotionReduced == true ? "wants less motion" : "wants no less motion"
                return [.ok(subject, answer.prefersDark == true ? "\(motion), prefers dark" : motion)]
            } catch {
                return [.missing(subject, "\(error)", so: consequence)]
            }
        }
    }()

    /// Where the times of commands are kept.
    static let state: Examination = {
        let subject = "state"
        let consequence = "there is no bar for what a command took the last times"
        return Examination(subject, so: consequence) {
            guard let directory = StartTimesFile.stateDirectory() else {
                return [.missing(subject, "neither XDG_STATE_HOME nor HOME is set", so: consequence)]
            }
            // It is made with the first time that is kept.
            var existing = directory
            while existing.withCString({ access($0, F_OK) }) != 0, existing.bytes.count > 1 {
                existing = existing.deletingLastPathComponent
            }
            do throws(Errno) {
                try existing.valueOrErrno { access($0, W_OK) }
                return [.ok(subject, directory.description)]
            } catch {
                return [.wrong(subject, "\(directory): \(error)", so: consequence)]
            }
        }
    }()
}
