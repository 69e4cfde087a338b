"""What a trial may be about, and what it never is.

Medicines belong to the person who prescribed them: some must not be skipped at all (withdrawal,
seizures), so no trial turns them on and off. Supplements, drink, strict diets and short sleep are
left out as well. Soaking numb feet in hot water is how they get burnt (Oklahoma State Department of
Health, Burn prevention and diabetic neuropathy), so warmth carries a word of care.
"""

import re
from collections.abc import Iterable
from typing import Literal

from dialdown.domain.records import Treatment
from dialdown.domain.text import fold
from dialdown.i18n import N_

HABITS: tuple[str, ...] = (
    N_("A short walk after lunch"),
    N_("A short rest at noon"),
    N_("Slow breathing for five minutes"),
    N_("No screen in the last hour before bed"),
    N_("The same bedtime every day"),
    N_("Quiet music in the evening"),
    N_("Soft socks at home"),
    N_("A warm foot bath before bed"),
)
"""Small habits that a person may try for two weeks and leave out for two."""

OWN_HABITS = ("movement", "talking", "self_care")
"""Classes of treatments that may be tried; all others, also `other`, may be medicines."""

Refusal = Literal["", "medicine", "own treatment", "care"]

_MEDICINE_WORDS = """
    medicine medication medicament med drug tablet pill capsule dose dosage dosing patch plaster
    cream ointment lotion injection infusion inhaler syrup painkiller antidepressant opioid opiate
    steroid antibiotic insulin prescription prescribed supplement vitamin magnesium omega turmeric
    curcumin b12 b6 cpap stimulator cannabis cbd thc marijuana
    duloxetine venlafaxine amitriptyline nortriptyline imipramine gabapentin pregabalin
    carbamazepine oxcarbazepine lamotrigine lacosamide ketamine memantine dextromethorphan
    lidocaine capsaicin tramadol tapentadol oxycodone morphine codeine fentanyl buprenorphine
    methadone paracetamol acetaminophen ibuprofen naproxen diclofenac aspirin botulinum botox
    mirtazapine sertraline fluoxetine citalopram diazepam zopiclone zolpidem melatonin baclofen
    cymbalta lyrica neurontin tylenol voltarol voltaren valium
"""
_CARE_WORDS = """
    alcohol wine beer whisky whiskey vodka gin rum brandy liquor schnapps booze spirits drunk
    diet dieting fasting keto ketogenic starve starving detox calorie
"""
_CARE_PHRASES = (
    r"sleep restriction|restrict\w* (my )?sleep|(sleep|sleeping) less|less sleep|no sleep|"
    r"(skip|skipping|no) (sleep|food|meal|meals|breakfast|lunch|dinner|eating)|"
    r"(stay|staying) (up|awake)|eat nothing|eating nothing|"
    r"(to|intermittent|water) fast"
)
_FOOD = re.compile(r"\bice[ -]?creams?\b")
_DOSE = re.compile(r"\d\s*(mg|mcg|µg|μg|ug|ml|iu|milligrams?|micrograms?)\b")
_CARE = re.compile(rf"\b({_CARE_PHRASES})\b")
_WARMTH = re.compile(r"\b(warm\w*|hot|heat|heated|heating|heater|bath\w*|soak\w*|sauna|hottub)\b")
_WORD = re.compile(r"[^\W_]+")


def refusal(change: str, treatments: Iterable[Treatment] = ()) -> Refusal:
    """Why a change is not tried; empty if it may be.

    It says "own treatment" when it names one of the person's own `treatments` that is not of
    `OWN_HABITS`. Words are compared whole, without case, accents and plural.
    """
    plain = _FOOD.sub(" ", fold(change))
    typed = _words(plain)
    if _DOSE.search(plain) or set(typed) & _known(_MEDICINE_WORDS):
        return "medicine"
    for treatment in treatments:
        if treatment.treatment_class not in OWN_HABITS and _holds(typed, _words(treatment.name)):
            return "own treatment"
    if set(typed) & _known(_CARE_WORDS) or _CARE.search(" ".join(_WORD.findall(plain))):
        return "care"
    return ""


def is_warm(change: str) -> bool:
    """True if the words speak of warmth, which numb skin does not feel in time."""
    return _WARMTH.search(fold(change)) is not None


def _words(text: str) -> list[str]:
    return [_single(word) for word in _WORD.findall(fold(text))]


def _single(word: str) -> str:
    """Without the s of a plural, the same way on both sides of a comparison."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _known(words: str) -> set[str]:
    return {_single(word) for word in words.split()}


def _holds(typed: list[str], name: list[str]) -> bool:
    """True if the words of the name stand in what was typed, one after the other."""
    starts = range(len(typed) - len(name) + 1)
    return bool(name) and any(typed[at : at + len(name)] == name for at in starts)
