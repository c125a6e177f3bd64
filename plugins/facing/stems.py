"""Bring English words to a form that a dictionary and a text have in common: said, says and saying are say."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ]*(?:[+#]{1,2}|(?=[^A-Za-z0-9À-ɏ]|$))")
CONTRACTED = re.compile(r"['’](?:s|ll|re|ve|d|m|t)\b", re.IGNORECASE)
VOWELS = frozenset("aeiouy")

# The past and the plural that no ending tells; each line is a word and the forms that stand for it.
_IRREGULAR = """
be am is are was were been being
have has had having
do does did done
go goes went gone
say said
make made
take took taken
come came
see saw seen
know knew known
get got gotten
give gave given
find found
think thought
tell told
become became
leave left
feel felt
bring brought
begin began begun
keep kept
hold held
write wrote written
stand stood
hear heard
mean meant
meet met
run ran
pay paid
sit sat
speak spoke spoken
lie lay lain
lead led
grow grew grown
lose lost
fall fell fallen
send sent
build built
understand understood
draw drew drawn
break broke broken
spend spent
rise rose risen
drive drove driven
buy bought
wear wore worn
choose chose chosen
eat ate eaten
drink drank drunk
sleep slept
fly flew flown
throw threw thrown
catch caught
teach taught
fight fought
seek sought
sell sold
sing sang sung
swim swam swum
win won
shoot shot
show showed shown
forget forgot forgotten
hide hid hidden
bite bit bitten
blow blew blown
shake shook shaken
wake woke woken
steal stole stolen
tear tore torn
swear swore sworn
ride rode ridden
ring rang rung
sink sank sunk
spring sprang sprung
shine shone
stick stuck
strike struck
hang hung
dig dug
bend bent
lend lent
burn burnt
dream dreamt
learn learnt
deal dealt
sweep swept
weep wept
creep crept
bleed bled
feed fed
breed bred
flee fled
slide slid
light lit
lay laid
man men
woman women
child children
foot feet
tooth teeth
mouse mice
goose geese
person people
wife wives
life lives
knife knives
leaf leaves
half halves
self selves
good better best
bad worse worst
i me my mine myself
he him his himself
she her hers herself
we us our ours ourselves
they them their theirs themselves
you your yours yourself yourselves
it its itself
who whom whose
this these
that those
not t
will ll would
a an
"""
IRREGULAR = {form: line.split()[0] for line in _IRREGULAR.strip().splitlines() for form in line.split()[1:]}


def words(text: str) -> list[str]:
    """Give the stems of a text's Latin words, in order; single letters but for "I" and "a" are left out."""
    text = CONTRACTED.sub(" ", text)
    return [stem(word) for word in WORD.findall(text) if len(word) > 1 or word in "IaA"]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Take off a word's capitals and endings; not always to a word, but to the same letters for all its forms."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, instead, least in (("ies", "y", 5), ("sses", "ss", 5), ("s", "", 4)):
        if word.endswith(ending) and len(word) >= least:
            if ending == "s" and word[-2] in "su":
                break
            word = word[: -len(ending)] + instead
            break
    for ending in ("ing", "ied", "ed"):
        left = word[: -len(ending)]
        if word.endswith(ending) and len(left) >= 3 - (ending == "ied") and VOWELS & set(left):
            word = left + "y" if ending == "ied" else undoubled(left)
            break
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    word = word[:-1] + "y" if word.endswith("i") and len(word) > 3 else word
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def undoubled(word: str) -> str:
    """Make "stopp" "stop", and leave "fall" and "miss"."""
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsze" else word
