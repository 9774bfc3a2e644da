(* What drawing an opaque frame costs in OCaml, beside a copy of it. Milliseconds, best of many. *)

let milliseconds action =
  let start = Unix.gettimeofday () in
  action ();
  1000. *. (Unix.gettimeofday () -. start)

let () =
  let camel = Camel_animation.bundled () in
  let options = { Camel_animation.options with has_background = true } in
  let draw pixels = Camel_animation.draw ~options ~frame:0 camel Bgrx pixels ~at:0. in
  let opaque = Camel_animation.pixels camel Bgrx in
  let pixels = Camel_animation.pixels camel Bgrx in
  draw opaque;
  let own = ref infinity and ours = ref infinity in
  for _ = 1 to 1000 do
    own := Float.min !own (milliseconds (fun () -> Bigarray.Array3.blit opaque pixels));
    ours := Float.min !ours (milliseconds (fun () -> draw pixels))
  done;
  Printf.printf "| OCaml, copying an opaque BGRX Bigarray | %.3f | %.3f | %.2f |\n" !own !ours (!ours /. !own)
