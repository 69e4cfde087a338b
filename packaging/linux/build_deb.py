"""Builds dist/dialdown (the one-folder bundle) and from it dist/dialdown_VERSION_ARCH.deb.

Started by `python3 run.py package`, which gives it an environment with exactly the locked packages
and PyInstaller. Needs objdump (binutils) and dpkg-deb from the system.
"""

import importlib.metadata
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dialdown import __version__

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
DIST = ROOT / "dist"
BUNDLE = DIST / "dialdown"
APP_ID = "org.dialdown.Dialdown"
TOOLS = {"objdump": "binutils", "dpkg-deb": "dpkg"}

# PySide6 and Qt bring no licence text of their own; these are the ones they name.
COMMON_LICENCES = Path("/usr/share/common-licenses")
QT_LICENCES = ("LGPL-3", "GPL-3")
ONLY_BUILDS = {"altgraph", "packaging", "pip", "pyinstaller-hooks-contrib", "setuptools"}

# What Qt loads and the bundle leaves to the system; run.py checks the same list.
DEPENDS = (
    "libc6 (>= 2.34), libgl1, libegl1, libxkbcommon0, libdbus-1-3, libfontconfig1, "
    "libglib2.0-0 | libglib2.0-0t64, libxcb-cursor0, libxkbcommon-x11-0, libxcb-icccm4, "
    "libxcb-keysyms1, libxcb-shape0"
)
CONTROL = """\
Package: dialdown
Version: {version}
Architecture: {architecture}
Maintainer: The Dialdown authors <dialdown@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Section: misc
Priority: optional
Description: private pain diary for people with neuropathy
 A day is noted in under a minute, and a bad day in three keys. Dialdown shows
 what goes with the pain, explains how nerves become too sensitive, and prints
 one page for the doctor. It has no network code: nothing leaves the computer.
"""


def main() -> int:
    """Build both, and print where they are."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if missing:
        print(f"Please install first: apt-get install {' '.join(missing)}", file=sys.stderr)
        return 2
    build_bundle()
    package = build_deb(ROOT / "build" / "deb")
    print(f"{BUNDLE.relative_to(ROOT)}/dialdown\n{package.relative_to(ROOT)}")
    return 0


def build_bundle() -> None:
    """Run PyInstaller, drop symbols, and lay the licence texts of everything inside beside it."""
    spec = ROOT / "packaging" / "pyinstaller" / "dialdown.spec"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")]
    subprocess.run([*command, str(spec)], check=True)
    # Only these: numpy's openblas does not survive it.
    inside = BUNDLE / "_internal"
    for library in [*inside.glob("libpython3*"), *inside.glob("sqlcipher3/*.so")]:
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    copy_licences(BUNDLE / "licenses")


def copy_licences(target: Path) -> None:
    """Copy the licence texts of all that the bundle is made of, one folder each."""
    texts = [("dialdown", ROOT / "LICENSE")]
    texts += [("PySide6 and Qt", COMMON_LICENCES / name) for name in QT_LICENCES]
    texts += [("Python", text) for text in Path(os.__file__).parent.glob("LICENSE.txt")]
    for package in importlib.metadata.distributions():
        for file in package.files or ():
            name = file.name.lower()
            if ".dist-info" in str(file) and name.startswith(("license", "copying", "notice")):
                texts.append((package.name, Path(str(file.locate()))))
    for name, text in texts:
        if name not in ONLY_BUILDS:
            install(text, target / name)


def build_deb(tree: Path) -> Path:
    """Lay the bundle and the desktop files out as they are installed, and pack them."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(BUNDLE, tree / "usr/lib/dialdown", symlinks=True)
    icon = ROOT / "resources" / "icons" / "dialdown.svg"
    install(HERE / f"{APP_ID}.desktop", tree / "usr/share/applications")
    install(HERE / f"{APP_ID}.metainfo.xml", tree / "usr/share/metainfo")
    install(icon, tree / "usr/share/icons/hicolor/scalable/apps", f"{APP_ID}.svg")
    install(ROOT / "LICENSE", tree / "usr/share/doc/dialdown", "copyright")
    install(ROOT / "CHANGELOG.md", tree / "usr/share/doc/dialdown")
    link = tree / "usr/bin/dialdown"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/dialdown/dialdown")
    write_control(tree)
    open_to_readers(tree)
    package = DIST / f"dialdown_{__version__}_{architecture()}.deb"
    command = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(tree), str(package)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def install(source: Path, folder: Path, name: str = "") -> None:
    """Copy a file into a folder that may not be there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))


def write_control(tree: Path) -> None:
    """Write what dpkg must know about the package."""
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file())
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            version=__version__,
            architecture=architecture(),
            kilobytes=size // 1024,
            depends=DEPENDS,
        ),
        encoding="utf-8",
    )


def open_to_readers(tree: Path) -> None:
    """Give every folder 755 and every file 644 or 755, whatever this shell's umask is."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)


def architecture() -> str:
    """Debian's name for this kind of computer."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
