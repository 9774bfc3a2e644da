(* camelwalk.animation against the C library that is installed. *)
open Camel_animation

let check name condition = if not condition then failwith name
let raises text action = match action () with _ -> failwith ("no error: " ^ text) | exception Error message -> check message (message = text)

let levels pixels =
  let open Bigarray.Array3 in
  List.init (dim1 pixels * dim2 pixels * dim3 pixels) (fun index ->
      let row = dim2 pixels * dim3 pixels in
      get pixels (index / row) (index mod row / dim3 pixels) (index mod dim3 pixels))

let drawn ?(options = options) ?frame ?(at = 0.) camel format =
  let memory = pixels camel format in
  draw ~options ?frame camel format memory ~at;
  levels memory

let () =
  let camel = bundled ~width:48 () in
  check "size" (size camel = (48, 40));
  check "frames" (frame_count camel = 20 && cycle_count camel = None && tags camel = []);
  check "durations" (duration camel = 0.6 && frame_duration camel 19 = 0.03);
  check "moments" (frame_at camel 0.07 = 2 && frame_at camel infinity >= 0 && next_change camel 0. = Some 0.03);
  let background = { options with has_background = true } in
  check "formats" (drawn ~options:background camel Grey8 <> [] && drawn camel Rgb565 <> []);
  check "a frame" (drawn ~frame:2 camel Rgba = drawn ~at:0.07 camel Rgba);
  check "another" (drawn ~frame:3 camel Rgba <> drawn ~at:0.07 camel Rgba);
  let forward = drawn ~frame:19 camel Bgra in
  play ~order:Reverse ~speed:2. ~cycles:1 camel;
  check "playing" (drawn camel Bgra = forward && next_change camel 10. = None && frame_at camel 10. = 0);
  play camel;
  let colors = colors ~options:background camel ~at:0. in
  check "colours" (Array.length colors = 40 && Array.for_all (Array.for_all (fun color -> color > 0)) colors);
  check "transparent" ((Camel_animation.colors camel ~at:0.).(0).(0) = -1);
  raises "cannot load the bundled camel: its width is -1, not 0 to 8192" (fun () -> bundled ~width:(-1) ());
  raises "cannot read /nonexistent: No such file or directory" (fun () -> load "/nonexistent");
  raises "cannot decode this: it has no bytes, or impossibly many" (fun () -> of_string ~name:"this" "");
  raises "cannot use frame 20: there are 20, counted from 0" (fun () -> frame_duration camel 20);
  raises "cannot use the playback: the frames are 0 to -2, and there are 20, counted from 0" (fun () -> play ~last:(-1) camel);
  raises "cannot use the surface: it is NULL" (fun () -> draw_surface camel 0n ~at:0.);
  (match draw camel Grey8 (pixels camel Rgba) ~at:0. with
  | () -> failwith "a wrong dimension"
  | exception Invalid_argument _ -> ());
  close camel;
  close camel;
  raises "cannot use the animation: it is closed" (fun () -> size camel);
  (* What nobody refers to is freed: these would be gigabytes. *)
  for _ = 1 to 300 do
    let camel = bundled ~width:400 () in
    ignore (drawn ~options:{ options with scale = 0.05 } ~frame:1 camel Grey8)
  done;
  Gc.full_major ();
  print_endline "camelwalk.animation: frames, playing, errors, and memory."
