internal import CSDL2
internal import CSDL2Mixer
internal import CamelSDL

/// SDL2_mixer, loaded once there is something to play.
struct MixerLibrary: Sendable {
    typealias OpenFunction =
        @convention(c) (Int32, UInt16, Int32, Int32, UnsafePointer<CChar>?, Int32) -> Int32
    typealias LoadFunction = @convention(c) (UnsafeMutablePointer<SDL_RWops>?, Int32) -> OpaquePointer?
    typealias FadeInFunction = @convention(c) (OpaquePointer?, Int32, Int32) -> Int32
    typealias NumberFunction = @convention(c) (Int32) -> Int32
    typealias QueryFunction =
        @convention(c) (
            UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<UInt16>?, UnsafeMutablePointer<Int32>?
        ) ->
        Int32

    /// Mix_OpenAudioDevice.
    let open: OpenFunction
    /// Mix_LoadMUS_RW.
    let load: LoadFunction
    /// Mix_FadeInMusic.
    let fadeIn: FadeInFunction
    /// Mix_FadeOutMusic.
    let fadeOut: NumberFunction
    /// Mix_VolumeMusic.
    let setVolume: NumberFunction
    /// Mix_QuerySpec.
    let query: QueryFunction

    init() throws(SDLError) {
        let library = try DynamicLibrary("libSDL2_mixer-2.0.so.0")
        open = try library.function("Mix_OpenAudioDevice", as: OpenFunction.self)
        load = try library.function("Mix_LoadMUS_RW", as: LoadFunction.self)
        fadeIn = try library.function("Mix_FadeInMusic", as: FadeInFunction.self)
        fadeOut = try library.function("Mix_FadeOutMusic", as: NumberFunction.self)
        setVolume = try library.function("Mix_VolumeMusic", as: NumberFunction.self)
        query = try library.function("Mix_QuerySpec", as: QueryFunction.self)
    }
}
