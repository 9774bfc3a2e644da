(* A program that says how far it has got: camelwalk --status ./loading.byte *)

let () =
  Camelwalk.status "Loading the caravan";
  for step = 1 to 10 do
    Unix.sleepf 0.1;
    Camelwalk.progress (10 * step)
  done;
  Camelwalk.ready ();
  print_endline "All are here.";
  (* And now it would do what it is there for. *)
  Unix.sleepf 0.5
