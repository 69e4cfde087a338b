"""What is shipped agrees with itself: versions, names, locked packages."""

import configparser
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import dialdown

REPO = Path(__file__).resolve().parents[1]
LINUX = REPO / "packaging" / "linux"
APP_ID = "org.dialdown.Dialdown"
METAINFO = LINUX / f"{APP_ID}.metainfo.xml"
DESKTOP = LINUX / f"{APP_ID}.desktop"
LOCKS = ("requirements.lock", "requirements-dev.lock", "packaging/requirements.lock")


def locked(name: str) -> dict[str, str]:
    """Package names, as PyPI spells them in lower case, and the versions that a lock file pins."""
    text = (REPO / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def declared() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, by the lock file that must hold it."""
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["passphrase"],
    ]
    groups = project["dependency-groups"]
    wanted = [runtime, runtime + groups["dev"], runtime + groups["package"]]
    return {
        name: [Requirement(line) for line in lines]
        for name, lines in zip(LOCKS, wanted, strict=True)
    }


def test_every_place_names_the_same_version():
    newest = re.search(r"^## (\S+)", (REPO / "CHANGELOG.md").read_text(), re.MULTILINE).group(1)
    release = ET.parse(METAINFO).find("releases/release").get("version")
    assert newest == release == dialdown.__version__


def test_every_place_names_the_same_app():
    component = ET.parse(METAINFO).getroot()
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(DESKTOP)
    assert component.findtext("id") == APP_ID
    assert component.findtext("launchable") == DESKTOP.name
    assert component.findtext("icon") == APP_ID
    assert entry["Desktop Entry"]["Icon"] == APP_ID
    assert entry["Desktop Entry"]["Exec"] == component.findtext("provides/binary") == "dialdown"
    assert f'APP_ID = "{APP_ID}"' in (LINUX / "build_deb.py").read_text()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_what_is_declared(name):
    pins = locked(name)
    for requirement in declared()[name]:
        version = pins.get(requirement.name.lower())
        assert version, f"{requirement.name} is not in {name}"
        assert requirement.specifier.contains(version)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes(name):
    for entry in re.split(r"\n(?=[a-z])", (REPO / name).read_text(encoding="utf-8"))[1:]:
        assert re.match(r"[a-z0-9-]+==[^\n]+\n    --hash=sha256:", entry)


def test_the_lock_files_agree_on_every_version():
    runtime = locked("requirements.lock")
    for name in LOCKS[1:]:
        assert runtime.items() <= locked(name).items()


def test_qt_is_older_than_the_version_that_aborts_on_python_3_11():
    major, minor = locked("requirements.lock")["pyside6-essentials"].split(".")[:2]
    assert (6, 8) <= (int(major), int(minor)) < (6, 12)


def test_the_package_depends_on_what_run_py_looks_for():
    front_door = (REPO / "run.py").read_text(encoding="utf-8")
    libraries = re.findall(r'"lib[^"]+\.so\.\d+": "([^"]+)"', front_door)
    depends = (LINUX / "build_deb.py").read_text(encoding="utf-8")
    assert len(libraries) > 10
    for package in libraries:
        assert package in depends or "wayland" in package


def test_the_icon_is_a_picture_that_qt_can_draw():
    svg = pytest.importorskip("PySide6.QtSvg")
    renderer = svg.QSvgRenderer(str(REPO / "resources" / "icons" / "dialdown.svg"))
    assert renderer.isValid()
    assert renderer.defaultSize().width() == renderer.defaultSize().height()


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("desktop-file-validate", [DESKTOP]),
        ("appstreamcli", ["validate", "--no-net", METAINFO]),
    ],
)
def test_the_desktop_files_are_valid(tool, arguments):
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed here")
    result = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
