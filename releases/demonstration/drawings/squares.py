"""Squares: bicycles at their stands, a fountain."""

import math
import random

from releases.demonstration.drawings.canvas import HEIGHT, WIDTH, Canvas, arc, curve, ground, ridge
from releases.demonstration.drawings.mountains import snow
from releases.demonstration.drawings.streets import fronts, plane_tree


def velos():
    canvas = Canvas(("#f3ead7", "#f0e2c8"))
    canvas.rectangle(0, 0, WIDTH, 420, ("#c5dde2", "#e6eee4", "#f5eeda"))
    line = ridge(
        52, [(0, 300), (200, 210), (430, 290), (640, 150), (860, 280), (1100, 190), (1350, 290), (1600, 220)], 1.0
    )
    canvas.polygon(ground(line, 470), ("#8fb0ba", "#c4d4cf"))
    snow(canvas, line, "#f7f7f1", 0.9)
    nearer = ridge(53, [(0, 390), (350, 330), (700, 400), (1100, 340), (1600, 395)], 0.8)
    canvas.polygon(ground(nearer, 470), ("#6d9487", "#93b29b"))
    canvas.rectangle(0, 430, WIDTH, 380, ("#efdfc2", "#e3cda8"))
    canvas.rectangle(0, 424, WIDTH, 18, ("#d8be95", "#c9ad82"))
    dice = random.Random(4)
    for row in range(6):
        for column in range(-1, 12):
            if dice.random() < 0.3:
                canvas.rectangle(
                    column * 150 + (row % 2) * 75 + 8, 462 + row * 56, 128, 42, "#d9c199", radius=4, opacity=0.45
                )
    canvas.rectangle(0, 800, WIDTH, 200, ("#b6b0a3", "#918c82"))
    canvas.rectangle(0, 796, WIDTH, 8, "#d9d2c2")
    for x, frame, seat in ((330, "#c4533b", "#3b2a22"), (810, "#2d7f8f", "#2c2620"), (1285, "#d99a2b", "#3b2a22")):
        canvas.ellipse(x, 905, 250, 16, "#4a4740", 0.28)
        stand = [
            (x - 96, 905),
            (x - 96, 640),
            *arc(x - 60, 640, 36, 180, 270),
            *arc(x + 60, 640, 36, 270, 360),
            (x + 96, 905),
        ]
        canvas.line(stand, 13, "#8b9398")
        bicycle(canvas, x, 900, frame, seat)
    return canvas.image


def bicycle(canvas, x, base, frame, seat):
    radius = 112
    rear, front, pedals = (x - 158, base - radius), (x + 158, base - radius), (x - 30, base - 96)
    saddle, head = (x - 72, base - 268), (x + 100, base - 262)
    for wheel_x, wheel_y in (rear, front):
        canvas.ring(wheel_x, wheel_y, radius, 10, "#33302d")
        canvas.ring(wheel_x, wheel_y, radius - 11, 3, "#a8aaa8")
        for spoke in range(18):
            angle = math.tau * spoke / 18
            canvas.line(
                [(wheel_x, wheel_y), (wheel_x + math.cos(angle) * 100, wheel_y + math.sin(angle) * 100)],
                1.2,
                "#6e706e",
                0.7,
            )
        canvas.circle(wheel_x, wheel_y, 10, "#5a5c5a")
    for wheel_x, wheel_y in (rear, front):
        canvas.line(arc(wheel_x, wheel_y, radius + 13, 200, 320), 7, frame)
    for one, other, width in (
        (rear, pedals, 9),
        (rear, saddle, 8),
        (pedals, saddle, 11),
        (pedals, (x + 108, base - 232), 13),
        ((x - 66, base - 250), head, 12),
    ):
        canvas.line([one, other], width, frame)
    canvas.line([(x + 94, base - 290), (x + 112, base - 210), front], 11, frame)
    canvas.line([(x - 70, base - 262), (x - 80, base - 300)], 8, "#9aa0a0")
    canvas.line(curve((x - 122, base - 306), (x - 84, base - 316), (x - 40, base - 302)), 17, seat)
    canvas.line([(x + 95, base - 288), (x + 88, base - 322)], 8, "#9aa0a0")
    canvas.line(curve((x + 88, base - 322), (x + 128, base - 342), (x + 132, base - 306)), 9, "#3f3b38")
    canvas.line([(x + 86, base - 323), (x + 64, base - 316)], 10, seat)
    canvas.ring(pedals[0], pedals[1], 27, 7, "#4a4845")
    canvas.line([(pedals[0], pedals[1] + 26), (rear[0], rear[1] + 14)], 3, "#4a4845")
    canvas.line([(pedals[0], pedals[1] - 26), (rear[0], rear[1] - 13)], 3, "#4a4845")
    canvas.line([(pedals[0] - 14, pedals[1] - 44), (pedals[0] + 15, pedals[1] + 45)], 7, "#6a6864")
    for side in (-1, 1):
        canvas.line(
            [(pedals[0] + side * 15 - 16, pedals[1] + side * 46), (pedals[0] + side * 15 + 16, pedals[1] + side * 46)],
            8,
            "#33302d",
        )
    canvas.polygon(
        [(x + 108, base - 258), (x + 196, base - 258), (x + 184, base - 200), (x + 120, base - 200)],
        ("#b98d58", "#96703f"),
    )
    for band in (1, 2, 3):
        canvas.line(
            [(x + 110 + band, base - 258 + band * 14), (x + 194 - band * 2, base - 258 + band * 14)],
            2.4,
            "#7c5a31",
            0.8,
        )


