"""Make "Rapport Figures": the ten digits of Be Vietnam Pro on one width, for tables and sheets (the face has no tabular figures)."""

from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

WIDTH = 608
LEAST_GAP = 40
# The "1" of the face looks off its middle by this much.
NUDGE_OF_ONE = 14


def make_figures(source: Path, target: Path) -> None:
    """Write the digits of a face as a face of their own, each squeezed only where it would touch its neighbour."""
    font = TTFont(source)
    options = subset.Options()
    options.layout_features, options.hinting, options.flavor = [], False, "woff2"
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=range(ord("0"), ord("9") + 1))
    subsetter.subset(font)
    names, glyphs, outlines, widths = font.getBestCmap(), font.getGlyphSet(), font["glyf"], font["hmtx"]
    for digit in range(ord("0"), ord("9") + 1):
        name = names[digit]
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        left, _bottom, right, _top = pen.bounds
        squeeze = min(1, (WIDTH - LEAST_GAP) / (right - left))
        points = outlines[name].coordinates
        for index, (x, y) in enumerate(points):
            points[index] = (round(x * squeeze), y)
        shift = round((WIDTH - (right - left) * squeeze) / 2 - left * squeeze) + (NUDGE_OF_ONE if digit == ord("1") else 0)
        points.translate((shift, 0))
        outlines[name].recalcBounds(outlines)
        widths[name] = (WIDTH, outlines[name].xMin)
    for entry in font["name"].names:
        if entry.nameID in (1, 3, 4, 6, 16):
            entry.string = "Rapport Figures"
    font.flavor = "woff2"
    font.save(target)
