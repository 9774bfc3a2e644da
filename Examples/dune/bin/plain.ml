let () = print_endline "Hello from dune, as ordinary bytecode."
