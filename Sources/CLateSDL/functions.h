// FUNCTION(result, failure, name, parameters, arguments): every function of SDL that the splash, CamelSDL or SplashMedia
// calls, and what it returns where there is no SDL. SDL's headers hold the types against their own.
FUNCTION(SDL_Surface *, NULL, ConvertSurfaceFormat, (SDL_Surface *surface, Uint32 format, Uint32 flags),
         (surface, format, flags))
FUNCTION(SDL_Surface *, NULL, CreateRGBSurfaceWithFormatFrom,
         (void *pixels, int width, int height, int depth, int pitch, Uint32 format),
         (pixels, width, height, depth, pitch, format))
FUNCTION(SDL_Texture *, NULL, CreateTextureFromSurface, (SDL_Renderer *renderer, SDL_Surface *surface),
         (renderer, surface))
FUNCTION(SDL_Window *, NULL, CreateWindowFrom, (const void *window), (window))
FUNCTION(int, -1, FillRect, (SDL_Surface *surface, const SDL_Rect *rectangle, Uint32 color), (surface, rectangle, color))
FUNCTION(const char *, NULL, GetAudioDeviceName, (int index, int isCapture), (index, isCapture))
FUNCTION(const char *, NULL, GetCurrentAudioDriver, (void), ())
FUNCTION(const char *, NULL, GetCurrentVideoDriver, (void), ())
FUNCTION(int, 0, GetNumAudioDevices, (int isCapture), (isCapture))
FUNCTION(SDL_Surface *, NULL, GetWindowSurface, (SDL_Window *window), (window))
FUNCTION(int, -1, InitSubSystem, (Uint32 flags), (flags))
FUNCTION(Uint32, 0, MapRGB, (const SDL_PixelFormat *format, Uint8 red, Uint8 green, Uint8 blue),
         (format, red, green, blue))
FUNCTION(SDL_AudioDeviceID, 0, OpenAudioDevice,
         (const char *name, int isCapture, const SDL_AudioSpec *desired, SDL_AudioSpec *obtained, int changes),
         (name, isCapture, desired, obtained, changes))
FUNCTION(int, 0, PollEvent, (SDL_Event *event), (event))
FUNCTION(SDL_RWops *, NULL, RWFromConstMem, (const void *memory, int size), (memory, size))
FUNCTION(SDL_RWops *, NULL, RWFromFP, (FILE *file, SDL_bool closes), (file, closes))
FUNCTION(int, -1, RWclose, (SDL_RWops *stream), (stream))
FUNCTION(int, -1, RenderCopyExF,
         (SDL_Renderer *renderer, SDL_Texture *texture, const SDL_Rect *source, const SDL_FRect *target, const double angle,
          const SDL_FPoint *center, const SDL_RendererFlip flip),
         (renderer, texture, source, target, angle, center, flip))
FUNCTION(int, -1, SetPaletteColors, (SDL_Palette *palette, const SDL_Color *colors, int first, int count),
         (palette, colors, first, count))
FUNCTION(int, -1, SetSurfaceAlphaMod, (SDL_Surface *surface, Uint8 alpha), (surface, alpha))
FUNCTION(int, -1, SetSurfaceBlendMode, (SDL_Surface *surface, SDL_BlendMode mode), (surface, mode))
FUNCTION(int, -1, SetSurfaceColorMod, (SDL_Surface *surface, Uint8 red, Uint8 green, Uint8 blue),
         (surface, red, green, blue))
FUNCTION(int, -1, SetTextureAlphaMod, (SDL_Texture *texture, Uint8 alpha), (texture, alpha))
FUNCTION(int, -1, SetTextureBlendMode, (SDL_Texture *texture, SDL_BlendMode mode), (texture, mode))
FUNCTION(int, -1, SetTextureColorMod, (SDL_Texture *texture, Uint8 red, Uint8 green, Uint8 blue),
         (texture, red, green, blue))
FUNCTION(int, -1, UpdateWindowSurface, (SDL_Window *window), (window))
FUNCTION(int, -1, UpperBlit, (SDL_Surface *source, const SDL_Rect *from, SDL_Surface *target, SDL_Rect *to),
         (source, from, target, to))
FUNCTION(int, -1, UpperBlitScaled, (SDL_Surface *source, const SDL_Rect *from, SDL_Surface *target, SDL_Rect *to),
         (source, from, target, to))
