"""The figures as a picture: for each comparison a row of bars, the ratio to its first entry, in the plate's colours."""
import statistics

import matplotlib
matplotlib.use("svg")
from matplotlib import pyplot

PAPER, INK, TINT, CAMEL = "#F3E8D0", "#241608", "#B9A684", "#8C3B1B"
PLOTS = (
    ("Launch", "Launch: a command that does nothing"),
    ("From exec to the first painted pixels", "First painted pixels"),
    ("From what closes it to the window unmapped", "Closing"),
    ("From exec to the first painted pixels of a given animation", "First pixels of a given animation"),
    ("A command that computes on both cores, 5.0 s or so", "A command on both cores"),
    ("Headless: 960x800 PNG files", "Headless: frames a second, more is better"),
)
OURS = ("Closing", "First pixels of a given animation")


def draw(figures, path):
    """Writes the picture of what there is in `figures` to `path`."""
    matplotlib.rcParams.update({
        "font.family": "serif", "svg.hashsalt": "camelwalk", "text.color": INK, "axes.edgecolor": INK,
        "xtick.color": INK, "ytick.color": INK, "axes.labelcolor": INK, "figure.facecolor": PAPER,
        "axes.facecolor": PAPER, "savefig.facecolor": PAPER})
    plots = [(title, figures[key]) for key, title in PLOTS if key in figures]
    heights = [len(figure["rows"]) + 1.8 for _, figure in plots]
    canvas, axes = pyplot.subplots(
        len(plots), 1, figsize=(9, 0.3 * sum(heights)), gridspec_kw={"height_ratios": heights}, squeeze=False)
    for axis, (title, figure) in zip(axes[:, 0], plots):
        bars(axis, title, figure)
    canvas.tight_layout(h_pad=1.6)
    canvas.savefig(path, format="svg", metadata={"Date": None})


def bars(axis, title, figure):
    names = list(figure["rows"])
    values = list(figure["rows"].values())
    middles = [statistics.median(value) for value in values]
    spread = [quartile_distances(value) for value in values]
    is_ours = title in OURS
    colors = [CAMEL if is_ours or "camelwalk" in name else TINT for name in names]
    axis.barh(names, middles, color=colors, height=0.62)
    axis.errorbar(middles, names, xerr=list(zip(*spread)), fmt="none", ecolor=INK, elinewidth=0.9, capsize=2)
    for name, middle, (_, above) in zip(names, middles, spread):
        text = f"{middle:.2f} {figure['unit']}   × {middle / middles[0]:.2f}"
        axis.text(middle + above + max(middles) * 0.012, name, text, va="center", fontsize=7.5)
    axis.invert_yaxis()
    axis.set_title(title, loc="left", fontsize=10.5, fontweight="bold")
    axis.set_xlim(0, max(m + s[1] for m, s in zip(middles, spread)) * 1.4)
    axis.tick_params(labelsize=8, length=0)
    axis.set_xticks([])
    for side in ("top", "right", "bottom"):
        axis.spines[side].set_visible(False)


def quartile_distances(values):
    """How far the lower and upper quartile lie from the median."""
    if len(values) < 4:
        return statistics.median(values) - min(values), max(values) - statistics.median(values)
    low, middle, high = statistics.quantiles(values, n=4)
    return max(0, middle - low), max(0, high - middle)
