"""The demonstration room: people, labels, texts and drawings made for it, and their way in through `releases.actions`.

Everyone in it is invented, and named so that it shows (Exemple, Maquette, Gabarit…), but for those whom the city's
communiqué of 4 February 2021 names; every figure is invented too.
"""

from releases.demonstration.loading import load

__all__ = ["load"]
