import Glibc
import Launching
import POSIX
import SplashProtocol

extension Settings {
    /// Makes the splash's paths independent of the directory, which it leaves.
    mutating func makePathsAbsolute() {
        makeAwaitedPathsAbsolute()
        if let midi = presentation.midi {
            presentation.midi = MIDIDestination.absolute(midi, from: workingDirectory(), process: getpid())
        }
        let relative = [presentation.animation, presentation.soundtrack].contains {
            $0?.isAbsolutePath == false
        }
        guard relative else { return }
        let directory = workingDirectory()
        presentation.animation = presentation.animation?.absolutePath(from: directory)
        presentation.soundtrack = presentation.soundtrack?.absolutePath(from: directory)
    }

    private mutating func makeAwaitedPathsAbsolute() {
        guard var conditions = until, !conditions.paths.isEmpty else { return }
        let directory = workingDirectory()
        for index in conditions.paths.indices {
            conditions.paths[index].path = conditions.paths[index].path.absolutePath(from: directory)
        }
        until = conditions
    }
}
