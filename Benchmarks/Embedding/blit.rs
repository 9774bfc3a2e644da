//! What drawing an opaque frame costs in Rust, beside a copy of it. Milliseconds, best of many.
#![allow(non_camel_case_types, non_upper_case_globals, dead_code)]

use std::time::Instant;

include!("bindings.rs");

const WIDTH: usize = 480;
const HEIGHT: usize = 400;
const ROUNDS: usize = 1000;

fn milliseconds(action: impl FnOnce()) -> f64 {
    let start = Instant::now();
    action();
    start.elapsed().as_secs_f64() * 1000.0
}

fn main() {
    let camel = unsafe { camel_load_bundled(WIDTH as i32) };
    assert!(!camel.is_null());
    let options = camel_draw_options {
        size: std::mem::size_of::<camel_draw_options>() as u32,
        flags: CAMEL_DRAW_BACKGROUND,
        x: 0.0,
        y: 0.0,
        scale: 1.0,
        rotation: 0.0,
        tint: 0xFF_FFFF,
        alpha: 255,
    };
    let draw = |pixels: &mut [u8]| unsafe {
        camel_draw_pixels(
            camel, pixels.as_mut_ptr().cast(), WIDTH as i32, HEIGHT as i32, (4 * WIDTH) as _, CAMEL_PIXELS_BGRX, 0, &options)
    };
    let mut opaque = vec![0; 4 * WIDTH * HEIGHT];
    let mut pixels = opaque.clone();
    draw(&mut opaque);
    let (mut own, mut ours) = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        own = own.min(milliseconds(|| std::hint::black_box(&mut pixels).copy_from_slice(&opaque)));
        ours = ours.min(milliseconds(|| { draw(&mut pixels); }));
    }
    println!("| Rust, copying an opaque BGRX `Vec` | {own:.3} | {ours:.3} | {:.2} |", ours / own);
    unsafe { camel_free(camel) };
}
