(* Takes a while to load, as large programs do. *)
let () =
  Unix.sleepf 0.5;
  print_endline "Hello from dune."
