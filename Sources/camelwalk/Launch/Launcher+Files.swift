import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Launching

extension Launcher {
    /// The log that is named, opened; a typed name that cannot be opened is an error, a stale variable, a lack of
    /// descriptors or a file system that does not answer is not.
    func openLog(_ path: ByteString?, isTyped: Bool) throws(OptionError) -> OpenLog {
        guard let path else { return OpenLog(descriptor: nil, start: start) }
        do throws(Errno) {
            let descriptor = try TimelyFile.open(path, camelwalk_open_append)
            return OpenLog(descriptor: SplashLaunch.movedHigh(descriptor), start: start)
        } catch {
            switch error.number {
            case ETIMEDOUT: complain("--log \(path): \(SilentFileSystem.reason); there is no log")
            case EMFILE, ENFILE: break
            default: if isTyped { throw OptionError("--log \(path): \(error)") }
            }
            return OpenLog(descriptor: nil, start: start)
        }
    }

    /// Looks at the files that were named on the command line. Returns the status to exit with if one cannot be used,
    /// and has said why.
    ///
    /// What is in them matters only if they are to be shown: then the splash program looks, which holds the command up.
    /// Otherwise they only have to be there.
    func checkTypedFiles(
        _ reader: SettingsReader, _ settings: Settings, _ policy: LaunchPolicy, with splash: SplashProgram,
        _ log: OpenLog
    ) -> Int32? {
        let (animation, soundtrack) = (reader.isTyped("animation"), reader.isTyped("soundtrack"))
        guard !settings.isOff, animation || soundtrack else { return nil }
        var typed = Presentation()
        if animation { typed.animation = settings.presentation.animation }
        typed.grid = settings.presentation.grid
        typed.frameTime = settings.presentation.frameTime
        typed.tag = settings.presentation.tag
        if soundtrack { typed.soundtrack = settings.presentation.soundtrack }
        // It says what kind of soundtrack there must be.
        typed.midi = settings.presentation.midi
        return policy == .show ? check(typed, with: splash, log) : checkReadable(typed, log)
    }

    /// Only that the device is there: nothing is opened that a short command does not need. Returns the status to exit
    /// with if it is not there, and has said so.
    func checkMIDI(_ reader: SettingsReader, _ settings: Settings) -> Int32? {
        guard reader.isTyped("midi"), !settings.isOff, !settings.presentation.isMuted,
            let destination = settings.presentation.midiDestination
        else { return nil }
        do throws(Errno) {
            close(try TimelyFile.open(destination.path, camelwalk_open_place))
            return nil
        } catch {
            if error.number == ETIMEDOUT { return nil }
            complain("--midi: \(destination.path): \(error); camelwalk --doctor lists what is there")
            return ExitStatus.failure
        }
    }

    /// Starts the splash. If it is asked, it says whether the animation can be used, which holds the command up, and
    /// decodes the first frame only once. Returns the status to exit with if it cannot, and has said why.
    func begin(
        _ launch: SplashLaunch, with splash: SplashProgram, _ log: OpenLog, isAsked: Bool
    ) -> Int32? {
        switch launch.start(splash, isAsked: isAsked) {
        case .started: return nil
        case .isUpAlready:
            var typed = launch.settings.presentation
            typed.soundtrack = nil
            return isAsked ? check(typed, with: splash, log) : nil
        case .refused(let reason):
            complain("--animation: \(reason)")
            return ExitStatus.failure
        }
    }

    /// That the splash program itself fails is no reason to run nothing.
    private func check(_ typed: Presentation, with splash: SplashProgram, _ log: OpenLog) -> Int32? {
        let outcome = splash.check(typed, milliseconds: 10_000, log)
        switch outcome {
        case .exited(ExitStatus.failure): return ExitStatus.failure
        case .exited(0): return nil
        case .exited(SplashJob.isUnanswered):
            log.log.error("the named files could not be checked: \(SilentFileSystem.reason)")
            return nil
        default:
            log.log.error("the named files could not be checked: \(outcome)")
            return nil
        }
    }

    private func checkReadable(_ typed: Presentation, _ log: OpenLog) -> Int32? {
        for (option, path) in [("--animation", typed.animation), ("--soundtrack", typed.soundtrack)] {
            guard let path else { continue }
            do throws(Errno) {
                close(try TimelyFile.open(path, camelwalk_open_to_read))
            } catch {
                if error.number == ETIMEDOUT {
                    log.log.error("\(path) could not be checked: \(SilentFileSystem.reason)")
                    continue
                }
                complain("\(option): cannot read \(path): \(error)")
                return ExitStatus.failure
            }
        }
        return nil
    }

    /// Renders, then becomes the command if there is one.
    func render(
        _ job: RenderJob, with splash: SplashProgram, then plan: CommandPlan?
    ) -> Int32 {
        let outcome = splash.run(.render(job))
        guard case .exited(0) = outcome else {
            switch outcome {
            case .exited(ExitStatus.failure): break
            default: complain("--headless: \(outcome)")
            }
            return ExitStatus.failure
        }
        return plan?.become() ?? 0
    }
}
