import CamelSDL
import Glibc
import Handover

extension Examination {
    /// The font of the line under the camel.
    static let text: Examination = {
        let subject = "font"
        let consequence = "there is no text under the camel"
        return Examination(subject, so: consequence) {
            do throws(SDLError) {
                return [.ok(subject, try Typesetter().fontFile)]
            } catch {
                return [.missing(subject, "\(error)", so: consequence)]
            }
        }
    }()

    /// Where the desktop's wish for less motion can be asked for.
    static let desktop: Examination = {
        let subject = "session bus"
        let consequence = "the desktop cannot say that it wants less motion"
        return Examination(subject, so: consequence) {
            guard LibraryFile.isThere("libdbus-1.so.3") else {
                return [.missing(subject, "libdbus-1.so.3", so: consequence)]
            }
            if let address = variable("DBUS_SESSION_BUS_ADDRESS") {
                return [.ok(subject, address.description)]
            }
            guard let path = variable("XDG_RUNTIME_DIR")?.appending(path: "bus"),
                path.withCString({ access($0, W_OK) }) == 0
            else { return [.missing(subject, "no address in the environment", so: consequence)] }
            return [.ok(subject, "unix:path=\(path)")]
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
            guard existing.withCString({ access($0, W_OK) }) == 0 else {
                let reason = strerror(errno).map { String(cString: $0) } ?? ""
                return [.wrong(subject, "\(directory): \(reason)", so: consequence)]
            }
            return [.ok(subject, directory.description)]
        }
    }()

    private static func variable(_ name: String) -> ByteString? {
        getenv(name).flatMap { $0[0] == 0 ? nil : ByteString(cString: $0) }
    }
}
