"""A sheet to draw on: shapes with smooth edges, plain or in a vertical gradient. Same calls, same pixels."""

import math
import random
from itertools import pairwise

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
SCALE = 3  # shapes are drawn three times as large, then reduced: that makes their edges smooth


class Canvas:
    """A fill is a colour, "#24507a", or several for a gradient from top to bottom; `opacity` goes from 0 to 1."""

    def __init__(self, fill):
        self.image = gradient(fill, (WIDTH, HEIGHT))

    def polygon(self, points, fill, opacity=1):
        self._paint(bounds(points), fill, opacity, lambda pen, at: pen.polygon(at(points), 255))

    def rectangle(self, x, y, width, height, fill, radius=0, opacity=1):
        corners = [(x, y), (x + width, y + height)]
        self._paint(
            bounds(corners),
            fill,
            opacity,
            lambda pen, at: pen.rounded_rectangle(at(corners), radius * SCALE, 255),
        )

    def ellipse(self, x, y, rx, ry, fill, opacity=1):
        corners = [(x - rx, y - ry), (x + rx, y + ry)]
        self._paint(bounds(corners), fill, opacity, lambda pen, at: pen.ellipse(at(corners), 255))

    def circle(self, x, y, radius, fill, opacity=1):
        self.ellipse(x, y, radius, radius, fill, opacity)

    def ring(self, x, y, radius, width, fill, opacity=1):
        corners = [(x - radius, y - radius), (x + radius, y + radius)]
        self._paint(
            bounds(corners),
            fill,
            opacity,
            lambda pen, at: pen.ellipse(at(corners), outline=255, width=round(width * SCALE)),
        )

    def line(self, points, width, fill, opacity=1):
        """A line with round ends and joints."""

        def draw(pen, at):
            scaled, radius = at(points), width * SCALE / 2
            pen.line(scaled, 255, round(width * SCALE), joint="curve")
            for x, y in scaled:
                pen.ellipse((x - radius, y - radius, x + radius, y + radius), 255)

        self._paint(bounds(points, width), fill, opacity, draw)

    def glow(self, x, y, radius, fill, opacity=1):
        """A soft light: strongest in the middle, gone at the radius."""
        edge = 75  # what is left, in the middle of each side, of a gradient that ends in the corners
        light = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda value: 255 * opacity * (max(0, value - edge) / (255 - edge)) ** 2
        )
        light = light.resize((round(radius * 2), round(radius * 2)), Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", light.size, fill), (round(x - radius), round(y - radius)), light)

    def blur(self, box, radius):
        """Blur what lies in (left, top, right, bottom)."""
        self.image.paste(self.image.crop(box).filter(ImageFilter.GaussianBlur(radius)), box[:2])

    def _paint(self, box, fill, opacity, draw):
        left, top, right, bottom = max(0, box[0]), max(0, box[1]), min(WIDTH, box[2]), min(HEIGHT, box[3])
        if left >= right or top >= bottom:
            return
        mask = Image.new("L", ((right - left) * SCALE, (bottom - top) * SCALE))
        draw(ImageDraw.Draw(mask), lambda points: [((x - left) * SCALE, (y - top) * SCALE) for x, y in points])
        mask = mask.reduce(SCALE)
        if opacity < 1:
            mask = mask.point(lambda value: value * opacity)
        paint = gradient(fill, (right - left, box[3] - box[1])).crop((0, top - box[1], right - left, bottom - box[1]))
        self.image.paste(paint, (left, top), mask)


def bounds(points, margin=0):
    """The whole pixels (left, top, right, bottom) that hold the points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (
        math.floor(min(xs) - margin) - 1,
        math.floor(min(ys) - margin) - 1,
        math.ceil(max(xs) + margin) + 1,
        math.ceil(max(ys) + margin) + 1,
    )


def gradient(fill, size):
    if isinstance(fill, str):
        return Image.new("RGB", size, fill)
    stops = [ImageColor.getrgb(colour) for colour in fill]
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        position = y / max(1, size[1] - 1) * (len(stops) - 1)
        lower = min(int(position), len(stops) - 2)
        column.putpixel((0, y), blend(stops[lower], stops[lower + 1], position - lower))
    return column.resize(size)


def blend(one, other, share):
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def mix(one, other, share):
    """A colour between two, as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*blend(ImageColor.getrgb(one), ImageColor.getrgb(other), share))


def curve(*points, steps=24):
    """The points of a Bézier curve through these control points."""
    return [_between(points, step / steps) for step in range(steps + 1)]


def _between(points, share):
    while len(points) > 1:
        points = [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for (x1, y1), (x2, y2) in pairwise(points)]
    return points[0]


def arc(x, y, radius, start, end, steps=48):
    """The points of an arc, in degrees, clockwise from the right."""
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def ridge(seed, peaks, roughness=1.0, step=4):
    """The points of a mountain line through `peaks` [(x, y), …], broken as rock is; the same for the same seed."""
    dice = random.Random(seed)
    points = []
    for (x1, y1), (x2, y2) in pairwise(peaks):
        points += _broken((x1, y1), (x2, y2), roughness, step, dice)
    return [*points, peaks[-1]]


def _broken(start, end, roughness, step, dice):
    (x1, y1), (x2, y2) = start, end
    if x2 - x1 <= step:
        return [start]
    length = math.hypot(x2 - x1, y2 - y1)
    middle = ((x1 + x2) / 2, (y1 + y2) / 2 + dice.gauss(0, 1) * length * 0.07 * roughness)
    return _broken(start, middle, roughness, step, dice) + _broken(middle, end, roughness, step, dice)


def ground(points, bottom=HEIGHT):
    """The polygon between a line and the bottom."""
    return [(points[0][0], bottom), *points, (points[-1][0], bottom)]
