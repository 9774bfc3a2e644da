//! A camel walks in the terminal, for ever or for the number of seconds in the first argument.
#![allow(non_camel_case_types, non_upper_case_globals, dead_code)]

use std::ffi::CStr;
use std::io::Write;
use std::time::{Duration, Instant};

include!("bindings.rs");

// Sixty rows of pixels in thirty lines.
const WIDTH: usize = 72;

/// An animation that frees itself.
struct Animation(*mut camel_animation);

impl Animation {
    fn bundled(width: usize) -> Result<Animation, String> {
        let animation = unsafe { camel_load_bundled(width as i32) };
        if animation.is_null() { Err(last_error()) } else { Ok(Animation(animation)) }
    }

    fn height(&self) -> Result<usize, String> {
        let mut height = 0;
        let result = unsafe { camel_get_size(self.0, std::ptr::null_mut(), &mut height) };
        if result < 0 { Err(last_error()) } else { Ok(height as usize) }
    }

    /// Draws what belongs to a time into RGBX pixels, `WIDTH` across.
    fn draw(&mut self, pixels: &mut [u8], time: Duration) -> Result<(), String> {
        let pitch = 4 * WIDTH;
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
        let result = unsafe {
            camel_draw_pixels(
                self.0, pixels.as_mut_ptr().cast(), WIDTH as i32, (pixels.len() / pitch) as i32, pitch as _,
                CAMEL_PIXELS_RGBX, time.as_nanos() as i64, &options)
        };
        if result < 0 { Err(last_error()) } else { Ok(()) }
    }
}

impl Drop for Animation {
    fn drop(&mut self) {
        unsafe { camel_free(self.0) }
    }
}

fn last_error() -> String {
    unsafe { CStr::from_ptr(camel_get_error()) }.to_string_lossy().into_owned()
}

/// Two rows of pixels in each line of text.
fn text(pixels: &[u8]) -> String {
    let mut lines = String::from("\x1b[H");
    for rows in pixels.chunks_exact(8 * WIDTH) {
        let (upper, lower) = rows.split_at(4 * WIDTH);
        for (u, l) in upper.chunks_exact(4).zip(lower.chunks_exact(4)) {
            lines += &format!("\x1b[38;2;{};{};{};48;2;{};{};{}m▀", u[0], u[1], u[2], l[0], l[1], l[2]);
        }
        lines += "\x1b[0m\n";
    }
    lines
}

fn main() -> Result<(), String> {
    let seconds = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(f64::INFINITY);
    let mut camel = Animation::bundled(WIDTH)?;
    let mut pixels = vec![0; 4 * WIDTH * camel.height()?];
    let start = Instant::now();
    print!("\x1b[2J");
    while start.elapsed().as_secs_f64() < seconds {
        camel.draw(&mut pixels, start.elapsed())?;
        print!("{}", text(&pixels));
        std::io::stdout().flush().map_err(|error| error.to_string())?;
        std::thread::sleep(Duration::from_millis(30));
    }
    Ok(())
}
