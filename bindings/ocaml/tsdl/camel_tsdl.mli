(** {!Camel_animation} with the types of tsdl. *)

open Camel_animation

val draw_surface : ?options:options -> ?frame:int -> t -> Tsdl.Sdl.surface -> at:float -> unit
(** Draws on a surface. *)

val draw_renderer : ?options:options -> ?frame:int -> t -> Tsdl.Sdl.renderer -> at:float -> unit
(** Draws with a renderer, on its thread. Before the renderer is destroyed, call {!Camel_animation.forget_renderer} or
    {!Camel_animation.close}. *)
