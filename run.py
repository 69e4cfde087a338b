#!/usr/bin/env python3
"""Sets Dialdown up in the folder .venv beside this file, then starts it.

python3 run.py              opens the window
python3 run.py ARGS...      runs a command, for example: python3 run.py demo
python3 run.py test         runs every check of the project
python3 run.py package      builds the Linux bundle and .deb into dist/

What is installed, to the hash, stands in the lock files. A stamp inside .venv says that a set-up
came to its end; while it fits, nothing but the start happens. Only the standard library is used,
and only syntax that Python 3.6 can read, so that an old Python gets a sentence, not a traceback.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        f"Dialdown needs Python 3.11 or newer, and this is {sys.version.split()[0]}.\n"
    )
    sys.exit(2)

import ctypes
import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"  # holds all of RUN_LOCK too
PACKAGE_LOCK = ROOT / "packaging" / "requirements.lock"

TOO_NEW_PYTHON = (3, 15)  # the locked PySide6 has no wheel for it
NEEDED_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}  # as the locked PySide6 wheels are tagged

# What Qt loads from the system, and the Debian package that brings it.
DRAWING_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")

# What pip says when it gives up, looked for in this order, and what the person reads.
PIP_TROUBLE = (
    (
        "DO NOT MATCH THE HASHES",
        "A downloaded package is not the expected one; none was installed.",
    ),
    ("No space left", "The disk is full; setting up needs about one gigabyte."),
    (
        r"Connection|NameResolution|Max retries|Proxy|SSLError|Retrying \(|timed out",
        "Setting up needs the internet this once, and it could not be reached.",
    ),
    ("No matching distribution", "There is no ready-made package for this computer or Python."),
)

CHECKS = (
    ("format", ("-m", "ruff", "format", "--check")),
    ("lint", ("-m", "ruff", "check")),
    ("types", ("-m", "mypy")),
    ("imports", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    ("tests", ("-m", "pytest", "-n", "auto", "--dist", "worksteal")),
)


class Stop(Exception):  # noqa: N818  (not a fault of the program)
    """The start cannot go on; the text is the one sentence that the person reads."""


def main(args: Sequence[str]) -> int:
    """Do what the arguments say; gives the exit code. On POSIX a normal start does not return."""
    try:
        if args[:1] == ["test"]:
            return run_checks(args[1:])
        if args[:1] == ["package"]:
            return build_package(args[1:])
        return start(args)
    except (Stop, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def start(args: Sequence[str]) -> int:
    """Set up if needed, then become the app."""
    check_system(VENV, window=opens_window(args))
    python = ensure_environment(VENV, RUN_LOCK, TEST_LOCK)
    command = [str(python), "-P", "-m", "dialdown", *args]
    sys.stdout.flush()
    if os.name != "nt":  # there, exec would give the prompt back while the app still runs
        os.execve(python, command, clean_environment())
    return subprocess.call(command, env=clean_environment())


def run_checks(pytest_args: Sequence[str]) -> int:
    """Run every check, each to its end, and say in one line each how it went."""
    check_system(VENV)
    python = ensure_environment(VENV, TEST_LOCK)
    results = []
    for name, command in CHECKS:
        print(f"\n== {name}", flush=True)
        extra = pytest_args if name == "tests" else ()
        code = subprocess.call([str(python), *command, *extra], cwd=ROOT, env=clean_environment())
        results.append((name, code))
    print()
    for name, code in results:
        print(f"{name}: {'ok' if code == 0 else 'FAILED'}")
    return int(any(code for _, code in results))


def build_package(args: Sequence[str]) -> int:
    """Build the bundle and the .deb with tools from an environment of their own."""
    if sys.platform != "linux":
        raise Stop("Packages are built on Linux only so far.")
    folder = ROOT / "build" / "packaging-venv"
    check_system(folder)
    python = ensure_environment(folder, PACKAGE_LOCK)
    script = ROOT / "packaging" / "linux" / "build_deb.py"
    return subprocess.call([str(python), str(script), *args], cwd=ROOT, env=clean_environment())


def opens_window(args: Sequence[str]) -> bool:
    """Whether these arguments of dialdown lead to a window: no command, or demo."""
    if {"-h", "--help", "--version", "--no-window"} & set(args):
        return False
    words = [
        word
        for before, word in zip(["", *args], args, strict=False)
        if not word.startswith("-") and before != "--data-dir"
    ]
    return not words or words[0] == "demo"


# --- what the system must have


def check_system(folder: Path, *, window: bool = False) -> None:
    """Stop with a sentence if Dialdown could not start from the environment in `folder`.

    As root on Debian and its kin, what is missing is installed instead.
    """
    fresh = not was_finished(folder)
    if fresh:
        check_computer()
    needed = needed_libraries(window)
    missing = missing_parts(needed, fresh)
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        install_packages(missing)
        missing = missing_parts(needed, fresh)
    if missing:
        raise Stop(missing_sentence(missing))
    if "libxcb-cursor.so.0" in needed and not display_answers():
        raise Stop(f"The screen {os.environ['DISPLAY']} does not answer, so no window can open.")


def needed_libraries(window: bool) -> dict[str, str]:
    """What Qt will load from this system; stops if a window is wanted and there is no screen."""
    if sys.platform != "linux":
        return {}
    if not window or os.environ.get("QT_QPA_PLATFORM"):
        return DRAWING_LIBRARIES
    if os.environ.get("DISPLAY"):
        return {**DRAWING_LIBRARIES, **X11_LIBRARIES}
    if os.environ.get("WAYLAND_DISPLAY"):
        return {**DRAWING_LIBRARIES, **WAYLAND_LIBRARIES}
    raise Stop(
        "No screen was found to open a window on; commands such as "
        "'python3 run.py export diary.csv' work without one."
    )


def missing_parts(needed: dict[str, str], fresh: bool) -> dict[str, str]:
    """Libraries that cannot be loaded and, for a fresh set-up, venv; with their packages."""
    missing = {}
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    importlib.invalidate_caches()
    if fresh and not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        missing["Python's venv module"] = "python{}.{}-venv".format(*sys.version_info)
    return missing


def install_packages(missing: dict[str, str]) -> None:
    """Install Debian packages; whether it worked is seen by looking for the libraries again."""
    print("Installing what is missing from the system.", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (("apt-get", "update"), (*APT_INSTALL, *missing.values())):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def missing_sentence(missing: dict[str, str]) -> str:
    """What to type, or to look for, so that nothing is missing."""
    if shutil.which("apt-get"):
        line = " ".join(["sudo", *APT_INSTALL, *missing.values()])
        return f"Some parts of the system are missing; type this, then start again: {line}"
    return f"Please install with your package manager, then start again: {', '.join(missing)}"


def display_answers() -> bool:
    """Whether the X server named by DISPLAY takes a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def check_computer() -> None:
    """Stop with a sentence where set-up cannot work, before anything is downloaded."""
    if sys.version_info >= TOO_NEW_PYTHON:
        raise Stop(f"Python {platform.python_version()} is too new; use Python 3.11 to 3.14.")
    if sys.maxsize < 2**32:
        raise Stop("This is a 32-bit Python; please install a 64-bit one.")
    if sys.platform == "linux":
        check_c_library(platform.machine(), *platform.libc_ver())


