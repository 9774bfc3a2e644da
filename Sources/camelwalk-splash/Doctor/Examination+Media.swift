import CSDL2
import CamelAnimation
import CamelSDL
import Glibc
import SplashMedia
import SplashProtocol
import POSIX

extension Examination {
    /// The animation, and the decoders of files that could be named.
    static func pictures(_ presentation: Presentation, _ decoder: Decoder?) -> Examination {
        let subject = "animation"
        let consequence = "the first pose stands still"
        return Examination(subject, so: consequence) {
            do throws(AnimationError) {
                let (canvas, timeline) = try shown(decoder)
                let name = presentation.animation?.description ?? "the bundled camel"
                let text = "\(name), \(timeline.frameCount) frames, \(canvas.width)x\(canvas.height)"
                return [.ok(subject, text), decoders, colorProfiles, confinement]
            } catch {
                let isNamed = presentation.animation != nil
                return [
                    .wrong(subject, "\(error)", so: isNamed ? "the bundled camel is shown" : consequence),
                    decoders, colorProfiles, confinement,
                ]
            }
        }
    }

    private static func shown(_ decoder: Decoder?) throws(AnimationError) -> (PixelSize, Timeline) {
        if let decoder { return (try decoder.canvas(), try decoder.readStructure().timeline) }
        let size = try BundledCamel.size()
        return (size, try BundledCamel.animation(for: size).timeline)
    }

    private static var decoders: Finding {
        let libraries = [("GIF", "libgif.so.7"), ("PNG", "libpng16.so.16"), ("WebP", "libwebpdemux.so.2")]
        let missing = libraries.filter { !LibraryFile.isThere($0.1) }
        guard missing.isEmpty else {
            let formats = missing.map(\.0).joined(separator: ", ")
            return .missing(
                "decoders", missing.map(\.1).joined(separator: ", "), so: "no \(formats) can be shown")
        }
        return .ok("decoders", libraries.map(\.0).joined(separator: ", "))
    }

    private static var colorProfiles: Finding {
        let library = "liblcms2.so.2"
        let subject = "colour profiles"
        return LibraryFile.isThere(library)
            ? .ok(subject, "Little CMS")
            : .missing(subject, library, so: "pictures with colours other than sRGB's look dull")
    }

    /// Where the soundtrack would be heard. No device is opened: that may take long, and is heard on some.
    static func sound(_ presentation: Presentation) -> Examination {
        let subject = "sound"
        let consequence = "there is no sound"
        return Examination(subject, so: consequence) {
            guard LibraryFile.isThere("libSDL2_mixer-2.0.so.0") else {
                return [.missing(subject, "libSDL2_mixer-2.0.so.0", so: consequence)]
            }
            guard SoundServer.ask() != .noSink else {
                return [.missing(subject, "the sound server has no output", so: consequence)]
            }
            guard SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 else {
                return [.missing(subject, sdlError, so: consequence)]
            }
            let driver = SDL_GetCurrentAudioDriver().map { String(cString: $0) } ?? "unknown"
            let count = SDL_GetNumAudioDevices(0)
            // SDL 3 names a default device of ALSA's, whether there is one or not.
            let hasCards = driver != "alsa" || access("/proc/asound/pcm", F_OK) == 0
            guard count != 0, hasCards else {
                return [.missing(subject, "\(driver) has no device", so: consequence)]
            }
            let device = SDL_GetAudioDeviceName(0, 0).map { ", \(String(cString: $0))" } ?? ""
            let isMuted = presentation.isMuted ? "; muted" : ""
            return [.ok(subject, driver + device + isMuted), soundtrack(presentation)]
        }
    }

    private static func soundtrack(_ presentation: Presentation) -> Finding {
        guard let path = presentation.soundtrack else { return .ok("soundtrack", "the bundled one") }
        do throws(Errno) {
            try path.valueOrErrno { access($0, R_OK) }
            return .ok("soundtrack", path.description)
        } catch {
            return .wrong("soundtrack", "\(path): \(error)", so: "the bundled one is played")
        }
    }
}

/// Shared libraries that are opened only once they are needed.
enum LibraryFile {
    /// Whether the library of this SONAME can be opened. It stays open.
    static func isThere(_ name: String) -> Bool { dlopen(name, RTLD_LAZY | RTLD_LOCAL) != nil }
}
