"""HTML checked by the W3C's validator (Nu), many pages in one start of Java."""

import json
import subprocess
import tempfile
from pathlib import Path

from tests.verifiers import tools


def errors(pages):
    """The validator's errors for `pages`, a list of (name, html): strings "name:line: message", [] when all is valid.

    Raises RuntimeError when the validator itself does not answer.
    """
    with tempfile.TemporaryDirectory(prefix="vnu-") as folder:
        names = {}
        for number, (name, html) in enumerate(pages):
            path = Path(folder) / f"{number:04}.html"
            path.write_text(html, encoding="utf-8")
            names[path.name] = name
        if not names:
            return []
        done = subprocess.run(
            [tools.java(), "-jar", tools.VNU_JAR, "--format", "json", "--stdout", "--exit-zero-always", folder],
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError) as error:
        raise RuntimeError(f"the HTML validator gave no answer: {done.stderr or done.stdout}") from error
    return [
        f"{names.get(Path(message.get('url', '')).name, '?')}:{message.get('lastLine', '?')}: {message['message']}"
        for message in messages
        if message["type"] != "info"
    ]
