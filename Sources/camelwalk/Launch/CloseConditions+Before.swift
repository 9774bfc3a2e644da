import CPOSIX
import Glibc
import POSIX
import SplashProtocol

extension CloseConditions {
    /// Notes what is waited for and is there already: sockets that this process passes on, files of another run.
    mutating func noteWhatIsThere(_ log: EventLog) {
        if watchesSockets { inheritedSockets = ProcessFile.listeningSocketInodes() }
        for index in paths.indices {
            paths[index].before = CloseConditions.identity(of: paths[index].path, log)
        }
    }

    private static func identity(of path: ByteString, _ log: EventLog) -> FileIdentity? {
        do throws(Errno) {
            let descriptor = try TimelyFile.open(path, camelwalk_open_place)
            defer { close(descriptor) }
            return FileIdentity(descriptor: descriptor)
        } catch {
            if error.number == ETIMEDOUT {
                log.error("path \(path) may be there already: \(SilentFileSystem.reason)")
            }
            return nil
        }
    }
}
