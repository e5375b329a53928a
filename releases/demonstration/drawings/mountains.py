"""The mountains that close every street of Grenoble."""

import random

from releases.demonstration.drawings.canvas import HEIGHT, WIDTH, Canvas, curve, ground, mix, ridge


def belledonne():
    """The range at dawn, one plan behind the other, and the first lights of the town."""
    canvas = Canvas(("#2c3e66", "#5a648f", "#b98a93", "#f0b48b", "#fbdcae", "#fbe6c2", "#fbe6c2", "#fbe6c2"))
    canvas.glow(1090, 470, 560, "#ffe9bf", 0.95)
    canvas.circle(1090, 452, 46, "#fff6dd")
    plans = (
        ("#d9a690", "#f2cdaa", [(0, 520), (180, 430), (330, 470), (520, 360), (640, 430), (800, 350), (960, 455),
                                (1120, 430), (1300, 370), (1450, 450), (1600, 400)], 1.2),
        ("#a97f8c", "#e0b3a4", [(0, 560), (140, 505), (300, 560), (430, 470), (560, 545), (720, 500), (900, 570),
                                (1080, 520), (1240, 560), (1420, 490), (1600, 545)], 1.1),
        ("#76627f", "#b58f9b", [(0, 610), (220, 575), (420, 640), (640, 580), (860, 655), (1060, 610), (1280, 660),
                                (1460, 600), (1600, 640)], 0.9),
        ("#4b4a6b", "#7d6d88", [(0, 690), (200, 660), (470, 735), (760, 690), (1010, 755), (1250, 700),
                                (1600, 745)], 0.7),
        ("#2a3150", "#434565", [(0, 770), (260, 790), (540, 765), (800, 825), (1120, 790), (1380, 830),
                                (1600, 800)], 0.5),
    )  # fmt: skip
    for number, (top, bottom, peaks, roughness) in enumerate(plans):
        line = ridge(41 + number, peaks, roughness)
        canvas.polygon(ground(line), (top, mix(top, bottom, 0.6), bottom, bottom))
        if number == 0:
            snow(canvas, line, "#fbe3cf", 0.75)
    canvas.polygon(ground([(0, 905), *curve((0, 905), (500, 850), (1000, 935), (1600, 880))]), ("#1b2140", "#141a33"))
    dice = random.Random(5)
    for _ in range(260):
        x = dice.gauss(WIDTH * 0.42, WIDTH * 0.27)
        y = dice.triangular(905, 992, 960)
        canvas.circle(x, y, dice.choice((1.4, 1.8, 2.4)), dice.choice(("#ffd98f", "#ffe9bd", "#f6b56b")), 0.85)
    return canvas.image


def snow(canvas, line, fill, opacity=1.0, depth=46):
    """Snow under the highest parts of a ridge, in tongues."""
    top = min(y for _, y in line)
    dice = random.Random(len(line))
    high = [(x, y) for x, y in line]
    below = []
    for x, y in reversed(high):
        reach = max(0.0, 1 - (y - top) / 95)
        below.append((x, y + reach * depth * dice.uniform(0.25, 1.0)))
    canvas.polygon([*high, *below], fill, opacity)


def bastille():
    """The round cabins of the cable car above the Isère, up to the fort."""
    canvas = Canvas(("#7fb2cf", "#b5d5dd", "#e9eee0", "#f6efdc"))
    canvas.glow(300, 240, 420, "#fffbe8", 0.8)
    far = ridge(
        8, [(0, 470), (170, 380), (340, 450), (520, 330), (700, 430), (900, 360), (1150, 470), (1600, 420)], 1.0
    )
    canvas.polygon(ground(far), ("#9dbccb", "#d3dfda"))
    snow(canvas, far, "#f4f6f1", 0.9)
    middle = ridge(12, [(0, 560), (220, 500), (480, 590), (700, 540), (900, 600), (1600, 520)], 0.8)
    canvas.polygon(ground(middle), ("#7b9fa6", "#b9cdc4"))
    # The hill, its terraces and the fort.
    hill = ridge(
        23, [(560, 790), (720, 640), (860, 520), (985, 400), (1080, 300), (1180, 262), (1420, 258), (1600, 205)], 0.35
    )
    canvas.polygon(ground(hill), ("#4f7a67", "#355a52"))
    shade = ridge(31, [(1180, 262), (1230, 380), (1330, 520), (1370, 640), (1480, 790)], 0.5)
    canvas.polygon([*shade, (1600, 790), (1600, 205), (1420, 258)], ("#3f6a5c", "#2c4d48"), 0.8)
    cliff = ridge(7, [(985, 400), (1040, 430), (1110, 505), (1180, 520), (1240, 470)], 0.9)
    canvas.polygon([*cliff, (1190, 400), (1120, 345), (1080, 300)], ("#d9cdb3", "#a99f8b"), 0.9)
    fort(canvas)
    quay(canvas)
    cabins(canvas)
    return canvas.image


