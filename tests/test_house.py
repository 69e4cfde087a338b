"""House rules that no linter knows: who may import what, and what the tests are kept from."""

import ast
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
SOURCE = REPO / "src" / "dialdown"
NETWORK = re.compile(
    r"PySide6\.Qt(Network|WebSockets|WebEngine|HttpServer)|_?socket|_?ssl|socketserver|urllib\.request|http|"
    r"ftplib|smtplib|imaplib|poplib|telnetlib|xmlrpc|webbrowser|requests|httpx|aiohttp"
)
# Who alone may import an outside package; places are paths below src/dialdown.
HOMES = {
    "PySide6": r"ui/|app\.py|cli\.py|commands/|instance\.py|__main__\.py|summary/page",
    "pyqtgraph": r"ui/|app\.py",
    "peewee": r"storage/",
    "playhouse": r"storage/",
    "sqlite3": r"storage/",
    "sqlcipher3": r"storage/",
    "cryptography": r"storage/",
    "numpy": r"insights/|summary/|ui/",
    "appdirs": r"paths\.py",
}


def imported(source: str) -> set[str]:
    """Every module that the code names in an import, also inside functions."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def source_files() -> list[tuple[str, str]]:
    """Place below src/dialdown and text of every module."""
    return [
        (path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    ]


def network_imports(source: str) -> set[str]:
    return {name for name in imported(source) if re.match(rf"({NETWORK.pattern})(\.|$)", name)}


def strangers(place: str, source: str) -> set[str]:
    """Outside packages that the module at `place` imports and may not."""
    roots = {name.split(".")[0] for name in imported(source)}
    return {root for root in roots if root in HOMES and not re.match(HOMES[root], place)}


def test_a40_no_module_imports_network_code():
    found = {place: names for place, text in source_files() if (names := network_imports(text))}
    assert found == {}


def test_outside_packages_stay_in_their_part_of_the_house():
    found = {place: names for place, text in source_files() if (names := strangers(place, text))}
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import urllib.request",
        "from http import client",
        "from PySide6.QtNetwork import QTcpSocket",
        "from PySide6 import QtNetwork",
        "def late():\n    import ssl",
    ],
)
def test_the_network_rule_sees_every_way_to_import(line):
    assert network_imports(line)


def test_the_rules_let_ordinary_imports_pass():
    ordinary = "import html\nfrom PySide6.QtWidgets import QLabel\nimport https_like_name"
    assert network_imports(ordinary) == set()
    assert network_imports("from urllib.parse import quote\nimport urllib.parse") == set()
    assert strangers("ui/window.py", ordinary) == set()
    assert strangers("domain/day.py", "import peewee\nfrom PySide6 import QtCore") == {
        "peewee",
        "PySide6",
    }


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, -1])
def test_a40_network_sockets_are_forbidden_in_tests(family):
    with pytest.raises(AssertionError, match="no network sockets"):
        socket.socket(family)


def test_a40_names_are_not_looked_up_in_tests():
    with pytest.raises(AssertionError, match="no network names"):
        socket.create_connection(("example.org", 80))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets on this system")
def test_local_sockets_still_work():
    with socket.socket(socket.AF_UNIX) as local:
        assert local.family == socket.AF_UNIX


def test_every_test_starts_in_an_empty_home_of_its_own(home, walk_files):
    assert Path.home() == home
    assert walk_files(home) == {}


def test_importing_the_package_does_nothing(home, walk_files):
    code = "import dialdown, sys; print(sorted(m for m in sys.modules if 'PySide6' in m))"
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
    assert walk_files(home) == {}


def test_no_function_is_longer_than_a_screen():
    long = {
        f"{place}:{node.name}"
        for place, text in source_files()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
    }
    assert long == set()
