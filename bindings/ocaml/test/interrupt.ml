(* Reports its progress for ever, and says "stopped" when Ctrl-C stops it. *)
let () =
  Sys.catch_break true;
  print_endline "running";
  try
    let step = ref 0 in
    while true do
      incr step;
      Camelwalk.progress (!step mod 101)
    done
  with Sys.Break -> print_endline "stopped"
