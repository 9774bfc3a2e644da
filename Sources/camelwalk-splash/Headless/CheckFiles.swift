import CamelSDL
import Confinement
import Glibc
import POSIX
import SplashMedia
import SplashProtocol

/// Tells the user, before the command starts, whether the files named on the command line can be used: on standard
/// output, which is the launcher's standard error. What the dynamic loader and libraries print goes elsewhere.
struct CheckFiles {
    let presentation: Presentation

    /// The status to exit with.
    func run() -> Int32 {
        StandardError.discard()
        for path in [presentation.animation, presentation.soundtrack] {
            if let path, !FileAnswer.comes(from: path) { return SplashJob.isUnanswered }
        }
        confine()
        // The command waits for this, and colours are never a reason to refuse a picture.
        ColorManagement.turnOff()
        do throws(AnimationError) {
            _ = try DecodedAnimation.named(by: presentation)
        } catch {
            return refuse("--animation", error)
        }
        do throws(MediaError) {
            if let soundtrack = presentation.soundtrack { try check(soundtrack) }
        } catch {
            return refuse("--soundtrack", error)
        }
        return 0
    }

    /// From now on this process can read these files, and say what is wrong with them.
    private func confine() {
        let animation = presentation.animation.map { DecodedAnimation.places(of: $0) } ?? []
        let sound = presentation.soundtrack.map { SoundDecoder.places(of: $0) } ?? []
        Confinement.enter(reading: animation + sound, mayStartThreads: true)
    }

    private func check(_ soundtrack: ByteString) throws(MediaError) {
        if presentation.midi == nil {
            try SoundtrackRecording.check(soundtrack) { Confinement.startNoMoreThreads() }
        } else {
            _ = try MIDISoundtrack.sequence(path: soundtrack)
        }
    }

    private func refuse(_ option: String, _ error: some CustomStringConvertible) -> Int32 {
        StandardError.complain("\(option): \(error)", to: STDOUT_FILENO)
        return 125
    }
}
