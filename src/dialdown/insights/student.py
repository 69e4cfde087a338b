"""Student's t in closed form, so that no scientific library has to be loaded.

Wallace 1959, "Bounds on normal approximations to Student's and the chi-square distributions",
Annals of Mathematical Statistics 30: the normal deviate of a t value is close to
(8 f + 1) / (8 f + 3) * sqrt(f log(1 + t^2 / f)). The tests measure it by numerical integration.
The quantile is the exact inverse of the probability, so an interval leaves out zero exactly when
p < .05.
"""

import math

_NORMAL_975 = 1.959963984540054


def two_sided_p(t: float, dof: float) -> float:
    """Probability of a value at least as far from zero as `t`, with `dof` degrees of freedom."""
    scale = (8 * dof + 1) / (8 * dof + 3)
    return math.erfc(scale * math.sqrt(dof * math.log1p(t * t / dof) / 2))


def critical_value(dof: float) -> float:
    """The t value with two-sided probability .05: half the width of a 95 % interval in errors."""
    scale = (8 * dof + 3) / (8 * dof + 1)
    return math.sqrt(dof * math.expm1((_NORMAL_975 * scale) ** 2 / dof))