def fort(canvas):
    wall, shade, roof = ("#efe3c8", "#d8c8a6"), "#b8a785", "#8c7b62"
    canvas.polygon([(1060, 330), (1090, 268), (1190, 250), (1420, 250), (1470, 292), (1470, 330), (1300, 338)], wall)
    canvas.polygon([(1300, 338), (1300, 262), (1420, 250), (1470, 292), (1470, 330)], shade, 0.6)
    canvas.rectangle(1185, 206, 150, 60, wall)
    canvas.polygon([(1178, 208), (1342, 208), (1326, 192), (1194, 192)], roof)
    for x in range(1202, 1330, 26):
        canvas.rectangle(x, 222, 9, 20, "#6d6350", radius=4)
    for x in range(1100, 1290, 32):
        canvas.rectangle(x, 286, 12, 18, "#a08f70", radius=6)
    for step in range(4):
        y = 380 + step * 70
        canvas.line(
            curve((1010 - step * 70, y), (1180 - step * 40, y - 26), (1370 + step * 20, y + 30)), 7, "#cdbb96", 0.75
        )
    canvas.line([(1260, 192), (1260, 140)], 3, "#6d6350")
    canvas.polygon([(1262, 142), (1306, 150), (1262, 162)], "#c8553d")


def quay(canvas):
    """The river and, across it, the fronts of the old town."""
    canvas.polygon([(0, 790), (WIDTH, 790), (WIDTH, HEIGHT), (0, HEIGHT)], ("#6f9fa2", "#33636f"))
    dice = random.Random(17)
    colours = ("#e9c9a1", "#d99f7c", "#f0dfc0", "#c98f73", "#e4b48d", "#f2e6cf", "#d7b48a")
    x = -20
    while x < WIDTH:
        width = dice.randint(58, 104)
        height = dice.randint(98, 190)
        colour = dice.choice(colours)
        y = 770 - height
        canvas.rectangle(x, y, width + 1, height, (colour, mix(colour, "#7a5a48", 0.14)))
        canvas.polygon(
            [(x - 3, y), (x + width + 4, y), (x + width - 8, y - 18), (x + 9, y - 18)],
            dice.choice(("#a5563f", "#8d4a3a", "#b4654a")),
        )
        columns = max(2, width // 26)
        gap = width / columns
        for row in range(int((height - 34) // 34)):
            for column in range(columns):
                canvas.rectangle(
                    x + gap * column + gap / 2 - 5, y + 14 + row * 34, 10, 18, mix(colour, "#41525c", 0.62), radius=1
                )
        x += width
    canvas.rectangle(0, 768, WIDTH, 30, ("#b7aa92", "#8d836f"))
    canvas.rectangle(0, 766, WIDTH, 6, "#d7cbb3")
    for _ in range(120):
        x, y = dice.uniform(-60, WIDTH), dice.uniform(812, HEIGHT)
        width = dice.uniform(30, 150) * (y - 740) / 200
        canvas.line([(x, y), (x + width, y)], 2.4, dice.choice(("#dcebe4", "#a9cdca", "#f2e4c8")), 0.34)


def cabins(canvas):
    """Two cables, five round cabins: four that go together, one that comes down."""
    up = curve((-40, 700), (520, 560), (1200, 232))
    down = curve((-40, 724), (540, 590), (1206, 246))
    for cable in (up, down):
        canvas.line(cable, 2.2, "#33424c", 0.9)
    for position in (8.3, 9.75, 11.2, 12.65, 14.1):
        bubble(canvas, *on_cable(up, position), 31)
    for position in (17.9, 18.75, 19.6):
        bubble(canvas, *on_cable(down, position), 17)


def on_cable(points, position):
    (x1, y1), (x2, y2) = points[int(position)], points[int(position) + 1]
    share = position % 1
    return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


def bubble(canvas, x, y, radius):
    canvas.line([(x, y), (x, y + radius * 0.55)], radius / 8, "#33424c")
    canvas.circle(x, y, radius / 7, "#33424c")
    centre = y + radius * 1.5
    canvas.circle(x, centre, radius, "#2f4552")
    canvas.circle(x, centre, radius * 0.93, ("#d9eef2", "#6fa3b4"))
    canvas.polygon(
        [
            *curve(
                (x - radius * 0.92, centre + radius * 0.12),
                (x, centre + radius * 0.3),
                (x + radius * 0.92, centre + radius * 0.12),
            ),
            *curve(
                (x + radius * 0.92, centre + radius * 0.12),
                (x + radius * 0.6, centre + radius * 1.12),
                (x - radius * 0.6, centre + radius * 1.12),
                (x - radius * 0.92, centre + radius * 0.12),
            ),
        ],
        ("#d8583f", "#a93d2b"),
    )
    canvas.line([(x, centre - radius * 0.92), (x, centre + radius * 0.8)], radius / 13, "#2f4552")
    canvas.line(
        curve(
            (x - radius * 0.6, centre - radius * 0.35),
            (x - radius * 0.45, centre - radius * 0.7),
            (x - radius * 0.1, centre - radius * 0.78),
        ),
        radius / 9,
        "#ffffff",
        0.8,
    )
