import CamelSDL
import SplashMedia
import SplashProtocol

/// Tells the user, before the command starts, whether the files named on the command line can be used.
struct CheckFiles {
    let presentation: Presentation

    /// The status to exit with.
    func run() -> Int32 {
        StandardError.silenceLibraries()
        do throws(SDLError) {
            _ = try DecodedAnimation.named(by: presentation)
        } catch {
            return refuse("--animation", error)
        }
        do throws(SDLError) {
            if let soundtrack = presentation.soundtrack { try SoundtrackPlayer.check(soundtrack) }
        } catch {
            return refuse("--soundtrack", error)
        }
        return 0
    }

    private func refuse(_ option: String, _ error: SDLError) -> Int32 {
        StandardError.complain("\(option): \(error)")
        return 125
    }
}
