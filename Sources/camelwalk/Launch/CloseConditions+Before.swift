import POSIX
import SplashProtocol

extension CloseConditions {
    /// Notes what is waited for and is there already: sockets that this process passes on, files of another run.
    mutating func noteWhatIsThere() {
        if watchesSockets { inheritedSockets = ProcessFile.listeningSocketInodes() }
        for index in paths.indices { paths[index].before = FileIdentity(paths[index].path) }
    }
}
