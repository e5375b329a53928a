"""Take the picture of a communiqué page that opens the README: the demonstration, served and looked at in Chromium.

.venv/bin/python scripts/picture.py
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.verifiers import live_room, tools  # noqa: E402  (the tree is not installed)

PICTURE = ROOT / "docs" / "images" / "communique.webp"
PAGE = "/communiques/numerique-citoyen-grenoble-labellisee-et-distinguee-par-villes-internet/"
SIZE = {"width": 1280, "height": 1180}


def main():
    with live_room.served() as room, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=flags)
        page = browser.new_page(viewport=SIZE, locale="fr-FR", timezone_id="Europe/Paris")
        page.goto(f"{room.url}{PAGE}", wait_until="networkidle")
        shot = page.screenshot()
        browser.close()
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(shot)).convert("RGB").save(PICTURE, quality=82, method=6)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
