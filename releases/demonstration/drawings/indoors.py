"""The shelves of a library, and a poster."""

import random

from releases.demonstration.drawings.canvas import HEIGHT, WIDTH, Canvas, arc, curve, ground, mix, ridge

SPINES = ("#b5483a", "#d98b4a", "#e7c274", "#6f9a7d", "#33656b", "#2c4569", "#7c5a7e", "#c9b79a", "#8c3b3b", "#4f7f94")


def bibliotheque():
    canvas = Canvas(("#4b3426", "#3a281d"))
    dice = random.Random(14)
    shelf_height = 192
    for row in range(5):
        y = 18 + row * (shelf_height + 6)
        canvas.rectangle(0, y, WIDTH, shelf_height, ("#2b1d15", "#38271c"))
        shelf(canvas, y + shelf_height - 16, dice)
        canvas.rectangle(0, y + shelf_height - 16, WIDTH, 16, ("#9a6b43", "#74492a"))
        canvas.rectangle(0, y + shelf_height, WIDTH, 8, "#1d130d", opacity=0.5)
    for x in (0, 520, 1060, 1576):
        canvas.rectangle(x, 0, 26, HEIGHT, ("#a3744b", "#7b5030"))
        canvas.rectangle(x + 20, 0, 6, HEIGHT, "#5d3b22", opacity=0.8)
    canvas.rectangle(0, 0, WIDTH, 22, ("#a3744b", "#7b5030"))
    ladder(canvas)
    canvas.rectangle(0, 900, WIDTH, 100, ("#7a4f30", "#4d301c"))
    canvas.rectangle(0, 894, WIDTH, 10, "#b98455")
    lamp(canvas, 1330, 896)
    open_book(canvas, 1010, 894)
    canvas.glow(1330, 700, 520, "#ffd98f", 0.45)
    return canvas.image


def shelf(canvas, base, dice):
    x = 6
    while x < WIDTH:
        if dice.random() < 0.07:
            x += dice.randint(22, 60)
            continue
        width, height = dice.randint(17, 44), dice.randint(108, 164)
        spine = dice.choice(SPINES)
        if dice.random() < 0.06:
            lean = dice.randint(16, 34)
            canvas.polygon(
                [(x, base), (x + width, base), (x + width + lean, base - height), (x + lean, base - height)],
                (spine, mix(spine, "#1b120c", 0.3)),
            )
            x += width + lean + 4
            continue
        canvas.rectangle(
            x, base - height, width, height, (mix(spine, "#ffffff", 0.08), mix(spine, "#1b120c", 0.28)), radius=2
        )
        canvas.rectangle(x, base - height, 3, height, "#ffffff", opacity=0.14)
        light = mix(spine, "#fff3d6", 0.65)
        style = dice.randint(0, 3)
        if style == 0:
            canvas.rectangle(x + 3, base - height + 18, width - 6, 4, light)
            canvas.rectangle(x + 3, base - 30, width - 6, 4, light)
        elif style == 1:
            canvas.rectangle(
                x + width * 0.25, base - height + 22, width * 0.5, height * 0.42, light, radius=2, opacity=0.9
            )
        elif style == 2:
            canvas.rectangle(x + width / 2 - 2, base - height + 26, 4, height * 0.5, light, radius=2)
            canvas.circle(x + width / 2, base - 24, 5, light)
        x += width + 1


def ladder(canvas):
    left, right = ((330, -10), (246, 900)), ((434, -10), (350, 900))
    for step in range(1, 11):
        share = step / 11
        y = -10 + 910 * share
        x1, x2 = left[0][0] + (left[1][0] - left[0][0]) * share, right[0][0] + (right[1][0] - right[0][0]) * share
        canvas.line([(x1, y + 5), (x2, y + 5)], 13, "#2b1b10", 0.4)
        canvas.line([(x1, y), (x2, y)], 13, "#d9a86c")
    for rail in (left, right):
        canvas.line([(x + 7, y) for x, y in rail], 15, "#2b1b10", 0.4)
        canvas.line(rail, 15, "#c58f54")


def lamp(canvas, x, base):
    canvas.ellipse(x, base - 4, 84, 15, "#c7a24e")
    canvas.rectangle(x - 6, base - 190, 12, 186, ("#e0bf6c", "#a88336"))
    canvas.polygon([*arc(x, base - 190, 118, 180, 360)], ("#3f7d62", "#2a5a47"))
    canvas.rectangle(x - 118, base - 194, 236, 12, "#e0bf6c", radius=6)
    canvas.ellipse(x, base - 184, 96, 10, "#fff4cf")
    canvas.circle(x, base - 312, 8, "#e0bf6c")


def open_book(canvas, x, base):
    for side in (-1, 1):
        page = [
            (x, base - 8),
            *curve((x, base - 30), (x + side * 70, base - 62), (x + side * 160, base - 34)),
            (x + side * 160, base - 6),
        ]
        canvas.polygon(page, ("#fdf6e3", "#e2d3b3"))
        for row in range(3):
            canvas.line(
                curve(
                    (x + side * 22, base - 27 + row * 7),
                    (x + side * 74, base - 50 + row * 9),
                    (x + side * 140, base - 30 + row * 7),
                ),
                1.6,
                "#9c8b6c",
                0.7,
            )
    canvas.rectangle(x - 168, base - 8, 336, 10, "#8c3b3b", radius=3)


def arobases():
    """Five at signs, each cut out of its own sheet, above a line of mountains."""
    canvas = Canvas(("#f4ead6", "#efe0c4"))
    far = ridge(
        90, [(0, 790), (230, 690), (430, 770), (700, 640), (930, 760), (1180, 670), (1400, 770), (1600, 700)], 1.0
    )
    canvas.polygon(ground(far), "#d9b99a", 0.75)
    middle = ridge(91, [(0, 860), (330, 770), (620, 850), (980, 760), (1300, 860), (1600, 800)], 0.8)
    canvas.polygon(ground(middle), "#a96f5d", 0.85)
    near = ridge(92, [(0, 930), (400, 870), (860, 935), (1250, 880), (1600, 930)], 0.6)
    canvas.polygon(ground(near), "#2d4258")
    sheets = (
        (215, 400, 132, "#2d4258", "#f4ead6"),
        (508, 330, 132, "#c4533b", "#f9e3c3"),
        (800, 290, 148, "#e0a93f", "#2d4258"),
        (1092, 330, 132, "#2f7f86", "#f4ead6"),
        (1385, 400, 132, "#7a4a63", "#f5cfa8"),
    )
    for x, y, radius, paper, ink in sheets:
        canvas.circle(x + 9, y + 13, radius, "#6b5844", 0.22)
        canvas.circle(x, y, radius, paper)
        at_sign(canvas, x, y, radius * 0.62, ink)
    return canvas.image


def at_sign(canvas, x, y, size, ink):
    """The letter a, and the tail that goes round it."""
    width, inner = size * 0.17, size * 0.4
    canvas.ring(x, y, inner + width / 2, width, ink)
    stem = x + inner
    hook = curve(
        (stem, y - inner),
        (stem, y + inner * 0.2),
        (stem, y + inner * 1.05),
        (x + size * 0.98, y + inner * 1.1),
        (x + size, y),
    )
    canvas.line([*hook, *arc(x, y, size, 0, -300)], width, ink)
