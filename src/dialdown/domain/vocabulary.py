"""The words a person can tick: tags, touch, body regions, qualities, warnings, treatments, forms.

Each list maps a stable key, which is what is stored, to the English words, which are shown through
gettext. Keys never change; words may.
"""

from dialdown.i18n import N_

GOING_ON: dict[str, str] = {
    "poor_sleep": N_("Poor sleep"),
    "stress": N_("Stress"),
    "low_mood": N_("Low mood"),
    "illness": N_("Illness"),
    "long_standing": N_("Long standing"),
    "long_walk": N_("Long walk"),
    "sitting_still": N_("Sitting still"),
    "weather_change": N_("Weather change"),
    "alcohol": N_("Alcohol"),
    "missed_medicine": N_("Missed medicine"),
    "medicine_change": N_("Medicine change"),
    "new_shoes": N_("New shoes"),
    "travel": N_("Travel"),
    "argument": N_("Argument"),
    "busy_day": N_("Busy day"),
}

HELPED: dict[str, str] = {
    "restful_day": N_("Restful day"),
    "good_company": N_("Good company"),
    "warm_bath": N_("Warm bath"),
    "gentle_movement": N_("Gentle movement"),
    "time_outdoors": N_("Time outdoors"),
    "cooling": N_("Cooling"),
    "rest": N_("Rest"),
    "music": N_("Music"),
    "relaxation": N_("Relaxation"),
    "pacing": N_("Pacing"),
}

TAG_GROUPS: dict[str, dict[str, str]] = {"going_on": GOING_ON, "helped": HELPED}
TAG_GROUP_NAMES: dict[str, str] = {
    "going_on": N_("Going on"),
    "helped": N_("What helped or was good"),
}

SENSITIVITIES: dict[str, str] = {
    "bed_sheets": N_("Bed sheets"),
    "socks": N_("Socks"),
    "light_touch": N_("Light touch"),
    "shower": N_("Shower spray"),
    "breeze": N_("Breeze or fan"),
    "cold_air": N_("Cold air"),
    "cold_object": N_("Cold object"),
    "shoes": N_("Shoes or seams"),
    "clothes": N_("Trousers or sleeves"),
    "bath": N_("Bath warmth"),
    "hug": N_("Hug or handshake"),
    "floor": N_("Floor underfoot"),
    "carpet": N_("Carpet or sand"),
    "heat": N_("Heat"),
    "vibration": N_("Vibration"),
    "sitting": N_("Pressure of sitting"),
    "brushing": N_("Brushing hair or skin"),
    "jewellery": N_("Jewellery or watch"),
    "pet": N_("Pet"),
    "wet_dry": N_("Wet and dry"),
}

SENSITIVITY_LEVELS: dict[int, str] = {0: N_("fine"), 1: N_("unpleasant"), 2: N_("painful")}

LAYERS: dict[str, str] = {"pain": N_("Pain"), "numb": N_("Numb"), "touch": N_("Sore to touch")}

_FRONT_PAIRS = {
    "face": N_("face"), "shoulder": N_("shoulder"), "chest": N_("chest"),
    "upper_arm": N_("upper arm"), "forearm": N_("forearm"), "wrist": N_("wrist"),
    "palm": N_("palm"), "fingers": N_("fingers"), "hip": N_("hip"), "thigh": N_("thigh"),
    "knee": N_("knee"), "shin": N_("shin"), "ankle": N_("ankle"), "foot_top": N_("top of foot"),
    "toes": N_("toes"),
}  # fmt: skip
_BACK_PAIRS = {
    "shoulder_blade": N_("shoulder blade"), "upper_arm_back": N_("back of upper arm"),
    "elbow": N_("elbow"), "forearm_back": N_("back of forearm"), "hand_back": N_("back of hand"),
    "buttock": N_("buttock"), "thigh_back": N_("back of thigh"), "calf": N_("calf"),
    "heel": N_("heel"), "arch": N_("arch"), "foot_ball": N_("ball of foot"),
}  # fmt: skip
_FRONT_MIDDLE = {
    "scalp": N_("forehead and scalp"), "throat": N_("throat"), "belly": N_("belly"),
    "groin": N_("groin"),
}  # fmt: skip
_BACK_MIDDLE = {
    "head_back": N_("back of head"), "neck_back": N_("back of neck"),
    "back_upper": N_("upper back"), "back_lower": N_("lower back"),
}  # fmt: skip

REGION_PARTS: dict[str, str] = _FRONT_PAIRS | _BACK_PAIRS | _FRONT_MIDDLE | _BACK_MIDDLE
SIDES: dict[str, str] = {"left": N_("left {part}"), "right": N_("right {part}")}


def _sided(parts: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{part}_{side}" for part in parts for side in SIDES)


FRONT: tuple[str, ...] = _sided(_FRONT_PAIRS) + tuple(_FRONT_MIDDLE)
BACK: tuple[str, ...] = _sided(_BACK_PAIRS) + tuple(_BACK_MIDDLE)
REGIONS: tuple[str, ...] = FRONT + BACK
"""The 60 regions. Left and right are the person's own."""

_SOCKS = ("toes", "foot_ball", "arch", "heel", "foot_top", "ankle")
_GLOVES = ("fingers", "palm", "hand_back")
QUICK_SETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "socks": (N_("Socks"), _SOCKS),
    "long_socks": (N_("Long socks"), (*_SOCKS, "shin", "calf")),
    "gloves": (N_("Gloves"), _GLOVES),
    "long_gloves": (N_("Long gloves"), (*_GLOVES, "wrist", "forearm", "forearm_back")),
}

