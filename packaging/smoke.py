"""Tries the built bundle like a person who has just installed it, on a screen of its own.

    python3 packaging/smoke.py [PROGRAM]      (dist/dialdown/dialdown unless told)

In an empty home: a made-up diary is written, read, exported, summed up and drawn; the window opens
on an empty folder and on that diary. Needs Xvfb and xdotool: apt-get install xvfb xdotool
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 30.0  # seconds until a window must have come up
CHARTS_KEY = "ctrl+2"
OFFSCREEN_SAYS = "This plugin does not support "  # of Qt's platform for drawing without a screen

Environment = dict[str, str]


def main() -> int:
    """Run every step; the first that fails ends with what went wrong."""
    program = Path(sys.argv[1] if sys.argv[1:] else ROOT / "dist" / "dialdown" / "dialdown")
    with tempfile.TemporaryDirectory() as folder, screen() as display:
        home = Path(folder)
        environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        try_commands(program.resolve(), home, environment)
        environment["DISPLAY"] = display
        try_window(program.resolve(), home / "empty", environment)
        try_window(program.resolve(), home / "demo", environment, CHARTS_KEY)
    print("The bundle works.")
    return 0


@contextmanager
def screen() -> Iterator[str]:
    """An X server without a monitor; gives its name for DISPLAY."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x900x24"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def try_commands(program: Path, home: Path, environment: Environment) -> None:
    """Every command that must work without a screen, on a made-up diary."""

    def run(*args: str) -> str:
        result = subprocess.run(
            [program, *args], env=environment, cwd=home, capture_output=True, text=True, check=False
        )
        said = [line for line in result.stderr.splitlines() if not line.startswith(OFFSCREEN_SAYS)]
        how = f"{result.stderr}(it ended with {result.returncode})"
        expect(result.returncode == 0 and not said, " ".join(args), how)
        return result.stdout

    run("demo", "demo", "--no-window", "--days", "200", "--seed", "1")
    expect(bool(run("--data-dir", "demo", "insights").strip()), "insights says something")
    run("--data-dir", "demo", "export", "out.csv")
    expect((home / "out.csv").read_bytes().count(b"\n") > 100, "the export has its days")
    run("--data-dir", "demo", "summary", "page.pdf")
    expect((home / "page.pdf").read_bytes().startswith(b"%PDF"), "the summary is a PDF")
    run("screenshots", "pictures")
    expect(any((home / "pictures").glob("*charts*.png")), "the charts are drawn")


def try_window(program: Path, data: Path, environment: Environment, key: str = "") -> None:
    """The window comes up, stays after an optional key, and goes when asked."""
    with subprocess.Popen(
        [program, "--data-dir", data], env=environment, stderr=subprocess.PIPE, text=True
    ) as app:
        started = time.monotonic()
        window = ""
        while not window and app.poll() is None and time.monotonic() - started < PATIENCE:
            window = xdotool(environment, "search", "--onlyvisible", "--name", "Dialdown")
            time.sleep(0.05)
        took = f"{time.monotonic() - started:.1f} s"
        if key and window:
            xdotool(environment, "windowfocus", "--sync", window.split()[0], "key", key)
            time.sleep(3)  # the first chart loads its parts
        alive = app.poll() is None
        app.terminate()
        _, errors = app.communicate(timeout=PATIENCE)
    expect(bool(window) and alive, f"a window on the folder {data.name} after {took}", errors)
    expect(not errors, f"nothing went wrong in it{' after ' + key if key else ''}", errors)


def xdotool(environment: Environment, *args: str) -> str:
    """What xdotool answers; nothing when it finds nothing."""
    command = ["xdotool", *args]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    ).stdout.strip()


def expect(right: bool, what: str, said: str = "") -> None:
    """Print the step that went well; end with what was said where it did not."""
    if not right:
        sys.exit(f"FAILED: {what}\n{said}")
    print(f"ok: {what}")


if __name__ == "__main__":
    sys.exit(main())
