(* A program that takes a while to load: two silent seconds, like a large one. *)
let () =
  Unix.sleepf 2.0;
  print_endline "Hello from OCaml. The camel has walked enough."
