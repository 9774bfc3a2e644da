(* `camelwalk-dune build ...` is `dune build ...`, and tells camelwalk how far it is. dune answers questions only while it
   watches, so this is `dune build --watch ...` until the first build is over. *)

open Lwt.Syntax
open Dune_rpc.V1
module Client = Dune_rpc_lwt.V1.Client

let is_build arguments =
  let others = [ "-w"; "--watch"; "--passive-watch-mode"; "--version" ] in
  let is_other option = List.mem option others || String.starts_with ~prefix:"--help" option in
  match arguments with
  | ("build" | "test" | "runtest") :: options -> not (List.exists is_other options)
  | _ -> false

(* dune's status line would be output, which closes the window. *)
let watching arguments =
  let is_display option = List.mem (List.hd (String.split_on_char '=' option)) [ "--display"; "--verbose" ] in
  let display = if List.exists is_display arguments then [] else [ "--display=quiet" ] in
  (List.hd arguments :: "--watch" :: display) @ List.tl arguments

(* Servers enter themselves in a folder of the user's. *)
module Servers =
  Registry.Poll
    (struct
      include Lwt

      let parallel_map list ~f = Lwt_list.map_p f list

      module O = Lwt.Syntax
    end)
    (struct
      let result action path =
        Lwt.return (match action path with value -> Ok value | exception error -> Error error)

      let scandir = result (fun path -> Array.to_list (Sys.readdir path))
      let stat = result (fun path -> `Mtime (Unix.stat path).st_mtime)
      let read_file = result (fun path -> In_channel.with_open_bin path In_channel.input_all)
    end)

(* dune enters itself before it does anything else, so ten seconds are plenty. *)
let rec server ?(attempts = 500) registry dune =
  let* (_ : (Registry.Refresh.t, exn) result) = Servers.poll registry in
  match List.find_opt (fun server -> Registry.Dune.pid server = dune) (Registry.current registry) with
  | Some server -> Lwt.return (Registry.Dune.where server)
  | None when attempts = 0 -> failwith "dune has no server"
  | None ->
      let* () = Lwt_unix.sleep 0.02 in
      server ~attempts:(attempts - 1) registry dune

let known = ref 0

(* At first, dune knows of a few steps only, and may have done them all: the bar waits until their number hardly grows. *)
let tell complete remaining failed =
  let total = complete + remaining in
  if !known >= 10 && total <= !known + (!known / 10) then Camelwalk.progress (100 * complete / max 1 total);
  known := total;
  let failures = if failed = 0 then "" else Printf.sprintf ", %d failed" failed in
  Camelwalk.status (Printf.sprintf "%d of %d%s" complete total failures)

(* The exit status of the first build that ends. Each question costs dune time, so there are not more than twenty a second. *)
let rec follow progress =
  let* state = Client.Stream.next progress in
  match state with
  | Some Progress.Success -> Lwt.return 0
  | Some Failed -> Lwt.return 1
  | None -> failwith "dune has hung up"
  | Some state ->
      (match state with
      | In_progress { complete; remaining; failed } -> tell complete remaining failed
      | _ -> ());
      let* () = Lwt_unix.sleep 0.05 in
      follow progress

let prepared result =
  match result with Ok value -> value | Error error -> failwith (Version_error.message error)

(* The exit status of the first build, as soon as it is known. *)
let built = ref None

(* Asks dune how far it is, and in the end to stop. *)
let accompany dune =
  let registry = Registry.create (Registry.Config.create (Xdg.create ~env:Sys.getenv_opt ())) in
  let* where = server registry dune in
  let* channels = Dune_rpc_lwt.V1.connect_chan where in
  Client.connect channels
    (Initialize.create ~id:(Id.make (Atom "camelwalk-dune")))
    ~f:(fun client ->
      let* progress = Client.poll client Sub.progress in
      let* status = follow (prepared progress) in
      built := Some status;
      let* shutdown = Client.Versioned.prepare_notification client Notification.shutdown in
      Client.notification client (prepared shutdown) ())

(* Hands on what dune writes, without its last line: "Success, waiting for filesystem changes...". *)
let is_idle = ref false

let rec hand_on errors =
  is_idle := true;
  let* line = Lwt_io.read_line_opt errors in
  is_idle := false;
  match line with
  | None -> Lwt.return_unit
  | Some line ->
      let is_last = String.ends_with ~suffix:", waiting for filesystem changes..." line in
      (* If nobody reads any more, the build goes on. *)
      let print () = if is_last then Lwt.return_unit else Lwt_io.eprintl line in
      let* () = Lwt.catch print (fun _ -> Lwt.return_unit) in
      hand_on errors

(* For dune's last words: a process that an action has left behind may keep the pipe open. *)
let rec until_idle () =
  let* () = Lwt_unix.sleep 0.05 in
  if !is_idle then Lwt.return_unit else until_idle ()

let is_interrupted = ref false

(* From a terminal, dune has received the signal, too; a second one would count as impatience. *)
let pass_on dune ended (signal, delay) =
  let send _ =
    is_interrupted := true;
    Lwt.async (fun () ->
        let+ () = Lwt_unix.sleep delay in
        if Lwt.is_sleeping ended then Unix.kill dune signal)
  in
  (* dune ends at the others even if they were ignored. *)
  if Sys.signal signal Signal_default = Signal_ignore && signal = Sys.sighup then Sys.set_signal signal Signal_ignore
  else ignore (Lwt_unix.on_signal signal send : Lwt_unix.signal_handler_id)

(* dune may end before it has heard all questions. A handler, unlike an ignored signal, does not become dune's. *)
let survive_closed_pipes () =
  if Sys.signal Sys.sigpipe (Signal_handle ignore) = Signal_ignore then Sys.set_signal Sys.sigpipe Signal_ignore

(* dune, and what it writes to standard error, with the colours that it would have. *)
let start arguments =
  let errors, writing = Lwt_unix.pipe_in ~cloexec:true () in
  if Unix.isatty Unix.stderr && Sys.getenv_opt "CLICOLOR_FORCE" = None then Unix.putenv "CLICOLOR_FORCE" "1";
  let command = Array.of_list ("dune" :: watching arguments) in
  let dune = Unix.(create_process "dune" command stdin stdout writing) in
  Unix.close writing;
  (dune, Lwt_io.of_fd ~mode:Input errors)

(* How dune has ended, or nothing if it does not answer: without an answer, it would watch for ever. *)
let run arguments =
  survive_closed_pipes ();
  let dune, errors = start arguments in
  let ended = Lwt.map snd (Lwt_unix.waitpid [] dune) in
  List.iter (pass_on dune ended) Sys.[ (sigint, 0.5); (sigquit, 0.5); (sigterm, 0.); (sighup, 0.) ];
  let handed_on = hand_on errors in
  let accompanied = Lwt.catch (fun () -> accompany dune) (fun _ -> Lwt.return_unit) in
  let has_ended = Lwt.map ignore ended in
  let* () = Lwt.choose [ has_ended; accompanied ] in
  let* () = Lwt.choose [ has_ended; Lwt_unix.sleep 5. ] in
  let was_stopped = Lwt.is_sleeping ended in
  if was_stopped then Unix.kill dune Sys.sigterm;
  let* status = ended in
  let* () = Lwt.choose [ handed_on; until_idle () ] in
  let* () = Lwt.catch Lwt_io.flush_all (fun _ -> Lwt.return_unit) in
  (* dune ends with 0 if it is asked to stop, whatever it has built, and with 130 after a signal. *)
  match (status, !built) with
  | Unix.WEXITED 0, _ when !is_interrupted -> Lwt.return_some (Unix.WEXITED 130)
  | _ when !is_interrupted -> Lwt.return_some status
  | _, Some built when was_stopped || status = WEXITED 0 -> Lwt.return_some (Unix.WEXITED built)
  | _, None when was_stopped || status = WEXITED 0 -> Lwt.return_none
  | _ -> Lwt.return_some status

let main () =
  let arguments = List.tl (Array.to_list Sys.argv) in
  let plainly () = Unix.execvp "dune" (Array.of_list ("dune" :: arguments)) in
  if Camelwalk.is_listening () && is_build arguments then
    match Lwt_main.run (run arguments) with
    | Some (WEXITED status) -> exit status
    | Some (WSIGNALED signal | WSTOPPED signal) ->
        Sys.set_signal signal Signal_default;
        Unix.kill (Unix.getpid ()) signal
    | None -> plainly ()
  else plainly ()

let () =
  try main ()
  with Unix.Unix_error (error, _, "dune") ->
    prerr_endline ("camelwalk-dune: cannot run dune: " ^ Unix.error_message error);
    exit 127
