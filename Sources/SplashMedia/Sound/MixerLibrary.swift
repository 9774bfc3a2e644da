internal import CSDL2
internal import CSDL2Mixer
internal import Glibc
internal import POSIX

/// SDL2_mixer, loaded once there is something to play.
struct MixerLibrary: Sendable {
    /// Mix_OpenAudioDevice.
    let open: camelwalk_Mix_OpenAudioDevice
    /// Mix_LoadMUS_RW.
    let load: camelwalk_Mix_LoadMUS_RW
    /// Mix_PlayMusic.
    let play: camelwalk_Mix_PlayMusic
    /// Mix_SetPostMix.
    let setPostMix: camelwalk_Mix_SetPostMix
    /// Mix_VolumeMusic.
    let setVolume: camelwalk_Mix_VolumeMusic
    /// Mix_QuerySpec.
    let query: camelwalk_Mix_QuerySpec
    /// Mix_PlayingMusic.
    let isPlaying: camelwalk_Mix_PlayingMusic
    /// Mix_CloseAudio.
    let close: camelwalk_Mix_CloseAudio

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libSDL2_mixer-2.0.so.0")
        // The hints that the splash has given reach SDL with its own first call; the mixer's would come before.
        _ = SDL_GetCurrentAudioDriver()
        open = try library.function(camelwalk_find_Mix_OpenAudioDevice)
        load = try library.function(camelwalk_find_Mix_LoadMUS_RW)
        play = try library.function(camelwalk_find_Mix_PlayMusic)
        setPostMix = try library.function(camelwalk_find_Mix_SetPostMix)
        setVolume = try library.function(camelwalk_find_Mix_VolumeMusic)
        query = try library.function(camelwalk_find_Mix_QuerySpec)
        isPlaying = try library.function(camelwalk_find_Mix_PlayingMusic)
        close = try library.function(camelwalk_find_Mix_CloseAudio)
    }

    /// Sets what a driver of SDL's asks for. To be called before SDL opens its audio.
    static func set(_ name: String, _ value: String) {
        // SDL 2 reads the environment, and the SDL 3 that may stand behind it hints.
        SDL_SetHintWithPriority(name, value, SDL_HINT_OVERRIDE)
        setenv(name, value, 1)
    }
}
