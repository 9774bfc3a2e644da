let name () = Option.value (Sys.getenv_opt "NOTIFY_SOCKET") ~default:""
let is_listening () = name () <> ""

(* One socket for all messages, which is never closed: there is nothing to do when an exception of a signal comes by. *)
let socket = ref None

let opened () =
  match !socket with
  | Some socket -> socket
  | None ->
      let made = Unix.(socket ~cloexec:true PF_UNIX SOCK_DGRAM 0) in
      socket := Some made;
      Unix.set_nonblock made;
      made

(* Whether the message has been sent, or never can be. *)
let send message =
  let name = name () in
  name = ""
  ||
  (* A name with an @ is not in a file system; for the kernel, it begins with a zero byte. *)
  let name = if name.[0] = '@' then "\000" ^ String.sub name 1 (String.length name - 1) else name in
  match Unix.sendto_substring (opened ()) message 0 (String.length message) [] (Unix.ADDR_UNIX name) with
  | (_ : int) -> true
  | exception Unix.Unix_error ((EAGAIN | EWOULDBLOCK | EINTR | ENOBUFS), _, _) -> false
  | exception (Unix.Unix_error _ | Invalid_argument _) -> true

let is_ready_unsent = ref false
let send_ready () = if send "READY=1" then is_ready_unsent := false

let tell message =
  ignore (send message : bool);
  if !is_ready_unsent then send_ready ()

let status text =
  tell ("STATUS=" ^ String.map (function '\n' | '\r' -> ' ' | character -> character) text)

let progress percent = tell (Printf.sprintf "X_CAMELWALK_PROGRESS=%d" (min 100 (max 0 percent)))

let ready () =
  is_ready_unsent := true;
  let rec try_until deadline =
    send_ready ();
    if !is_ready_unsent && Unix.gettimeofday () < deadline then (
      Unix.sleepf 0.005;
      try_until deadline)
  in
  try_until (Unix.gettimeofday () +. 0.1)
