"""Open a page in headless Chromium, run a script in it, and read what it found."""

import base64
import importlib.util
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
)
DARK = "--blink-settings=preferredColorScheme=0"
# Time of the page's clock, not of the wall: it waits for no timer, only for work.
BUDGET = "--virtual-time-budget=60000"


def axe():
    """Return the source of axe-core; skip the test where it is not installed."""
    spec = importlib.util.find_spec("axe_core_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is not installed: pip install axe-core-python")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8") + ";"


def run(html, script, folder, *, width, dark=False):
    """Return the JSON that the async `script` returns in the page; skip the test where there is no Chromium.

    The page is shown in a frame of `width`, since Chromium's windows have a least width. Its policy holds in the
    copy, but for scripts.
    """
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    html = html.replace("default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';")
    found = f"""<script>
    addEventListener("load", async () => {{
      let found;
      try {{ found = await (async () => {{ {script} }})(); }} catch (error) {{ found = {{error: String(error)}}; }}
      parent.document.body.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(found))));
    }});
    </script></body>"""
    (folder / "page.html").write_text(html.replace("</body>", found), encoding="utf-8")
    frame = f'<!DOCTYPE html><body><iframe src="page.html" width="{width}" height="900"></iframe>'
    (folder / "frame.html").write_text(frame, encoding="utf-8")
    command = [CHROMIUM, *FLAGS, BUDGET, *([DARK] if dark else []), "--allow-file-access-from-files"]
    command += [f"--user-data-dir={folder / 'profile'}", "--dump-dom", (folder / "frame.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout
    body = re.search(r"<body>\s*([A-Za-z0-9+/=]+)\s*</body>", shown)
    assert body, f"the page did not answer: {shown[-2000:]}"
    return json.loads(base64.b64decode(body[1]))
