/**
 * \file camel_animation.h
 *
 * Animations for programs: the camel that comes with the library, and animated files.
 *
 * The window, the renderer and the loop stay the caller's. The library draws the frame that belongs to a moment,
 * with the caller's SDL_Renderer, on an SDL_Surface or into memory, and never reads a clock.
 *
 * Conventions, for all functions:
 *
 * - Sizes are pixels, times nanoseconds from the beginning of the playback. An animation repeats forever, unless
 *   camel_set_playback() says otherwise.
 * - What can fail returns NULL or a negative number, and camel_get_error() says why. A null pointer or a number out
 *   of range is an error. Nothing is ever printed.
 * - Functions may be called by any thread, but an animation by one thread at a time, and whatever uses an
 *   SDL_Renderer by the renderer's thread only, which is SDL's rule.
 * - SDL2 is needed by functions that take something of SDL's, and to decode JPEG and some BMP files, and for nothing
 *   else. The library uses the SDL2 that is in the process, and opens one if there is none. SDL_Init() is needed for
 *   what SDL needs it for, windows and renderers.
 *
 * This file needs no header of SDL's and can be included before or after them.
 */
#ifndef CAMEL_ANIMATION_H
#define CAMEL_ANIMATION_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The version of this header. Below 1.0.0, a change of the minor version may break programs. */
#define CAMEL_ANIMATION_VERSION_MAJOR 0
#define CAMEL_ANIMATION_VERSION_MINOR 1
#define CAMEL_ANIMATION_VERSION_PATCH 0

/** The version of this header in one number that grows: 0.1.0 is 100, 1.2.3 is 10203. */
#define CAMEL_ANIMATION_VERSION                                                     \
    (CAMEL_ANIMATION_VERSION_MAJOR * 10000 + CAMEL_ANIMATION_VERSION_MINOR * 100 +  \
     CAMEL_ANIMATION_VERSION_PATCH)

struct SDL_Renderer;
struct SDL_Surface;

/** An animation. Made by one of the camel_load functions, freed with camel_free(). */
typedef struct camel_animation camel_animation;

/** Left and right change places. A renderer only. */
#define CAMEL_DRAW_FLIP_HORIZONTAL 1u
/** Top and bottom change places. A renderer only. */
#define CAMEL_DRAW_FLIP_VERTICAL 2u
/** The frame is drawn on its background and hides what is below: the bundled camel runs on its plate. */
#define CAMEL_DRAW_BACKGROUND 4u
/** The time is the number of a frame, counted from 0 in the file's order; the frames repeat forever. */
#define CAMEL_DRAW_FRAME 8u

/**
 * Where and how a frame is drawn. Begin with CAMEL_DRAW_OPTIONS_INIT, so that members which a later version adds have
 * their defaults:
 *
 *     camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
 *     options.x = 100;
 *
 * Later versions add members at the end, whose default is 0. A program may meet another version of the library than it
 * was compiled with: members that the program does not know have their defaults, and members that the library does not
 * know must be 0, or drawing is an error.
 *
 * The layout is the same on all machines with 8-bit bytes and 8-byte doubles: 48 bytes, without gaps.
 */
typedef struct camel_draw_options {
    /** Bytes of this structure, which tell the library which members the caller knows; 4096 at most. */
    uint32_t size;
    /** CAMEL_DRAW_... or'ed together. */
    uint32_t flags;
    /** Left edge of the unrotated frame, in pixels of the target; a million at most, to either side. */
    double x;
    /** Upper edge of the unrotated frame, in pixels of the target; a million at most, to either side. */
    double y;
    /** The size, as a multiple of the animation's; above 0. The result has a million pixels each way at most. */
    double scale;
    /** Degrees clockwise around the frame's centre. A renderer only. */
    double rotation;
    /** What the colours are multiplied with, 0xRRGGBB; 0xFFFFFF leaves them. */
    uint32_t tint;
    /** What the opacity is multiplied with, 0 to 255; 255 leaves it. */
    uint32_t alpha;
} camel_draw_options;

