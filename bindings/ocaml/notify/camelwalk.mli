(** Tells camelwalk, or a service manager, how the program is doing.

    This is systemd's protocol. If no process listens, nothing happens, so a program may call these functions however it
    was started: [camelwalk --status] shows the text and the bar. No function raises an exception of its own or waits for
    the listener, except {!ready}, which waits a tenth of a second at most; [Sys.Break] and the exceptions of other signal
    handlers pass through. *)

val is_listening : unit -> bool
(** Whether the program was started by something that wants to know. *)

val status : string -> unit
(** Shows a line of text under the camel. A line break becomes a blank. *)

val progress : int -> unit
(** Fills the bar, in per cent; numbers below 0 and above 100 count as these. *)

val ready : unit -> unit
(** The program is ready: camelwalk closes the window. If the listener is so far behind that this does not reach it within
    a tenth of a second, the next call of any of these functions sends it. *)
