"""The fault runs of benchmarks/, of which the tests here are the short versions."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
