"""No page reaches for a network, or loads what could.

peewee loads Python's plain `socket`, so the use of it is watched here. The rest of the suite
forbids network sockets (tests/conftest.py) and imports of what could open one (test_house.py);
benchmarks/network.py watches the system calls.
"""

import subprocess
import sys

EVERYTHING = """
import sys
sys.addaudithook(lambda what, _about: what.startswith("socket.") and print("used:", what))
from datetime import date
from pathlib import Path
from dialdown import app, cli
from dialdown.demo import create_demo
from dialdown.settings import Settings
from dialdown.ui.main_window import MainWindow
from dialdown.ui.dialogs import Dialogs
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

qt = app.make_application()
diary = create_demo(Path(sys.argv[1]), 30)
theme = Theme(qt, "light")
window = MainWindow(Session(diary, app.wall_clock), theme, Settings(), lambda: "")
window.show()
for tab in range(3):
    window.show_tab(tab)
    qt.processEvents()
window.show_article("when-to-get-help")
shown = []
Dialogs._show = lambda self, dialog: (dialog.show(), qt.processEvents(), shown.append(dialog))
for _words, do in window.dialogs.commands():
    do()
window.dialogs.spread()
window.dialogs.year(date.today())
window.dialogs.summary()
for name in ("page.pdf", "page.html", "records.json"):
    shown[-1].outputs.save_to(Path(sys.argv[1]) / name)
    assert (Path(sys.argv[1]) / name).exists()
assert len(window._pages) == 3 and len(shown) >= 8
import dialdown.commands.telling, dialdown.commands.transfer, dialdown.commands.care
print("\\n".join(sorted(sys.modules)))
for line in open("/proc/self/maps") if sys.platform == "linux" else ():
    print(line.rsplit("/")[-1].strip())
"""
FORBIDDEN = (
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
    "PySide6.QtWebEngineCore", "urllib.request", "http.client", "http.server", "ftplib", "smtplib",
    "imaplib", "poplib", "xmlrpc", "webbrowser", "requests", "asyncio", "ssl", "_ssl",
)  # fmt: skip


def test_a40_after_opening_every_page_nothing_for_a_network_is_loaded(tmp_path) -> None:
    command = [sys.executable, "-c", EVERYTHING, str(tmp_path / "demo")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=55, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.splitlines())
    assert {"PySide6.QtWidgets", "pyqtgraph", "peewee"} <= loaded, "nothing was opened"
    assert loaded & set(FORBIDDEN) == set()
    assert {name for name in loaded if name.startswith(("libssl", "libQt6Network"))} == set()
    assert {name for name in loaded if name.startswith("used:")} == set()
