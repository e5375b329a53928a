"""The communiqués, the oldest first."""

from releases.demonstration.texts import ahead, lately, years_2021_2022, years_2023_2024, years_2025_2026

FIRST = "label-villes-internet"


def pieces(today):
    return [
        *years_2021_2022.PIECES,
        *years_2023_2024.PIECES,
        *years_2025_2026.PIECES,
        *lately.pieces(today),
        *ahead.pieces(today),
    ]
