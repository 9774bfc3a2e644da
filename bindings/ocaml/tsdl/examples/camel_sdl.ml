(* A camel walks in a window of SDL2, by tsdl, until a key, a click, or the number of seconds in the first argument. *)
open Tsdl

let valid = function Ok value -> value | Error (`Msg message) -> failwith message

let rec wants_to_go event =
  Sdl.poll_event (Some event)
  && (List.mem Sdl.Event.(get event typ) Sdl.Event.[ quit; key_down; mouse_button_down ] || wants_to_go event)

let () =
  let seconds = if Array.length Sys.argv > 1 then float_of_string Sys.argv.(1) else infinity in
  let camel = Camel_animation.bundled () in
  let w, h = Camel_animation.size camel in
  valid (Sdl.init Sdl.Init.video);
  let window, renderer = valid (Sdl.create_window_and_renderer ~w ~h Sdl.Window.windowed) in
  Sdl.set_window_title window "Camel in OCaml with tsdl";
  let options = { Camel_animation.options with has_background = true } in
  let event = Sdl.Event.create () in
  let rec walk () =
    let now = Int32.to_float (Sdl.get_ticks ()) /. 1000. in
    valid (Sdl.render_clear renderer);
    Camel_tsdl.draw_renderer ~options camel renderer ~at:now;
    Sdl.render_present renderer;
    Sdl.delay 10l;
    if now < seconds && not (wants_to_go event) then walk ()
  in
  walk ();
  Camel_animation.close camel;
  Sdl.destroy_renderer renderer;
  Sdl.destroy_window window;
  Sdl.quit ()
