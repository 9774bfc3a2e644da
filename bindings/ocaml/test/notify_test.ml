(* camelwalk.notify with a listener of its own. The argument is interrupt.exe. *)

let folder = Filename.concat (Filename.get_temp_dir_name ()) (Printf.sprintf "camelwalk-%d" (Unix.getpid ()))
let path = Filename.concat folder "notify"

let listener =
  Unix.mkdir folder 0o700;
  let socket = Unix.(socket ~cloexec:true PF_UNIX SOCK_DGRAM 0) in
  Unix.bind socket (Unix.ADDR_UNIX path);
  Unix.set_nonblock socket;
  at_exit (fun () ->
      Unix.unlink path;
      Unix.rmdir folder);
  socket

let check name condition = if not condition then failwith name

let rec received messages =
  let buffer = Bytes.create 200 in
  match Unix.recv listener buffer 0 200 [] with
  | length -> received (Bytes.sub_string buffer 0 length :: messages)
  | exception Unix.Unix_error (Unix.EAGAIN, _, _) -> List.rev messages

let messages () =
  check "is_listening" (Camelwalk.is_listening ());
  Camelwalk.status "two\nlines";
  Camelwalk.progress 42;
  Camelwalk.progress 1000;
  Camelwalk.ready ();
  check "messages"
    (received [] = [ "STATUS=two lines"; "X_CAMELWALK_PROGRESS=42"; "X_CAMELWALK_PROGRESS=100"; "READY=1" ])

(* READY=1 waits for a listener that is behind, and is sent later if that does not help. *)
let a_full_socket () =
  for step = 1 to 2000 do
    Camelwalk.progress (step mod 101)
  done;
  let start = Unix.gettimeofday () in
  Camelwalk.ready ();
  check "a moment" (Unix.gettimeofday () -. start < 5.);
  check "ready is not there yet" (not (List.mem "READY=1" (received [])));
  Camelwalk.status "next";
  check "ready comes next" (received [] = [ "STATUS=next"; "READY=1" ]);
  Camelwalk.status "last";
  check "ready comes once" (received [] = [ "STATUS=last" ])

let no_listener () =
  List.iter
    (fun name ->
      Unix.putenv "NOTIFY_SOCKET" name;
      Camelwalk.ready ();
      Camelwalk.status "x")
    [ ""; "/nonexistent/socket"; "@" ^ String.make 200 'x'; "@nobody-listens-here" ];
  Unix.putenv "NOTIFY_SOCKET" path

(* Ctrl-C stops a program that reports its progress, also if nobody reads. *)
let interrupts program =
  for _ = 1 to 24 do
    ignore (received []);
    let reading, writing = Unix.pipe ~cloexec:true () in
    let child = Unix.create_process program [| program |] Unix.stdin writing Unix.stderr in
    Unix.close writing;
    let output = Unix.in_channel_of_descr reading in
    check "it runs" (input_line output = "running");
    Unix.sleepf 0.01;
    Unix.kill child Sys.sigint;
    let rec wait deadline =
      match Unix.waitpid [ Unix.WNOHANG ] child with
      | 0, _ when Unix.gettimeofday () < deadline ->
          Unix.sleepf 0.005;
          wait deadline
      | 0, _ ->
          Unix.kill child Sys.sigkill;
          failwith "it does not stop"
      | _ -> ()
    in
    wait (Unix.gettimeofday () +. 20.);
    check "it stops" (input_line output = "stopped");
    close_in output
  done

let () =
  Unix.putenv "NOTIFY_SOCKET" path;
  messages ();
  a_full_socket ();
  no_listener ();
  interrupts (Filename.concat (Sys.getcwd ()) Sys.argv.(1));
  print_endline "camelwalk.notify: messages, a full socket, and 24 interrupts."
