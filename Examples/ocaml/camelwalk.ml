(* Tells camelwalk how the program is doing. Where nobody listens, and whatever goes wrong, nothing happens. *)

let tell message =
  try
    let name = Sys.getenv "NOTIFY_SOCKET" in
    (* A name with an @ lives in no file system; to the kernel it begins with a zero. *)
    let name = if name.[0] = '@' then "\000" ^ String.sub name 1 (String.length name - 1) else name in
    let socket = Unix.(socket ~cloexec:true PF_UNIX SOCK_DGRAM 0) in
    Fun.protect ~finally:(fun () -> Unix.close socket) (fun () ->
        let length = String.length message in
        ignore (Unix.sendto_substring socket message 0 length [] (Unix.ADDR_UNIX name)))
  with _ -> ()

(* It is ready: the camel goes. *)
let ready () = tell "READY=1"

(* A line of text under the camel. *)
let status text = tell ("STATUS=" ^ String.map (function '\n' -> ' ' | character -> character) text)

(* How far it is, in per cent. *)
let progress percent = tell (Printf.sprintf "X_CAMELWALK_PROGRESS=%d" percent)
