(* A program that takes a while to load: two seconds without a word, as large ones do. *)
let () =
  Unix.sleepf 2.0;
  print_endline "Hello from OCaml. The camel has walked enough."
