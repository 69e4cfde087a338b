"""What the made-up person writes: plain words, none of them anybody's own."""

BAD_DAYS = (
    "Feet on fire since this morning. Stayed on the sofa and let the list be.",
    "Socks were too much today, went barefoot indoors.",
    "Woke three times. Everything felt louder than usual.",
    "Electric jolts in both feet after supper, about ten minutes.",
    "Cancelled lunch with Rosa. She was kind about it.",
    "Cold wind on the way to the chemist made it bite.",
    "Could not stand the bed sheet on my toes, used the foot box.",
    "Asked Tom to cook. Rested with the fan off.",
    "One of those days. Breathing slowly helped a little.",
    "Walked to the gate and back, that was enough.",
    "The bus was full and I stood for half an hour. Paid for it later.",
    "Tender even where nothing touched me.",
)
MIDDLING_DAYS = (
    "Buzzing in the feet most of the afternoon, but I could read.",
    "Did the washing in two goes with a rest between.",
    "Busy at work, forgot about my feet for an hour.",
    "Pins and needles after sitting through the film.",
    "Tried the thicker socks. Not sure yet.",
    "Weather turned, feet noticed before I did.",
    "Short walk by the canal, slow but fine.",
    "Phone call with my brother, lost track of time.",
    "Stood at the stove too long. Sat down in time.",
    "Parcel came, new shoes. Wore them for twenty minutes.",
    "Stretched before bed as the leaflet says.",
    "Numb toes this morning, better after breakfast.",
)
GOOD_DAYS = (
    "Forgot about my feet until lunch.",
    "Slept through. It makes such a difference.",
    "Walked to the library and back without a stop.",
    "Warm bath, then an early night.",
    "Baked bread with Mia. Flour everywhere.",
    "Sat in the garden in the sun. Feet quiet.",
    "Choir tonight, sang the whole evening standing and sitting by turns.",
    "Calm day, did one thing at a time.",
    "Shoes on, shoes off, nobody complained.",
    "Met Rosa for tea at last.",
    "Planned less and did all of it.",
)
GOOD_THINGS = (
    "The blackbird on the fence",
    "Mia's drawing of the cat",
    "A letter from an old friend",
    "Soup that Tom made",
    "Ten quiet minutes in the sun",
    "Finished the crossword",
    "The neighbour carried my shopping",
    "Laughed at the radio play",
    "Clean sheets, the soft ones",
    "Rosa rang",
    "First snowdrops",
    "The new song at choir",
    "A good pear",
    "Nobody needed anything from me",
    "Warm stones by the door",
    "Sorted the photo box",
)
SET_OFF = ("standing in the queue", "cold floor", "tight shoes", "long call", "stairs", "draught")
EASED = ("feet up", "warm bath", "a slow walk", "breathing slowly", "lying down", "music")
