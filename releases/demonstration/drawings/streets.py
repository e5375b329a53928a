"""Streets: the tram and its plane trees, snow at nightfall."""

import math
import random
from itertools import pairwise

from releases.demonstration.drawings.canvas import HEIGHT, WIDTH, Canvas, arc, curve, ground, mix, ridge
from releases.demonstration.drawings.mountains import snow as snow_caps


def fronts(canvas, seed, base, heights, colours, roofs, *, lit=0.0, white=""):
    """A row of house fronts that stand on `base`, from one edge to the other; `lit` is the share of lit windows."""
    dice = random.Random(seed)
    x = -30
    while x < WIDTH:
        width, height = dice.randint(130, 210), dice.randint(*heights)
        colour, top = dice.choice(colours), base - height
        canvas.rectangle(x, top, width + 1, height, (colour, mix(colour, "#2c3440", 0.12)))
        canvas.polygon(
            [(x - 6, top), (x + width + 6, top), (x + width - 16, top - 34), (x + 18, top - 34)], dice.choice(roofs)
        )
        if white:
            canvas.polygon(
                [(x - 8, top + 5), (x + width + 8, top + 5), (x + width - 15, top - 42), (x + 17, top - 42)], white
            )
        columns = max(3, width // 46)
        gap = width / columns
        for row in range((height - 40) // 66):
            for column in range(columns):
                is_lit = dice.random() < lit
                glass = dice.choice(("#ffd68a", "#ffc76b", "#ffe3ad")) if is_lit else mix(colour, "#2b3a4a", 0.6)
                left, y = x + gap * (column + 0.5) - 11, top + 24 + row * 66
                canvas.rectangle(left, y, 22, 38, glass, radius=2)
                canvas.rectangle(left - 3, y + 38, 28, 4, white or mix(colour, "#ffffff", 0.45))
        x += width


def tram():
    canvas = Canvas(("#bfd9e2", "#dfe9e2", "#f4ecd8"))
    line = ridge(3, [(0, 300), (240, 220), (460, 290), (720, 180), (980, 270), (1260, 200), (1600, 290)], 1.0)
    canvas.polygon(ground(line, 560), ("#a9c1cc", "#d9e2dc"))
    snow_caps(canvas, line, "#f6f6f0", 0.9)
    fronts(
        canvas,
        12,
        720,
        (270, 380),
        ("#ecd9b8", "#e6c6a0", "#f1e6cf", "#dcb897", "#e9d2c0"),
        ("#7c6f68", "#8b7a6e", "#6d645f"),
    )
    canvas.rectangle(0, 715, WIDTH, 300, ("#d8cfbd", "#b9b09f"))
    canvas.rectangle(0, 800, WIDTH, 120, ("#8fae74", "#7d9e66"))
    for y in (842, 884):
        canvas.rectangle(0, y, WIDTH, 7, ("#6b6d6c", "#4d5050"))
    for x in (150, 520, 905, 1290):
        plane_tree(canvas, x, 800, random.Random(x))
    tramway(canvas, 210, 566)
    canvas.line([(0, 468), (WIDTH, 462)], 2, "#4b5559", 0.8)
    for x in (70, 1535):
        plane_tree(canvas, x, 965, random.Random(x + 1), scale=1.32)
    canvas.rectangle(0, 940, WIDTH, 60, ("#c9bfab", "#b3a994"))
    canvas.rectangle(0, 936, WIDTH, 7, "#e3dac7")
    return canvas.image


def plane_tree(canvas, x, base, dice, scale=1.0):
    trunk = [
        (x - 13 * scale, base),
        (x - 8 * scale, base - 200 * scale),
        (x + 8 * scale, base - 200 * scale),
        (x + 13 * scale, base),
    ]
    canvas.polygon(trunk, ("#a99a80", "#8c7d66"))
    for _ in range(9):
        canvas.ellipse(
            x + dice.uniform(-7, 7) * scale,
            base - dice.uniform(15, 190) * scale,
            4 * scale,
            9 * scale,
            dice.choice(("#d6cbb0", "#7f7460", "#c3b596")),
            0.8,
        )
    for reach in (-1, 1):
        canvas.line(
            curve(
                (x, base - 170 * scale),
                (x + reach * 20 * scale, base - 220 * scale),
                (x + reach * 58 * scale, base - 262 * scale),
            ),
            8 * scale,
            "#94866e",
        )
    for tint in ("#4f7a4e", "#5f8c56", "#76a163", "#93b775"):
        shift = ("#4f7a4e", "#5f8c56", "#76a163", "#93b775").index(tint)
        for _ in range(26 - shift * 5):
            angle, reach = dice.uniform(0, math.tau), math.sqrt(dice.random())
            canvas.circle(
                x + math.cos(angle) * reach * (88 - shift * 8) * scale - shift * 6 * scale,
                base + (-292 - shift * 12 + math.sin(angle) * reach * (72 - shift * 8)) * scale,
                dice.uniform(20, 34) * (1 - shift * 0.14) * scale,
                tint,
                0.92,
            )


def tramway(canvas, x, y):
    """Five modules and two slanted noses; the low floor and the bands of glass."""
    length, height = 1120, 268
    body = [
        (x + 70, y),
        (x + length - 70, y),
        *curve((x + length - 70, y), (x + length - 12, y + 20), (x + length, y + 172)),
        (x + length, y + height - 8),
        (x, y + height - 8),
        *curve((x, y + 172), (x + 12, y + 20), (x + 70, y)),
    ]
    canvas.ellipse(x + length / 2, y + height + 34, length / 2 + 20, 12, "#2f3a33", 0.25)
    for wheel in (150, 250, 500, 600, 850, 950):
        canvas.circle(x + wheel + 10, y + height + 6, 21, "#3a4046")
    canvas.polygon(body, ("#f7f6f0", "#e4e6e2", "#cfd4d3"))
    canvas.rectangle(x + 3, y + 196, length - 6, 30, ("#2f8fb3", "#25789a"))
    canvas.rectangle(x + 3, y + 236, length - 6, 24, "#59636a")
    glass = ("#33505f", "#5f8494", "#7fa3ae")
    canvas.polygon([(x + 66, y + 30), (x + 112, y + 30), (x + 112, y + 176), (x + 12, y + 176)], glass)
    canvas.polygon(
        [
            (x + length - 66, y + 30),
            (x + length - 112, y + 30),
            (x + length - 112, y + 176),
            (x + length - 12, y + 176),
        ],
        glass,
    )
    for start, end in ((124, 330), (342, 548), (560, 766), (778, 996)):
        canvas.rectangle(x + start, y + 34, end - start, 132, glass, radius=8)
        canvas.line([(x + start + 24, y + 150), (x + start + 92, y + 48)], 9, "#ffffff", 0.16)
        door = x + (start + end) / 2 - 34
        canvas.rectangle(door, y + 30, 68, 202, ("#e9ebe8", "#cdd3d3"), radius=5)
        for leaf in (4, 36):
            canvas.rectangle(door + leaf, y + 38, 28, 166, glass, radius=4)
    for joint in (336, 554, 772):
        canvas.rectangle(x + joint - 3, y + 4, 7, height - 14, "#6b757a")
    canvas.rectangle(x + 240, y - 16, 640, 18, ("#c9cfce", "#aab3b4"), radius=5)
    canvas.line([(x + 560, y - 16), (x + 520, y - 58), (x + 566, y - 98)], 4, "#3c474c")
    canvas.line([(x + 530, y - 99), (x + 602, y - 99)], 4, "#3c474c")
    for lamp in (30, length - 30):
        canvas.circle(x + lamp, y + 210, 8, "#fff3c4")


def neige():
    canvas = Canvas(("#28345a", "#465483", "#8b86a6", "#d9aca3", "#f0cdb0"))
    line = ridge(19, [(0, 430), (260, 350), (480, 420), (760, 300), (1000, 400), (1320, 330), (1600, 420)], 1.0)
    canvas.polygon(ground(line, 620), ("#8286a8", "#b9a9b4"))
    snow_caps(canvas, line, "#e9dfe6", 0.9)
    fronts(canvas, 30, 690, (190, 290), ("#6f6a86", "#7d7690", "#655f7c"), ("#4a4766",), lit=0.3, white="#dcdcea")
    canvas.polygon([(0, 690), (WIDTH, 690), (WIDTH, HEIGHT), (0, HEIGHT)], ("#cfd2e4", "#eef0f6", "#f7f7fa"))
    # Two rows of houses that close on the end of the street.
    for side in (0, 1):
        house_row(canvas, side)
    canvas.polygon([(770, 700), (830, 700), (1130, HEIGHT), (470, HEIGHT)], ("#b9bdd6", "#d9dbe8"))
    for rut in (-1, 1):
        track = curve((800 + rut * 9, 702), (800 + rut * 40, 800), (800 + rut * 150, HEIGHT))
        canvas.line(track, 7, "#9fa4c4", 0.8)
    for x, base, size in ((585, 800, 0.8), (1015, 800, 0.8), (420, 930, 1.3), (1180, 930, 1.3)):
        street_lamp(canvas, x, base, size)
    walker(canvas, 905, 884)
    dice = random.Random(77)
    for _ in range(520):
        near = dice.random() ** 2
        canvas.circle(dice.uniform(0, WIDTH), dice.uniform(0, HEIGHT), 1.2 + near * 4.2, "#ffffff", 0.45 + 0.45 * near)
    return canvas.image


def house_row(canvas, side):
    def at(x):
        return WIDTH - x if side else x

    def top(x):
        return 120 + x * 0.62

    def foot(x):
        return 930 - x * 0.335

    walls = ("#8d6f73", "#9a8080", "#7c6a7a", "#a58a80")
    edges = (0, 250, 440, 580, 680)
    for number, (near, far) in enumerate(pairwise(edges)):
        wall = walls[(number + side) % 4]
        lift = (0, 26, -14, 10)[(number + 2 * side) % 4]
        canvas.polygon(
            [(at(near), top(near) + lift), (at(far), top(far) + lift), (at(far), foot(far)), (at(near), foot(near))],
            (mix(wall, "#2b2f52", 0.3), wall),
        )
        canvas.polygon(
            [
                (at(near), top(near) + lift - 34 + near * 0.03),
                (at(far + 10), top(far) + lift - 22),
                (at(far + 10), top(far) + lift + 6),
                (at(near), top(near) + lift + 10),
            ],
            "#eef0f7",
        )
        for row in range(4):
            for column in range(3 if number < 2 else 2):
                share = (column + 0.5) / (3 if number < 2 else 2)
                x, width = near + (far - near) * share, (far - near) * 0.13
                height = (foot(x) - top(x)) / 4
                y = top(x) + lift + height * (row + 0.28)
                if y + height * 0.5 > foot(x) - 20:
                    continue
                is_lit = (row * 5 + column * 3 + number * 2 + side) % 3 != 1
                glass = ("#ffe2a4", "#ffc56d") if is_lit else ("#3d4468", "#4a5074")
                slope = 0.3 * width
                canvas.polygon(
                    [
                        (at(x - width), y - slope * 0.5),
                        (at(x + width), y + slope * 0.5),
                        (at(x + width), y + height * 0.46),
                        (at(x - width), y + height * 0.5),
                    ],
                    glass,
                )


def street_lamp(canvas, x, base, size):
    top = base - 210 * size
    canvas.glow(x, top, 130 * size, "#ffe2a0", 0.75)
    canvas.line([(x, base), (x, top)], 6 * size, "#2e3353")
    canvas.rectangle(x - 13 * size, top - 22 * size, 26 * size, 34 * size, "#fff0c2", radius=6 * size)
    canvas.polygon(
        [(x - 18 * size, top - 20 * size), (x + 18 * size, top - 20 * size), (x, top - 40 * size)], "#eef0f7"
    )
    canvas.ellipse(x, base, 26 * size, 5 * size, "#a6aac8", 0.7)


def walker(canvas, x, base):
    canvas.ellipse(x + 4, base, 30, 6, "#8f94b6", 0.6)
    for leg in (-7, 8):
        canvas.line([(x, base - 46), (x + leg, base - 2)], 9, "#2b2f4f")
    canvas.polygon(
        [(x - 17, base - 36), (x - 13, base - 96), (x + 13, base - 96), (x + 18, base - 36)], ("#b4473c", "#8e3630")
    )
    canvas.circle(x, base - 108, 12, "#e6c3a5")
    canvas.rectangle(x - 13, base - 124, 26, 12, "#2b2f4f", radius=6)
    canvas.line([(x + 12, base - 88), (x + 40, base - 118)], 4, "#2b2f4f")
    canvas.polygon([(x + 40 + dx, base - 118 + dy) for dx, dy in arc(0, 0, 62, 180, 360)], ("#3a4c83", "#2c3a68"))