/** The frame as it is, in the upper left corner of the target. */
#define CAMEL_DRAW_OPTIONS_INIT \
    { (uint32_t)sizeof(camel_draw_options), 0u, 0.0, 0.0, 1.0, 0.0, 0xFFFFFFu, 255u }

/** Four bytes a pixel: red, green, blue, alpha; colours are not multiplied with it. */
#define CAMEL_PIXELS_RGBA 1u
/** Four bytes a pixel: blue, green, red, alpha; colours are not multiplied with it. */
#define CAMEL_PIXELS_BGRA 2u
/** The same as CAMEL_PIXELS_RGBA, with colours that are multiplied with their alpha. */
#define CAMEL_PIXELS_RGBA_PREMULTIPLIED 3u
/** The same as CAMEL_PIXELS_BGRA, with colours that are multiplied with their alpha: cairo, GTK and Qt on little-endian. */
#define CAMEL_PIXELS_BGRA_PREMULTIPLIED 4u
/** Four bytes a pixel: red, green, blue, and one that becomes 255. */
#define CAMEL_PIXELS_RGBX 5u
/** Four bytes a pixel: blue, green, red, and one that becomes 255: most windows. */
#define CAMEL_PIXELS_BGRX 6u
/** Two bytes a pixel, a number in the machine's order: five bits of red, six of green, five of blue. */
#define CAMEL_PIXELS_RGB565 7u
/** One byte a pixel: brightness, by the weights of ITU-R BT.601. */
#define CAMEL_PIXELS_GREY8 8u

/** From the first frame to the last. */
#define CAMEL_ORDER_FORWARD 0u
/** From the last frame to the first. */
#define CAMEL_ORDER_REVERSE 1u
/** Forward, then backward; the frames at both ends are shown once a cycle. */
#define CAMEL_ORDER_PING_PONG 2u
/** Backward, then forward; the frames at both ends are shown once a cycle. */
#define CAMEL_ORDER_REVERSE_PING_PONG 3u

/**
 * Which frames are played, how fast and how often. Begin with CAMEL_PLAYBACK_INIT; the rules of camel_draw_options for
 * other versions hold here, too.
 *
 * The layout is the same on all machines: 32 bytes, without gaps.
 */
typedef struct camel_playback {
    /** Bytes of this structure; 4096 at most. */
    uint32_t size;
    /** One of CAMEL_ORDER_... */
    uint32_t order;
    /** Multiple of the animation's own speed; above 0. */
    double speed;
    /** The first frame that is played, counted from 0. */
    int32_t first;
    /** The last frame that is played, not before the first; -1 is the animation's last. */
    int32_t last;
    /** How many cycles are played before the last frame of them stays; 0 for ever. */
    int32_t cycles;
    /** Must be 0. */
    uint32_t reserved;
} camel_playback;

/** All frames, as the animation repeats if nothing else is said. */
#define CAMEL_PLAYBACK_INIT { (uint32_t)sizeof(camel_playback), CAMEL_ORDER_FORWARD, 1.0, 0, -1, 0, 0u }

/**
 * The version of the library that is running, which may be newer than the header's.
 *
 * \returns a number like CAMEL_ANIMATION_VERSION. It never fails.
 * \since 0.1.0
 */
int32_t camel_version(void);

/**
 * Why the calling thread's last call that failed did so: one line of UTF-8, for a person.
 *
 * A call that succeeds leaves it alone, so ask only after one that failed.
 *
 * \returns the text, or an empty one. It belongs to the library, and is valid until the thread's next call that
 *          fails, or its end. It never fails.
 * \since 0.1.0
 */
const char *camel_get_error(void);

/**
 * Loads the camel that comes with the library.
 *
 * Without CAMEL_DRAW_BACKGROUND the camel is drawn alone, over what is there.
 *
 * \param width pixels across, up to 8192, or 0 for its own width, 480. The height follows. It is decoded from the
 *              smallest of the bundled sizes (480, 960 and 1440) that is as large.
 * \returns the animation, to be freed with camel_free(), or NULL.
 * \since 0.1.0
 */
camel_animation *camel_load_bundled(int32_t width);

