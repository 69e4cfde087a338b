"""What no article may say: patterns, each with a sentence that it must catch, and what may be said.

A pattern without a sentence that it catches is no guard, so the tests try every one of them.
"""

RULES: dict[str, dict[str, str]] = {
    "promises": {
        r"!": "You can do it!",
        r"\bcures?\b": "Rest is the best cure.",
        r"\bguarantee": "Relief is guaranteed.",
        r"\b(miracle|breakthrough|dramatic)": "The effect is dramatic.",
        r"\bproves? that\b": "This proves that it works.",
        r"\bworks? for (everyone|everybody|all)\b": "Pacing works for everyone.",
        r"\bwill (surely|certainly|soon|always)\b": "It will soon be over.",
        r"\bwill (help|heal|ease|fade|calm|improve|get better|go away)\b": "Walking will help you.",
        r"\byou(r pain)? will (be|feel|have|sleep)\b": "You will feel better in a week.",
    },
    "blames": {
        r"\b(your|own|their) fault\b": "A flare is your own fault.",
        r"\byou should(n['’]t| not)? have\b": "You should have rested.",
        r"\byou must\b": "You must move every day.",
        r"\bfail(ed|ures?)\b": "The treatment failed.",
        r"\bcatastroph": "Do not catastrophize.",
        r"\b(lazy|excuses?|complain(s|ed|ing)?)\b": "People who complain hurt more.",
        r"\b(if only|try harder|give in to)\b": "Just try harder.",
        r"\byou (just|simply) (need|have) to\b": "You just need to relax.",
    },
    "diagnoses": {
        r"\bsensiti[sz]ed\b": "Your nervous system is sensitized.",
        r"(?<!whether )(?<!not show that )\byou have central s": "You have central sensitization.",
        r"\b(means|shows|tells you) that you have\b": "It means that you have neuropathy.",
        r"\byour (nervous system|brain|spinal cord) is\b": "Your brain is too alert.",
        r"\byour (score|total) (shows|means|says|proves)\b": "Your score shows a disorder.",
        r"\byou are (depressed|anxious|ill|sick)\b": "You are depressed.",
    },
    "foretells": {
        r"\bforecast": "A forecast of your week.",
        r"\bpredict": "Sleep predicts pain.",
        r"\byour pain will\b": "Tomorrow your pain will rise.",
        r"\b(your risk|you are (bound|likely|at risk))\b": "You are likely to have a flare.",
        r"\b(it|pain|this) will (spread|grow|rise|return|get worse|come back)\b": "It will spread.",
    },
    "advises a dose": {
        r"\b\d+([.,]\d+)? ?(mg|milligrams?|µg|mcg|micrograms?|ml|IU)\b": "The usual dose is 60 mg.",
        r"\b(\d+|one|two) (tablets?|capsules?|pills?|drops)\b": "Begin with two capsules.",
        r"\btake (it|them|one|two) (once|twice|daily|every|with|before|at)\b": "Take it twice.",
        r"\b(double|halve|raise|lower|increase|reduce|skip) (your|the|a) "
        r"(dose|medicine|tablet)s?\b": "Raise the dose after a week.",
        r"(?<!not )(?<!never )\b(stop|start) (taking )?(your )?(medicines?|gabapentin|pregabalin|"
        r"duloxetine|venlafaxine|amitriptyline)\b": "If it does not help, stop gabapentin.",
    },
    "claims more than is known": {
        r"\btrigger": "Stress is a trigger.",
        r"\bcaus(e|es|ed|ing)\b": "Poor sleep causes pain.",
        r"\b(leads|led) to\b": "Worry leads to pain.",
        r"\bpain signals?\b": "Pain signals reach the brain.",
        r"\b(wind-?up|metabolically|new normal)\b": "This wind-up becomes the new normal.",
        r"\bpain is (all )?in (the|your) (brain|head|mind)\b": "Pain is all in the brain.",
        r"\brevers(e|es|ed|ible|ing) (central|the sensiti)": "Reverse central sensitization.",
    },
    # Marks of questionnaires: statements in the first person, answer scales, fixed time spans.
    # The sentences to be caught are made up; no line of a real form stands anywhere in Dialdown.
    "repeats a form": {
        r"(^|[.?] )I (feel|have|am|get|do|need|suffer)\b": "Tick what fits. I feel stiff at noon.",
        r"\bhow often have you\b": "How often have you felt stiff?",
        r"\bbothered by\b": "Were you bothered by stiffness?",
        r"\b(over|in|during) the (last|past) (two|2|four|4) weeks\b": "In the past two weeks:",
        r"\bnever, rarely\b": "Never, rarely, now and then.",
        r"\b(several days|more than half the days|nearly every day)\b": "On several days.",
    },
}

MAY_BE_SAID = (
    "Pain may ease over time for some people.",
    "It cannot show whether you have central sensitization; your clinician can put it in context.",
    "They do not show that you have central sensitization.",
    "Researchers think that both ends count.",
    "That is not your doing.",
    "Please do not stop gabapentin all at once.",
    "Please never stop duloxetine suddenly.",
    "If you want to stop, ask whoever prescribed it.",
    "The person who prescribes can plan small steps with you.",
    "About 5 to 9 people had to take one for one more person to get relief.",
    "Will it spread? Nobody can tell for one person.",
    "Pain went down by about 6 points out of 100.",
    "In one study, 52 in 100 said that they had recovered.",
    "Danger signals travel to the spinal cord.",
    "You can write: it feels like burning, and it is worst in the evening.",
    "You do not have to earn rest.",
    "What you tick is carried to your summary.",
    "That it can be undone in people with nerve damage has not been shown.",
)
