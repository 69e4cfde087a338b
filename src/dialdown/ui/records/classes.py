"""Kinds of treatment with the names that belong to them, so that nobody has to know the kinds."""

from dialdown.domain.text import fold
from dialdown.domain.vocabulary import TREATMENT_CLASSES
from dialdown.i18n import N_, _

_EXAMPLES: dict[str, str] = {
    "snri": N_("duloxetine, venlafaxine"),
    "tca": N_("amitriptyline, nortriptyline, imipramine"),
    "gabapentinoid": N_("gabapentin, pregabalin"),
    "sodium_channel": N_("carbamazepine, oxcarbazepine, lamotrigine, lacosamide"),
    "nmda": N_("ketamine, memantine, dextromethorphan"),
    "skin": N_("lidocaine plaster, capsaicin cream, capsaicin patch"),
    "opioid": N_("tramadol, tapentadol, oxycodone"),
    "painkiller": N_("paracetamol, ibuprofen"),
    "device": N_("nerve block, TENS, rTMS, botulinum toxin, spinal cord stimulator"),
    "talking": N_("CBT, ACT, mindfulness, relaxation, biofeedback, pain education"),
    "movement": N_("walking, chair exercise, balance, physiotherapy, pool, yoga, tai chi"),
    "sleep": N_("CBT-I, regular times, sleep apnoea treatment"),
    "cause": N_("glucose control, B12 replacement, stopping alcohol"),
    "supplement": N_("alpha-lipoic acid, magnesium, omega-3, vitamin D, vitamin B12"),
    "self_care": N_("warmth, cooling, foot cradle, soft socks, pacing, music"),
}


def kinds() -> dict[str, tuple[str, str]]:
    """Key to the words of a kind and names that belong to it."""
    return {
        key: (_(words), _(_EXAMPLES[key]) if key in _EXAMPLES else "")
        for key, words in TREATMENT_CLASSES.items()
    }


def kind_of(name: str) -> str | None:
    """The kind whose names include the typed one; None if none does."""
    typed = fold(name).strip()
    for key, examples in _EXAMPLES.items():
        for example in _(examples).split(", "):
            known = fold(example)
            if typed == known or typed.startswith(f"{known} "):
                return key
    return None
