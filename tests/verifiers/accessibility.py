"""Pages checked by axe-core, up to WCAG 2.2 AA, its own good practice included. Nothing found is not yet conformant."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    """What axe refuses in a Playwright page: strings "rule: help, at selector", [] when it finds nothing."""
    results = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {violation['help']}, at {' '.join(map(str, node['target']))}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
