(* A camel walks in a window of Graphics until a key, a click, or the number of seconds in the first argument. *)

let () =
  let seconds = if Array.length Sys.argv > 1 then float_of_string Sys.argv.(1) else infinity in
  let camel = Camel_animation.bundled () in
  let width, height = Camel_animation.size camel in
  Graphics.open_graph (Printf.sprintf " %dx%d" width height);
  Graphics.set_window_title "Camel in OCaml Graphics";
  Graphics.auto_synchronize false;
  let options = { Camel_animation.options with has_background = true } in
  let frame index = Graphics.make_image (Camel_animation.colors ~options ~frame:index camel ~at:0.) in
  let frames = Array.init (Camel_animation.frame_count camel) frame in
  let start = Unix.gettimeofday () in
  let rec walk () =
    let now = Unix.gettimeofday () -. start in
    Graphics.draw_image frames.(Camel_animation.frame_at camel now) 0 0;
    Graphics.synchronize ();
    Unix.sleepf 0.01;
    let event = Graphics.(wait_next_event [ Poll ]) in
    if now < seconds && not (event.keypressed || event.button) then walk ()
  in
  walk ();
  Graphics.close_graph ()