def check_c_library(machine: str, library: str, version: str) -> None:
    """Stop with a sentence where the ready-made Qt has nothing for this Linux."""
    if machine not in NEEDED_GLIBC:
        raise Stop(f"Dialdown runs on 64-bit Intel, AMD and ARM computers, and this is {machine}.")
    if library != "glibc":
        raise Stop("This Linux has no glibc, and the ready-made Qt needs it.")
    if tuple(map(int, version.split(".")[:2])) < NEEDED_GLIBC[machine]:
        needed = ".".join(map(str, NEEDED_GLIBC[machine]))
        raise Stop(f"This Linux is too old: it has glibc {version}, and Qt needs {needed}.")


# --- the environment


def ensure_environment(folder: Path, lock: Path, *larger: Path) -> Path:
    """The Python of an environment that holds `lock`; it is set up only if that has to be.

    A finished set-up of one of the `larger` lock files serves as well.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists() or not any(is_ready(folder, each) for each in (lock, *larger)):
        set_up(folder, lock, python)
    return python


def interpreter() -> bytes:
    """What an environment is bound to: it breaks when this Python is replaced by another."""
    version = "{}.{}".format(*sys.version_info)
    return f"{sys.implementation.name} {version} {sys.base_prefix}\n".encode()


def stamp_content(lock: Path) -> bytes:
    """What the stamp of `lock` holds when nothing has changed since it was written."""
    pins = lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return interpreter() + hashlib.sha256(pins).hexdigest().encode()


def is_ready(folder: Path, lock: Path) -> bool:
    """Whether the last set-up from `lock` was finished and is still the right one."""
    stamp = folder / f"ready-{lock.stem}"
    return stamp.is_file() and stamp.read_bytes() == stamp_content(lock)


def was_finished(folder: Path) -> bool:
    """Whether some set-up with this Python came to its end; if so, it can be updated in place."""
    return any(each.read_bytes().startswith(interpreter()) for each in folder.glob("ready-*"))


def set_up(folder: Path, lock: Path, python: Path) -> None:
    """Install what `lock` pins; from an empty environment unless a finished one can be updated."""
    print("Setting up. This needs the internet and takes a minute or two.", flush=True)
    update = was_finished(folder) and python.exists()
    for stamp in list(folder.glob("ready-*")):  # an interruption from here on means starting over
        stamp.unlink()
    if not update:
        create_environment(folder)
    install(python, lock)
    # A path relative to its own place: moving the whole project breaks nothing.
    packages = next(folder.glob("[Ll]ib/**/site-packages"))
    source = os.path.relpath(ROOT / "src", packages)
    packages.joinpath("dialdown.pth").write_text(source + "\n", encoding="utf-8")
    folder.joinpath(f"ready-{lock.stem}").write_bytes(stamp_content(lock))


def create_environment(folder: Path) -> None:
    """An empty environment with pip; whatever lay in the folder is gone."""
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    result = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if result.returncode:
        raise Stop(f"The folder {folder} could not be set up: {last_line(result.stdout)}")


def install(python: Path, lock: Path) -> None:
    """Install the pinned wheels, each checked against its hash; nothing is built here."""
    command = [str(python), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"]
    command += ["--no-input", "--disable-pip-version-check", "--retries=2", "-r", str(lock)]
    if not sys.stdout.isatty():
        command.append("--quiet")
    result = subprocess.run(
        command, env=clean_environment(), stderr=subprocess.PIPE, text=True, check=False
    )
    if result.returncode:
        causes = (sentence for words, sentence in PIP_TROUBLE if re.search(words, result.stderr))
        raise Stop(next(causes, f"Setting up did not work: {last_line(result.stderr)}"))


def last_line(text: str) -> str:
    """The last thing that a command said."""
    return text.strip().rpartition("\n")[2] or "no reason was given"


def clean_environment() -> dict[str, str]:
    """The variables for what is started: nothing may lead past what the lock file pins."""
    leading_astray = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    return {name: value for name, value in os.environ.items() if name not in leading_astray}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