QUALITIES: dict[str, str] = {
    "numb": N_("Numb"), "tingling": N_("Tingling"), "pins_needles": N_("Pins and needles"),
    "burning": N_("Burning"), "electric": N_("Electric"), "icy": N_("Icy and painful"),
    "itching": N_("Itching"), "hot": N_("Hot"), "cold": N_("Cold"), "shooting": N_("Shooting"),
    "stabbing": N_("Stabbing"), "sharp": N_("Sharp"), "pricking": N_("Pricking"),
    "wrapped": N_("Wrapped in cotton"), "crawling": N_("Crawling"), "buzzing": N_("Buzzing"),
    "throbbing": N_("Throbbing"), "aching": N_("Aching"), "pressure": N_("Pressure"),
    "squeezing": N_("Squeezing or tight"), "cramp": N_("Cramp"), "raw": N_("Raw or sunburnt"),
    "stinging": N_("Stinging"), "tender": N_("Tender"),
}  # fmt: skip
"""In the order in which people with painful diabetic neuropathy name them most
(n = 1,547, PMC8586277), the rest after."""

WARNINGS: dict[str, str] = {
    "new_weakness": N_("New weakness"),
    "fall": N_("A fall"),
    "foot_wound": N_("A wound on the foot"),
    "numb_groin": N_("Numb groin"),
    "new_area": N_("Pain in a new area"),
}

TREATMENT_CLASSES: dict[str, str] = {
    "snri": N_("SNRI"), "tca": N_("Tricyclic"), "gabapentinoid": N_("Gabapentinoid"),
    "sodium_channel": N_("Sodium channel blocker"), "nmda": N_("NMDA blocker"),
    "skin": N_("Skin treatment"), "opioid": N_("Opioid type"),
    "painkiller": N_("Simple painkiller"), "device": N_("Injection or device"),
    "talking": N_("Talking and skills"), "movement": N_("Movement"), "sleep": N_("Sleep"),
    "cause": N_("Care for the cause"), "supplement": N_("Supplement"),
    "self_care": N_("Self-care"), "other": N_("Other"),
}  # fmt: skip

SIDE_EFFECTS: dict[str, str] = {
    "sleepy": N_("Sleepy"), "dizzy": N_("Dizzy"), "unsteady": N_("Unsteady"),
    "dry_mouth": N_("Dry mouth"), "nausea": N_("Nausea"), "constipation": N_("Constipation"),
    "swelling": N_("Swelling"), "weight_gain": N_("Weight gain"), "sweating": N_("Sweating"),
    "blurred_sight": N_("Blurred sight"), "foggy": N_("Foggy"), "low_mood": N_("Low mood"),
    "sexual_problems": N_("Sexual problems"), "skin_redness": N_("Skin redness"),
    "none": N_("None"),
}  # fmt: skip

SCORE_RANGES: dict[str, tuple[str, float, float]] = {
    "csi": ("CSI", 0, 100),
    "csi9": ("CSI-9", 0, 36),
    "peg": ("PEG", 0, 10),
    "pcs": ("PCS", 0, 52),
    "dn4": ("DN4", 0, 10),
    "paindetect": ("painDETECT", -1, 38),
    "isi": ("ISI", 0, 28),
    "phq2": ("PHQ-2", 0, 6),
    "gad2": ("GAD-2", 0, 6),
}
"""Paper forms whose totals can be noted: name and range. Items are never shown (copyright)."""

MENTIONS: dict[str, str] = {
    "light_touch": N_("Light touch hurts"),
    "small_hurts": N_("Small hurts feel big"),
    "moves_with": N_("Pain moves much with stress, mood or sleep"),
    "spread": N_("Pain beyond the first area"),
    "partial_relief": N_("Only partial relief from medicines"),
    "other_diagnoses": N_("Other diagnoses beside it"),
}

ABOUT_ME: dict[str, str] = {
    "neuropathy": N_("Kind of neuropathy"),
    "cause": N_("Cause, if it is known"),
    "since": N_("Since when"),
    "diagnoses": N_("Other diagnoses"),
    "allergies": N_("Allergies"),
    "flare_plan": N_("My plan for a flare"),
}
"""Free text about the person; the keys are the identities of the AboutMe records."""

PLAN_PARTS: dict[str, str] = {
    "signs": N_("How I know it starts"),
    "first": N_("What I do first"),
    "helped": N_("What helped before"),
    "let_go": N_("What can wait"),
    "keep": N_("What I keep up"),
    "tell": N_("Who I tell or call"),
    "others": N_("What others should know"),
    "medicines": N_("Medicines, as agreed with my doctor"),
    "back": N_("How I come back"),
    "help": N_("When I get help"),
}
"""Parts of the plan for flare days; the keys are the identities of the PlanPart records. The plan
in a few words is an AboutMe record, which is older and shown with a flare."""

SHORT_PLAN = "flare_plan"
"""The identity of the AboutMe record that holds the plan in a few words."""
