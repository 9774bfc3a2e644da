(* A camel walks in a window until a key, a click, or the seconds given as the first argument. *)

(* A window of this title that has the size of the bundled camel, and the camel. *)
external open_window : string -> unit = "example_open_window"

(* Milliseconds since the window was opened. *)
external ticks : unit -> int = "example_ticks"

(* Draws the frame that belongs to this moment, in nanoseconds. *)
external draw : int -> unit = "example_draw"

(* Waits for some milliseconds; whether there was a key, a click, or a wish to close the window. *)
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