/**
 * Loads a file: the JSON that Aseprite and tools like it export beside a sprite sheet; a GIF, PNG (APNG too) or WebP,
 * animated or not; a JPEG or BMP; or a directory of such pictures. The content tells which.
 *
 * A long GIF stays open until camel_free(), and the files of a directory are opened when their frames are needed: what is
 * changed in them in the meantime may be seen, or be an error. All other files are read before the call returns.
 *
 * \param path the file's name, in the system's encoding. It is copied.
 * \returns the animation, to be freed with camel_free(), or NULL.
 * \since 0.1.0
 */
camel_animation *camel_load_file(const char *path);

/**
 * Loads the frames of a file that it gives a name, in the order that it says: one of the tags of a sprite sheet.
 *
 * \param path the file's name, in the system's encoding. It is read before the call returns.
 * \param tag the tag's name, UTF-8. A name that the file does not have is an error.
 * \returns the animation, to be freed with camel_free(), or NULL.
 * \since 0.1.0
 */
camel_animation *camel_load_tag(const char *path, const char *tag);

/**
 * Loads a GIF, PNG, WebP, JPEG or BMP that is in memory. A sprite sheet's JSON names a second file and cannot be loaded
 * like this.
 *
 * \param bytes the file's bytes. They are copied: the caller may free them when the call returns.
 * \param count how many bytes there are, above 0.
 * \param name what messages call it, UTF-8, or NULL.
 * \returns the animation, to be freed with camel_free(), or NULL.
 * \since 0.1.0
 */
camel_animation *camel_load_memory(const void *bytes, size_t count, const char *name);

/**
 * Frees an animation, and the textures that it has made with a renderer.
 *
 * An animation that was drawn with a renderer must be freed by the renderer's thread, and before
 * SDL_DestroyRenderer(), or else camel_forget_renderer() must have been called before that.
 *
 * \param animation the animation, or NULL, for which nothing happens. It must not be used again.
 * \since 0.1.0
 */
void camel_free(camel_animation *animation);

/**
 * The size of a frame that is drawn with scale 1.
 *
 * \param animation the animation.
 * \param width where the pixels across are written, or NULL.
 * \param height where the pixels down are written, or NULL.
 * \returns 0, or -1, and then nothing is written.
 * \since 0.1.0
 */
int32_t camel_get_size(const camel_animation *animation, int32_t *width, int32_t *height);

/**
 * How many frames an animation has.
 *
 * \param animation the animation.
 * \returns the number, at least 1, or -1.
 * \since 0.1.0
 */
int32_t camel_get_frame_count(const camel_animation *animation);

/**
 * How often the file says that an animation is to be played. Drawing does not stop then: that is the caller's to do.
 *
 * \param animation the animation.
 * \returns the number of cycles, 0 for ever, or -1.
 * \since 0.1.0
 */
int32_t camel_get_cycle_count(const camel_animation *animation);

/**
 * How long an animation is.
 *
 * \param animation the animation.
 * \returns nanoseconds of one cycle, above 0, or -1. A picture counts as one second.
 * \since 0.1.0
 */
int64_t camel_get_duration(const camel_animation *animation);

/**
 * Decides which frames of an animation are played from now on, how fast and how often.
 *
 * \param animation the animation.
 * \param playback what is played, or NULL for CAMEL_PLAYBACK_INIT. Not kept.
 * \returns 0, or -1, and then nothing changes.
 * \since 0.2.0
 */
int32_t camel_set_playback(camel_animation *animation, const camel_playback *playback);

/**
 * When the picture next changes.
 *
 * \param animation the animation.
 * \param time nanoseconds from the beginning.
 * \param change where the nanoseconds from the beginning to the next change are written, later than `time`.
 * \returns 1; or 0 if nothing changes any more, or -1, and then nothing is written.
 * \since 0.2.0
 */
int32_t camel_get_next_change(const camel_animation *animation, int64_t time, int64_t *change);

/**
 * How many runs of frames the file gives a name: the tags of a sprite sheet.
 *
 * \param animation the animation.
 * \returns the number, or -1.
 * \since 0.2.0
 */
int32_t camel_get_tag_count(const camel_animation *animation);

