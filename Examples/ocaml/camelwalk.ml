(* Tells camelwalk how the program is doing. If no process listens, or anything fails, nothing happens. *)

let tell message =
  try
    let name = Sys.getenv "NOTIFY_SOCKET" in
    (* A name with an @ is not in a file system; for the kernel, it begins with a zero byte. *)
    let name = if name.[0] = '@' then "\000" ^ String.sub name 1 (String.length name - 1) else name in
    let socket = Unix.(socket ~cloexec:true PF_UNIX SOCK_DGRAM 0) in
    Fun.protect ~finally:(fun () -> Unix.close socket) (fun () ->
        let length = String.length message in
        ignore (Unix.sendto_substring socket message 0 length [] (Unix.ADDR_UNIX name)))
  with _ -> ()

(* The program is ready: camelwalk closes the window. *)
let ready () = tell "READY=1"

(* Shows a line of text under the camel. *)
let status text = tell ("STATUS=" ^ String.map (function '\n' -> ' ' | character -> character) text)

(* Reports the progress, in per cent. *)
let progress percent = tell (Printf.sprintf "X_CAMELWALK_PROGRESS=%d" percent)
