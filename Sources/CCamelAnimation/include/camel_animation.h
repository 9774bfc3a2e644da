/**
 * \file camel_animation.h
 *
 * Animations for SDL2 programs: the camel that comes with the library, and animated files.
 *
 * The window, the renderer and the loop stay the caller's. The library draws the frame that belongs to a moment,
 * with the caller's SDL_Renderer or on an SDL_Surface, and never reads a clock.
 *
 * Conventions, for all functions:
 *
 * - Sizes are pixels, times nanoseconds from the beginning of the playback. An animation repeats forever.
 * - What can fail returns NULL or a negative number, and camel_get_error() says why. A null pointer or a number out
 *   of range is an error. Nothing is ever printed.
 * - Functions may be called by any thread, but an animation by one thread at a time, and whatever uses an
 *   SDL_Renderer by the renderer's thread only, which is SDL's rule.
 * - SDL_Init() is needed for what SDL needs it for, windows and renderers, and for nothing else.
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
