(* camelwalk.animation.tsdl: a surface and a renderer show what is drawn into memory. *)
open Tsdl

let valid = function Ok value -> value | Error (`Msg message) -> failwith message
let check name condition = if not condition then failwith name
let options = { Camel_animation.options with has_background = true }

let surface () =
  valid (Sdl.create_rgb_surface ~w:48 ~h:40 ~depth:32 0xFF0000l 0xFF00l 0xFFl 0l)

(* The colours of a surface without gaps between its rows, as far as the format has them. *)
let colors surface =
  let bytes = Sdl.get_surface_pixels surface Bigarray.int8_unsigned in
  List.init (48 * 40 * 3) (fun index -> bytes.{(index / 3 * 4) + (index mod 3)})

let expected camel frame =
  let pixels = Camel_animation.pixels camel Bgrx in
  Camel_animation.draw ~options ~frame camel Bgrx pixels ~at:0.;
  List.init (48 * 40 * 3) (fun index -> pixels.{index / 144, index mod 144 / 3, index mod 3})

let () =
  let camel = Camel_animation.bundled ~width:48 () in
  let on_surface = surface () in
  Camel_tsdl.draw_surface ~options camel on_surface ~at:0.07;
  check "a surface" (colors on_surface = expected camel 2);
  let by_renderer = surface () in
  let renderer = valid (Sdl.create_software_renderer by_renderer) in
  Camel_tsdl.draw_renderer ~options ~frame:3 camel renderer ~at:0.;
  Sdl.render_present renderer;
  check "a renderer" (colors by_renderer = expected camel 3);
  check "different frames" (colors by_renderer <> colors on_surface);
  Camel_animation.forget_renderer camel;
  Sdl.destroy_renderer renderer;
  Camel_animation.close camel;
  print_endline "camelwalk.animation.tsdl: a surface and a renderer."
