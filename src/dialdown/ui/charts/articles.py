"""Which article of Learn belongs to a factor or to a section."""

from dialdown import resources

_SLEEP = ("sleep-and-pain", "alarm-set-too-high")
_STRAIN = ("stress-mood-worry",)
_TOUCH = ("when-light-touch-hurts",)
_TIRED = ("fog-and-tiredness",)
_MOVING = ("moving-again",)
_COMPANY = ("company-calm-safety",)
_MEDICINES = ("medicines",)
_ARTICLES: dict[str, tuple[str, ...]] = {
    "sleep_hours": _SLEEP,
    "sleep_quality": _SLEEP,
    "tag:poor_sleep": _SLEEP,
    "stress": _STRAIN,
    "mood": _STRAIN,
    "worry": _STRAIN,
    "tag:stress": _STRAIN,
    "tag:low_mood": _STRAIN,
    "tag:argument": _STRAIN,
    "touch:": _TOUCH,
    "pain_touch": _TOUCH,
    "fatigue": _TIRED,
    "brain_fog": _TIRED,
    "activity_minutes": _MOVING,
    "function": _MOVING,
    "tag:long_walk": _MOVING,
    "tag:gentle_movement": _MOVING,
    "tag:pacing": _MOVING,
    "pain_night": _SLEEP,
    "tag:good_company": _COMPANY,
    "tag:relaxation": _COMPANY,
    "tag:music": _COMPANY,
    "tag:missed_medicine": _MEDICINES,
    "tag:medicine_change": _MEDICINES,
    "section:changes": _MEDICINES,
    "section:year": ("noting-without-feeding",),
    "section:body": ("pain-that-spreads",),
}
"""Slugs by factor, the closest first; the other way round from what Learn shows beside articles.

`touch:` stands for every kind of touch, `section:` and a key for what stands folded below.
"""


def matching_article(factor: str) -> str:
    """The slug of the closest article that there is, empty where there is none."""
    key = "touch:" if factor.startswith("touch:") else factor
    return next((slug for slug in _ARTICLES.get(key, ()) if _is_there(slug)), "")


def _is_there(slug: str) -> bool:
    try:
        resources.path(f"articles/en/{slug}.md")
    except FileNotFoundError:
        return False
    return True
