(* A program that reports its progress: camelwalk --status ./loading.bc *)

let () =
  Camelwalk.status "Loading the caravan";
  for step = 1 to 10 do
    Unix.sleepf 0.1;
    Camelwalk.progress (10 * step)
  done;
  Camelwalk.ready ();
  print_endline "All are here.";
  (* Now the program would do its real work. *)
  Unix.sleepf 0.5
