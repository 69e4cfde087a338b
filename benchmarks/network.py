"""Does the program ever reach for a network? Linux, with strace: python benchmarks/network.py

The real program is driven through every page, dialog and file that it writes (tests/privacy/
typist.py) while strace notes each network system call: without a screen, and in an X server of its
own where Xvfb is installed. A socket of the families AF_INET or AF_INET6 must never appear. As a
control, a socket that Python opens must be seen. Then a part of the test suite runs where there is
no network at all (an empty network namespace, which only root can make).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
TYPIST = REPO / "tests" / "privacy" / "typist.py"
SUITE = ["tests/app", "tests/privacy", "tests/cli", "tests/exchange"]
CONTROL = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
FAMILIES = ("AF_INET6", "AF_INET", "AF_NETLINK", "AF_UNIX")


def traced(command: list[str], env: dict[str, str], log: Path) -> Counter[str]:
    """Network system calls of a command and its children, by family. Raises if it fails."""
    watched = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), *command]
    subprocess.run(watched, env=env, input="\n\n", text=True, check=True, capture_output=True)
    counted: Counter[str] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        counted[next((family for family in FAMILIES if family in line), "others")] += 1
    return counted


def through_everything(platform: str, folder: Path) -> Counter[str]:
    """The program on one of Qt's platforms; xcb gets an X server of its own."""
    data, out, home = folder / "data", folder / "out", folder / "home"
    for place in (out, home / "run"):
        place.mkdir(parents=True)
    env = os.environ | {
        "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(REPO / "src"), "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"), "TZ": "UTC",
    }  # fmt: skip
    (home / "run").chmod(0o700)
    make = "import sys, pathlib; from dialdown.storage import create_diary as c; "
    make += "c(pathlib.Path(sys.argv[1]) / 'diary.db').close()"
    subprocess.run([sys.executable, "-c", make, str(data)], env=env, check=True)
    command = [sys.executable, str(TYPIST), str(data), str(out), str(folder / "report.json")]
    counted = traced(command, env, folder / "strace.log") if platform == "offscreen" else traced(
        ["xvfb-run", "-a", *command], env, folder / "strace.log"
    )  # fmt: skip
    assert (out / "summary.pdf").exists()
    return counted


def without_a_network(suite: list[str]) -> bool:
    """A part of the suite in an empty network namespace; True if it passes."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [
        "unshare",
        "-n",
        "--",
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run([*command, *suite], cwd=REPO, env=env, capture_output=True, text=True)
    print(f"  {done.stdout.strip().splitlines()[-1]}")
    return done.returncode == 0


def main() -> int:
    """Print what was seen; 1 if a network was reached for, 2 if it cannot be watched here."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--no-suite", action="store_true", help="leave out the namespace")
    suite = not asked.parse_args().no_suite
    if not shutil.which("strace"):
        print("strace is not installed, so system calls cannot be watched.")
        return 2
    good = True
    with tempfile.TemporaryDirectory() as name:
        seen = traced([sys.executable, "-c", CONTROL], dict(os.environ), Path(name) / "control.log")
        print(f"control, a socket that Python opens: {dict(seen)}")
        good &= seen["AF_INET"] > 0
        for platform in ("offscreen", "xcb"):
            if platform == "xcb" and not shutil.which("xvfb-run"):
                print("xcb: left out, Xvfb is not installed")
                continue
            seen = through_everything(platform, Path(name) / platform)
            reached = seen["AF_INET"] + seen["AF_INET6"]
            print(f"{platform}: {reached} network system calls; of all kinds: {dict(seen)}")
            good &= reached == 0
    if suite and hasattr(os, "geteuid") and os.geteuid() == 0:
        print(f"in an empty network namespace: {' '.join(SUITE)}")
        good &= without_a_network(SUITE)
    elif suite:
        print("empty network namespace: left out, only root can make one")
    print("Nothing reached for a network." if good else "NOT as promised.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
