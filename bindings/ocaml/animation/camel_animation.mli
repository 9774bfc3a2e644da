(** A walking camel, and animated files, for programs that draw pixels.

    {[
      let camel = Camel_animation.bundled ~width:240 () in
      let pixels = Camel_animation.pixels camel Rgba in
      Camel_animation.draw camel Rgba pixels ~at:seconds
    ]}

    Times are seconds from the beginning of the playback, sizes are pixels. The module draws the frame that belongs to a
    time and never reads a clock: the window and the loop are the program's.

    It opens the C library, [libcamelanimation.so.0], when it is first used; [CAMELANIMATION_LIBRARY] names another file.
    Every function may raise {!Error}. An animation is freed by {!close}, or when the program no longer refers to it; using
    it after {!close} raises {!Error}, and so does using it in two domains or threads at the same time. *)

exception Error of string
(** Why something failed: the library's message, in one line. *)

type t
(** An animation, and how it is played. *)

val bundled : ?width:int -> unit -> t
(** The camel that comes with the library, [width] pixels across, up to 8192; 480 if nothing is said. *)

val load : ?tag:string -> string -> t
(** The file of this name: a GIF, PNG, WebP, JPEG, BMP or Aseprite file, the JSON of a sprite sheet, or a directory of
    pictures. With [tag], only the frames that have this name. *)

val of_string : ?name:string -> string -> t
(** A GIF, PNG, WebP, JPEG, BMP or Aseprite file in memory; messages call it [name]. *)

val close : t -> unit
(** Frees it. Closing it again does nothing. *)

val size : t -> int * int
(** Pixels of a frame across and down, at scale 1. *)

val frame_count : t -> int
(** How many frames there are, at least one. *)

val cycle_count : t -> int option
(** How often the file says that it is to be played; [None] for ever. Drawing does not stop then. *)

val duration : t -> float
(** Seconds of one cycle of all frames, at the file's own speed. *)

val frame_duration : t -> int -> float
(** Seconds for which a frame is shown, at the file's own speed. Frames are counted from 0. *)

val frame_at : t -> float -> int
(** The frame that is shown at a time. *)

val next_change : t -> float -> float option
(** When the picture next changes, later than the time given; [None] if it does not change any more. *)

(** {1 Playing} *)

type order = Forward | Reverse | Ping_pong | Reverse_ping_pong

type tag = {
  name : string;
  first : int;
  last : int;
  order : order;
  cycles : int option;  (** [None] for ever. *)
}
(** A run of frames that the file gives a name, counted in the whole file. *)

val tags : t -> tag list
(** All of them. *)

val play : ?first:int -> ?last:int -> ?order:order -> ?speed:float -> ?cycles:int -> t -> unit
(** Decides what is played from now on: the frames from [first] to [last], in an order, at a multiple of the file's own
    speed, for a number of cycles, after which the last frame stays. What is not said is as in the file: all frames,
    forward, at speed 1, for ever. *)

(** {1 Drawing} *)

type options = {
  x : float;  (** Pixels from the left edge of the target to that of the frame. *)
  y : float;  (** Pixels from the upper edge of the target to that of the frame. *)
  scale : float;  (** A multiple of the frame's size, above 0. *)
  rotation : float;  (** Degrees clockwise; with a renderer only. *)
  is_flipped : bool;  (** Left and right change places; with a renderer only. *)
  tint : int;  (** What colours are multiplied with, 0xRRGGBB. *)
  alpha : int;  (** What the opacity is multiplied with, 0 to 255. *)
  has_background : bool;  (** The frame hides what is below. *)
}

val options : options
(** The frame as it is, in the upper left corner, over what is there. *)

(** How the bytes of a pixel lie in memory. X is a byte that becomes 255; premultiplied colours are multiplied with their
    alpha; [Rgb565] is a number in the machine's order. *)
type format =
  | Rgba
  | Bgra
  | Rgba_premultiplied
  | Bgra_premultiplied
  | Rgbx
  | Bgrx
  | Rgb565
  | Grey8

type pixels = (int, Bigarray.int8_unsigned_elt, Bigarray.c_layout) Bigarray.Array3.t
(** Height, width, and the bytes of a pixel: 4, 2 for [Rgb565], 1 for [Grey8]. *)

val bytes_per_pixel : format -> int

val pixels : t -> format -> pixels
(** Memory for a frame, all zero. *)

val draw : ?options:options -> ?frame:int -> t -> format -> pixels -> at:float -> unit
(** Draws the frame of a time, or [frame], over what is there. What lies outside is left out. Raises [Invalid_argument] if
    the last dimension is not that of the format. *)

val colors : ?transparent:int -> ?options:options -> ?frame:int -> t -> at:float -> int array array
(** The frame of a time as rows of 0xRRGGBB, for [Graphics.make_image]. Where less than half of it is opaque, there is
    [transparent], which is -1, [Graphics.transp], if nothing is said. *)

(** {1 Drawing with SDL2}

    Pointers to what belongs to the program, as tsdl's [unsafe_ptr_of_surface] and [unsafe_ptr_of_renderer] give them; the
    library [camelwalk.animation.tsdl], which is there if tsdl is, takes tsdl's own types. *)

val draw_surface : ?options:options -> ?frame:int -> t -> nativeint -> at:float -> unit
(** Draws on an [SDL_Surface]. *)

val draw_renderer : ?options:options -> ?frame:int -> t -> nativeint -> at:float -> unit
(** Draws with an [SDL_Renderer], on its thread. Before the renderer is destroyed, and before another one, call
    {!forget_renderer} or {!close}: an animation that still has textures is not freed by the garbage collector. *)

val forget_renderer : t -> unit
(** Frees the textures that it has made with a renderer, on the renderer's thread. *)
