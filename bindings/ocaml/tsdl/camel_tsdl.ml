let draw_surface ?options ?frame animation surface ~at =
  Camel_animation.draw_surface ?options ?frame animation (Tsdl.Sdl.unsafe_ptr_of_surface surface) ~at

let draw_renderer ?options ?frame animation renderer ~at =
  Camel_animation.draw_renderer ?options ?frame animation (Tsdl.Sdl.unsafe_ptr_of_renderer renderer) ~at
