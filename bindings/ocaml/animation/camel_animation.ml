exception Error of string

let () = Callback.register_exception "camelwalk.animation.Error" (Error "")

type t

external load_bundled : int -> t = "camelwalk_load_bundled"
external load_file : string -> string option -> t = "camelwalk_load_file"
external load_memory : string -> string -> t = "camelwalk_load_memory"
external close : t -> unit = "camelwalk_close"
external size : t -> int * int = "camelwalk_size"
external frame_count : t -> int = "camelwalk_frame_count"
external cycles : t -> int = "camelwalk_cycle_count"
external nanoseconds : t -> int = "camelwalk_duration"
external frame_nanoseconds : t -> int -> int = "camelwalk_frame_duration"
external frame_at_nanoseconds : t -> int -> int = "camelwalk_frame_at"
external next_change_nanoseconds : t -> int -> int option = "camelwalk_next_change"
external tag_count : t -> int = "camelwalk_tag_count"
external tag : t -> int -> string * int * int * int * int = "camelwalk_tag"
external set_playback : t -> int -> int -> int -> float -> int -> unit = "camelwalk_play_bytes" "camelwalk_play"

type options = {
  x : float;
  y : float;
  scale : float;
  rotation : float;
  is_flipped : bool;
  tint : int;
  alpha : int;
  has_background : bool;
}

type pixels = (int, Bigarray.int8_unsigned_elt, Bigarray.c_layout) Bigarray.Array3.t

(* The time is a frame if the flag says so. *)
external draw_pixels : t -> pixels -> int -> int -> bool -> options -> unit
  = "camelwalk_draw_pixels_bytes" "camelwalk_draw_pixels"

external draw_on_surface : t -> nativeint -> int -> bool -> options -> unit = "camelwalk_draw_surface"
external draw_with_renderer : t -> nativeint -> int -> bool -> options -> unit = "camelwalk_draw_renderer"
external forget_renderer : t -> unit = "camelwalk_forget_renderer"

let bundled ?(width = 0) () = load_bundled width
let load ?tag path = load_file path tag
let of_string ?(name = "the animation") bytes = load_memory bytes name
let number count = if count = 0 then None else Some count
let cycle_count animation = number (cycles animation)
let seconds nanoseconds = float_of_int nanoseconds /. 1e9

(* int_of_float is undefined beyond what fits. *)
let of_seconds seconds = int_of_float (Float.max (-4e18) (Float.min 4e18 (Float.round (seconds *. 1e9))))
let duration animation = seconds (nanoseconds animation)
let frame_duration animation frame = seconds (frame_nanoseconds animation frame)
let frame_at animation at = frame_at_nanoseconds animation (of_seconds at)
let next_change animation at = Option.map seconds (next_change_nanoseconds animation (of_seconds at))

type order = Forward | Reverse | Ping_pong | Reverse_ping_pong
type tag = { name : string; first : int; last : int; order : order; cycles : int option }

let orders = [| Forward; Reverse; Ping_pong; Reverse_ping_pong |]

let order_number order =
  match order with Forward -> 0 | Reverse -> 1 | Ping_pong -> 2 | Reverse_ping_pong -> 3

let tags animation =
  List.init (tag_count animation) (fun index ->
      let name, first, last, order, cycles = tag animation index in
      { name; first; last; order = orders.(order); cycles = number cycles })

let play ?(first = 0) ?last ?(order = Forward) ?(speed = 1.) ?(cycles = 0) animation =
  (* The C library's "the last" is -1, which is no frame of ours. *)
  let last = match last with None -> -1 | Some last -> if last = -1 then -2 else last in
  set_playback animation (order_number order) first last speed cycles

let options =
  {
    x = 0.;
    y = 0.;
    scale = 1.;
    rotation = 0.;
    is_flipped = false;
    tint = 0xFFFFFF;
    alpha = 255;
    has_background = false;
  }

type format =
  | Rgba
  | Bgra
  | Rgba_premultiplied
  | Bgra_premultiplied
  | Rgbx
  | Bgrx
  | Rgb565
  | Grey8

let format_number = function
  | Rgba -> 1
  | Bgra -> 2
  | Rgba_premultiplied -> 3
  | Bgra_premultiplied -> 4
  | Rgbx -> 5
  | Bgrx -> 6
  | Rgb565 -> 7
  | Grey8 -> 8

let bytes_per_pixel = function Rgb565 -> 2 | Grey8 -> 1 | _ -> 4

let pixels animation format =
  let width, height = size animation in
  let made = Bigarray.(Array3.create int8_unsigned c_layout height width (bytes_per_pixel format)) in
  Bigarray.Array3.fill made 0;
  made

let moment frame at = match frame with Some frame -> (frame, true) | None -> (of_seconds at, false)

let draw ?(options = options) ?frame animation format pixels ~at =
  if Bigarray.Array3.dim3 pixels <> bytes_per_pixel format then
    invalid_arg "Camel_animation.draw: the last dimension is not that of the format";
  let time, is_frame = moment frame at in
  draw_pixels animation pixels (format_number format) time is_frame options

let draw_surface ?(options = options) ?frame animation surface ~at =
  let time, is_frame = moment frame at in
  draw_on_surface animation surface time is_frame options

let draw_renderer ?(options = options) ?frame animation renderer ~at =
  let time, is_frame = moment frame at in
  draw_with_renderer animation renderer time is_frame options

let colors ?(transparent = -1) ?(options = options) ?frame animation ~at =
  let memory = pixels animation Rgba in
  draw ~options ?frame animation Rgba memory ~at;
  let level y x channel = Bigarray.Array3.get memory y x channel in
  Array.init (Bigarray.Array3.dim1 memory) (fun y ->
      Array.init (Bigarray.Array3.dim2 memory) (fun x ->
          if level y x 3 < 128 then transparent
          else (level y x 0 lsl 16) lor (level y x 1 lsl 8) lor level y x 2))
