"""What the person's own diary says beside an article: one small module a piece.

A piece says counts, and sentences of the engine; never a cause, never advice.
"""

from collections.abc import Mapping

from dialdown.ui.learn.about import (
    both_ends,
    company,
    flares,
    help_numbers,
    mentions,
    noting,
    rows,
    scores,
    sleep,
    spread,
    touch,
    treatments,
    visit,
)
from dialdown.ui.learn.about.model import Piece

PIECES: Mapping[str, Piece] = {
    "alarm-set-too-high": sleep.ALARM,
    "both-ends-count": both_ends.BOTH_ENDS,
    "when-light-touch-hurts": touch.TOUCH,
    "pain-that-spreads": spread.SPREAD,
    "fog-and-tiredness": rows.TIREDNESS,
    "stress-mood-worry": rows.STRAIN,
    "sleep-and-pain": sleep.SLEEP,
    "noting-without-feeding": noting.NOTING,
    "medicines": treatments.MEDICINES,
    "talking-therapies": treatments.TALKING,
    "moving-again": rows.MOVING,
    "better-nights": sleep.NIGHTS,
    "food-and-supplements": treatments.SUPPLEMENTS,
    "flare-plan": flares.FLARES,
    "company-calm-safety": company.COMPANY,
    "scores": scores.SCORES,
    "how-it-is-judged": mentions.MENTIONED,
    "talking-with-your-doctor": visit.VISIT,
    "when-to-get-help": help_numbers.NUMBERS,
}
"""The piece beside each article, by the article's name; the others have none."""
