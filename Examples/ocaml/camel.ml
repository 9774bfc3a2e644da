(* A camel walks in a window until a key press, a click, or the number of seconds in the first argument. *)

(* Opens a window with this title in the size of the bundled camel, and loads the camel. *)
external open_window : string -> unit = "example_open_window"

(* The milliseconds since the window opened. *)
external ticks : unit -> int = "example_ticks"

(* Draws the frame for this time, in nanoseconds. *)
external draw : int -> unit = "example_draw"

(* Waits this many milliseconds; true if there was a key press, a click, or a request to close the window. *)
external wants_to_go : int -> bool = "example_wants_to_go"

external close_window : unit -> unit = "example_close_window"

let () =
  let seconds = if Array.length Sys.argv > 1 then float_of_string Sys.argv.(1) else infinity in
  open_window "Camel in OCaml";
  let rec walk () =
    draw (ticks () * 1_000_000);
    if not (wants_to_go 10) && float_of_int (ticks ()) < seconds *. 1000. then walk ()
  in
  walk ();
  close_window ()