def fontaine():
    canvas = Canvas(("#a9cfdf", "#d8e8e2", "#f6efdb"))
    line = ridge(66, [(0, 330), (300, 230), (560, 320), (800, 210), (1050, 300), (1300, 240), (1600, 330)], 0.9)
    canvas.polygon(ground(line, 560), ("#9db9c4", "#d3ddd6"))
    snow(canvas, line, "#f5f5ef", 0.9)
    fronts(canvas, 44, 650, (230, 330), ("#edd3b0", "#e2b592", "#f3e5cb", "#d8a88a", "#ead9c6"), ("#a0583f", "#8d4f3c"))
    canvas.polygon([(0, 645), (WIDTH, 645), (WIDTH, HEIGHT), (0, HEIGHT)], ("#e6dcc6", "#cdbfa4"))
    dice = random.Random(3)
    for row in range(9):
        y = 652 + row * row * 4.4
        canvas.line([(0, y), (WIDTH, y)], 1.4, "#b7a88b", 0.5)
    for step in range(-14, 31):
        canvas.line([(800 + (step - 8) * 62, 645), (800 + (step - 8) * 190, HEIGHT)], 1.3, "#b7a88b", 0.4)
    canvas.ellipse(800, 862, 470, 96, "#8f8266", 0.25)
    for x in (250, 1350):
        canvas.ellipse(x, 800, 120, 20, "#7f9a62")
        plane_tree(canvas, x, 800, random.Random(x + 9), scale=1.15)
    basin(canvas)
    jets(canvas, dice)
    for x in (470, 1130):
        bench(canvas, x, 930)
    return canvas.image


def basin(canvas):
    canvas.polygon([*arc(800, 850, 400, 0, 180), (400, 800), (1200, 800)], ("#d7cbb2", "#a6987c"))
    canvas.rectangle(400, 790, 800, 60, ("#e2d8c2", "#c9bb9f"))
    canvas.ellipse(800, 850, 400, 78, ("#c9bb9f", "#a89a7e"))
    canvas.rectangle(400, 790, 800, 60, ("#ded3bb", "#c4b697"))
    canvas.ellipse(800, 790, 412, 82, "#efe6d2")
    canvas.ellipse(800, 790, 384, 70, ("#5fa3b0", "#8fc7cc", "#a9d6d6"))
    canvas.polygon([(772, 800), (828, 800), (816, 600), (784, 600)], ("#e6dcc6", "#b9ab8f"))
    canvas.ellipse(800, 802, 54, 13, "#cfc2a6")
    canvas.polygon([*arc(800, 596, 150, 0, 180), (650, 596)], ("#d8ccb2", "#b3a588"))
    canvas.rectangle(640, 640, 320, 130, "#d8e8e2", opacity=0)
    canvas.ellipse(800, 596, 158, 28, "#efe6d2")
    canvas.ellipse(800, 596, 142, 22, ("#6fb0ba", "#a3d3d4"))
    canvas.polygon([(788, 596), (812, 596), (808, 520), (792, 520)], "#cfc2a6")


def jets(canvas, dice):
    for reach, height in ((0, 190), (26, 165), (-26, 165), (58, 120), (-58, 120)):
        canvas.line(curve((800, 520), (800 + reach, 520 - height), (800 + reach * 1.9, 592)), 4.5, "#ffffff", 0.62)
    for side in (-1, 1):
        for spread in (0, 1, 2, 3):
            start = 800 + side * (132 - spread * 12)
            canvas.line(
                curve(
                    (start, 604),
                    (start + side * (70 - spread * 16), 640),
                    (start + side * (88 - spread * 20), 784 + spread * 4),
                ),
                3.2,
                "#ffffff",
                0.5,
            )
    for _ in range(90):
        canvas.circle(800 + dice.gauss(0, 120), dice.uniform(380, 790), dice.uniform(1.2, 3.2), "#ffffff", 0.7)
    for ring in range(5):
        canvas.ellipse(800 + dice.uniform(-220, 220), 796 + dice.uniform(-24, 24), 40 + ring * 9, 5, "#ffffff", 0.25)


def bench(canvas, x, base):
    canvas.ellipse(x, base + 4, 120, 10, "#8f8266", 0.3)
    for leg in (-80, 80):
        canvas.line([(x + leg, base), (x + leg, base - 48)], 8, "#3f4a4a")
    for plank in (0, 14):
        canvas.rectangle(x - 110, base - 62 + plank, 220, 10, ("#a2764a", "#855d37"), radius=3)
    canvas.rectangle(x - 110, base - 104, 220, 11, ("#a2764a", "#855d37"), radius=3)
    canvas.rectangle(x - 110, base - 88, 220, 11, ("#a2764a", "#855d37"), radius=3)
