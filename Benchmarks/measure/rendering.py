"""Frames to files, and animations through the library."""
import functools
import os
import shutil
import statistics
import subprocess

from .harness import BUILD, CAMELWALK, ROOT, SMOKE, compiled, frames, interleaved, printed, runs, wall


def headless(report):
    names = frames("960x800")
    raw = os.path.join(BUILD, "large.rgb")
    subprocess.run(["convert", *names, "-depth", "8", "rgb:" + raw], check=True)
    output = os.path.join(BUILD, "encoded")
    os.makedirs(output, exist_ok=True)
    count = len(names)
    size = ["-s", "960x800", "-pix_fmt", "rgb24"]
    cases = {
        "camelwalk --headless": ([CAMELWALK, "--headless", "--size", "960x800", "--output", output], {}),
        "ImageMagick, encoding alone": (
            [shutil.which("convert"), "-size", "960x800", "-depth", "8", "rgb:" + raw, output + "/m-%04d.png"], {}),
        "ffmpeg, encoding alone": (
            [shutil.which("ffmpeg"), "-v", "error", "-y", "-f", "rawvideo", *size, "-i", raw, output + "/f-%04d.png"],
            {}),
    }
    rows = interleaved(runs(9), 0.1, cases, wall)
    rates = {name: [count / value * 1000 for value in values] for name, values in rows.items()}
    report.table("Headless: 960x800 PNG files", "frames a second", rates, "camelwalk --headless",
                 "camelwalk decodes, composes and writes; the others only encode the same pixels.")


def headless_by_count(report):
    rows = {}
    for size in ("480x400", "960x800"):
        for count in (10, 100) if SMOKE else (10, 100, 1000):
            output = os.path.join(BUILD, "many")
            shutil.rmtree(output, ignore_errors=True)
            command = [CAMELWALK, "--headless", "--size", size, "--frames", str(count), "--output", output]
            times = interleaved(runs(2), 0.1, {"": (command, {})}, wall)[""]
            rows[f"{count} of {size}"] = [value / count for value in times]
    report.table("Headless: milliseconds a frame, by count", "ms a frame", rows, "10 of 480x400",
                 "Constant within a size is linear; ten frames still carry the start, which decodes the sheets.")
    shutil.rmtree(os.path.join(BUILD, "many"), ignore_errors=True)


@functools.cache
def animation_files():
    """The same 20 and 200 pictures in each format."""
    folder = os.path.join(BUILD, "animations")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    many = 40 if SMOKE else 200
    source = ["-f", "lavfi", "-i", f"testsrc=size=320x240:rate=25:duration={many // 25 + 1}"]
    subprocess.run(["ffmpeg", "-v", "error", *source, "-frames:v", str(many), folder + "/f%03d.png"], check=True)
    pictures = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    files = {}
    for count in (20, many):
        some = pictures[:count]
        base = os.path.join(folder, str(count))
        subprocess.run(["convert", "-delay", "4", *some, "-loop", "0", base + ".gif"], check=True)
        subprocess.run(["ffmpeg", "-v", "error", "-framerate", "25", "-i", folder + "/f%03d.png", "-frames:v", str(count),
                        "-plays", "0", "-f", "apng", base + ".png"], check=True)
        subprocess.run(["img2webp", "-loop", "0", "-d", "40", "-lossless", *some, "-o", base + ".webp"], check=True,
                       stdout=subprocess.DEVNULL)
        os.makedirs(base)
        for name in some:
            shutil.copy(name, base)
        for kind, path in (("GIF", ".gif"), ("APNG", ".png"), ("WebP", ".webp"), ("directory of PNG", "")):
            files[kind, count] = base + path
    subprocess.run(["convert", *pictures[:20], "+append", os.path.join(folder, "sheet.png")], check=True)
    return files, many, os.path.join(folder, "sheet.png")


def decoding(report):
    """Processor time of whole programs that decode an animation and write each of its frames, on one thread."""
    files, many, _ = animation_files()
    meter = compiled("processor")
    output = os.path.join(BUILD, "decoded")
    shutil.rmtree(output, ignore_errors=True)
    os.makedirs(output)
    one = [meter, shutil.which("taskset"), "--cpu-list", str(min(os.sched_getaffinity(0)))]
    ffmpeg = [shutil.which("ffmpeg"), "-v", "error", "-y", "-threads", "1", "-filter_threads", "1"]
    frames = ["-threads", "1", "-fps_mode", "passthrough", "-pix_fmt", "rgba", output + "/f-%04d.png"]
    others = {
        "GIF": ("ffmpeg", [*ffmpeg, "-i", files["GIF", many], *frames]),
        "APNG": ("ffmpeg", [*ffmpeg, "-f", "apng", "-i", files["APNG", many], *frames]),
        # ffmpeg reads no animated WebP.
        "WebP": ("libwebp and libpng", [compiled("webp_frames", "-lwebpdemux", "-lpng"), files["WebP", many], output]),
    }
    for kind, (name, other) in others.items():
        ours = [CAMELWALK, "--headless", "--transparent", "--animation", files[kind, many], "--output", output]
        cases = {name: ([*one, *other], {}), "camelwalk --headless": ([*one, *ours], {})}
        report.table(f"Decoding {many} frames of {kind}, and writing them", "ms", interleaved(runs(7), 0.1, cases, printed), name,
                     "Processor time, one thread, PNGs of 320x240. Limit: 1.2.")
    shutil.rmtree(output, ignore_errors=True)


def animation(report):
    package = os.path.join(ROOT, "Benchmarks", "Animation")
    subprocess.run(["swift", "build", "-c", "release", "--package-path", package], check=True, stdout=subprocess.DEVNULL)
    program = os.path.join(package, ".build", "release", "AnimationBenchmark")
    files, many, sheet = animation_files()

    def measured(case):
        return float(subprocess.run([program, *case], stdout=subprocess.PIPE, check=True).stdout)

    first = interleaved(runs(11), 0.02, {name: ("first", path) for name, path in files.items()}, measured)
    report.add("", "## An animation's first drawable frame", "",
               f"| 320x240 | 20 frames, ms | {many} frames, ms | ratio |", "|---|---|---|---|")
    for kind in ("GIF", "APNG", "WebP", "directory of PNG"):
        few, more = statistics.median(first[kind, 20]), statistics.median(first[kind, many])
        report.add(f"| {kind} | {few:.2f} | {more:.2f} | {more / few:.2f} |")
    report.add("", "Limit: 1.2.")
    gif = files["GIF", many]
    rows = interleaved(runs(9), 0.05, {"IMG_LoadAnimation": ("reference", gif), "CamelSDL": ("all", gif)}, measured)
    report.table(f"All {many} frames of a GIF", "ms", rows, "IMG_LoadAnimation")
    memory = statistics.median(measured(("memory", sheet)) for _ in range(runs(5)))
    output = subprocess.run([program, "draw"], stdout=subprocess.PIPE, check=True).stdout.split()
    ours, bare = (float(word) / 1000 for word in output)
    report.add("", "## Drawing through the library", "",
               f"One frame of 480x400 on a software renderer: {ours:.1f} us, SDL_RenderCopy of the same texture"
               f" {bare:.1f} us, ratio {ours / bare:.2f} (limit 1.1). A decoded sheet takes {memory:.2f} of four bytes a"
               " pixel (limit 1.1).")