/**
 * The name of a tag, and how it is meant to be played, for camel_set_playback(). Its frames are counted in the whole file.
 *
 * \param animation the animation, not loaded by camel_load_tag().
 * \param tag the tag, from 0 to below camel_get_tag_count().
 * \param playback what is changed to what the tag says, and keeps its speed; begin with CAMEL_PLAYBACK_INIT. Or NULL. A
 *                 number of passes to and fro that is odd is rounded up; camel_load_tag() plays it exactly.
 * \returns the name, UTF-8, which belongs to the animation and is valid until camel_free(), or NULL.
 * \since 0.2.0
 */
const char *camel_get_tag(const camel_animation *animation, int32_t tag, camel_playback *playback);

/**
 * Which frame is shown at a moment.
 *
 * \param animation the animation.
 * \param time nanoseconds from the beginning. Any number: the cycle repeats forever, also before the beginning.
 * \returns the frame, counted from 0, or -1.
 * \since 0.1.0
 */
int32_t camel_get_frame_at(const camel_animation *animation, int64_t time);

/**
 * How long a frame is shown.
 *
 * \param animation the animation.
 * \param frame the frame, from 0 to below camel_get_frame_count().
 * \returns nanoseconds, a million at least, or -1.
 * \since 0.1.0
 */
int64_t camel_get_frame_duration(const camel_animation *animation, int32_t frame);

/**
 * Draws the frame that belongs to a moment with a renderer, as SDL_RenderCopyExF() would. Nothing is presented.
 *
 * A frame becomes a texture when it is first drawn, so an animation is drawn with one renderer at a time. Before it
 * is drawn with another one, and before the renderer is destroyed, call camel_forget_renderer() or camel_free().
 *
 * \param animation the animation.
 * \param renderer the renderer, of the calling thread.
 * \param time nanoseconds from the beginning.
 * \param options where and how, or NULL for CAMEL_DRAW_OPTIONS_INIT. Not kept.
 * \returns 0, or -1.
 * \since 0.1.0
 */
int32_t camel_draw_renderer(camel_animation *animation, struct SDL_Renderer *renderer, int64_t time,
                            const camel_draw_options *options);

/**
 * Draws the frame that belongs to a moment on a surface of any format, which can be a window's. It is blended with
 * what is there, and clipped at the edges. Positions and sizes are rounded to whole pixels; a rotation or a flip is
 * an error.
 *
 * \param animation the animation.
 * \param surface the surface. Not kept.
 * \param time nanoseconds from the beginning.
 * \param options where and how, or NULL for CAMEL_DRAW_OPTIONS_INIT. Not kept.
 * \returns 0, or -1.
 * \since 0.1.0
 */
int32_t camel_draw_surface(camel_animation *animation, struct SDL_Surface *surface, int64_t time,
                           const camel_draw_options *options);

/**
 * Draws the frame that belongs to a moment into memory. It is blended with what is there, and clipped at the edges.
 * Positions and sizes are rounded to whole pixels; a rotation or a flip is an error. No function of SDL's is called.
 *
 * \param animation the animation.
 * \param pixels the upper left pixel. Nothing needs to be aligned. Not kept.
 * \param width pixels across, above 0.
 * \param height pixels down, above 0.
 * \param pitch bytes from a pixel to the one below it; negative if rows lie from the bottom up.
 * \param format one of CAMEL_PIXELS_...
 * \param time nanoseconds from the beginning.
 * \param options where and how, or NULL for CAMEL_DRAW_OPTIONS_INIT. Not kept.
 * \returns 0, or -1.
 * \since 0.2.0
 */
int32_t camel_draw_pixels(camel_animation *animation, void *pixels, int32_t width, int32_t height,
                          ptrdiff_t pitch, uint32_t format, int64_t time, const camel_draw_options *options);

/**
 * Frees the textures that an animation has made with a renderer. It can then be drawn with another one.
 *
 * To be called by the renderer's thread while the renderer exists.
 *
 * \param animation the animation. Where it has no textures, nothing happens.
 * \returns 0, or -1.
 * \since 0.1.0
 */
int32_t camel_forget_renderer(camel_animation *animation);

#ifdef __cplusplus
}
#endif

#endif
