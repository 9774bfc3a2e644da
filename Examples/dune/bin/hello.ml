(* Takes a while to load, like a large program. *)
let () =
  Unix.sleepf 0.5;
  print_endline "Hello from dune."
