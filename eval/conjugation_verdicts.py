"""The classes of disagreement between Khabar's conjugator and libqutrub, each read and judged by the grammars.

A class is a name, who is right (`ours`, `both`, `libqutrub`) and a test of one disagreement. The first that holds
names it; what none names is `unread`. docs/conjugation.md gives the grammar behind each verdict.
"""

GLIDES = "وي"
HAMZA = "ء"


def is_first(form):
    return form[0] == "I" and form[1:2] in ("a", "i", "u")


class Row:
    """One disagreement, with its fields by name."""

    def __init__(self, case, key, theirs, ours):
        self.citation, self.root, self.form = case.citation, case.root, case.form
        self.tense, self.mood, self.voice, self.person = key
        self.theirs, self.ours = theirs, ours
        self.first, self.second, self.last = case.root[0], case.root[1], case.root[-1]
        self.is_perfect_passive = (self.tense, self.voice) == ("perfect", "passive")
        self.is_doubled = self.second == self.last


CLASSES = [
    ("the teh of the suffix unites with a last radical teh", "ours",
     lambda r: r.last == "ت" and r.tense == "perfect" and r.ours and r.theirs == r.ours[0].replace("ت", "تت", 1)
     or r.last == "ت" and r.tense == "perfect" and r.theirs.replace("تت", "ت") == r.ours[0].replace("تت", "ت")),
    ("perfect passive of V and VI keeps a first radical waw or yeh", "ours",
     lambda r: r.form in ("V", "VI") and r.is_perfect_passive and r.first in GLIDES),
    ("IX has no passive", "ours", lambda r: r.form == "IX" and r.voice == "passive" and not r.ours),
    ("every last waw becomes yeh in the passive imperfect", "ours",
     lambda r: r.form == "Iuu" and r.last == "و" and r.voice == "passive" and r.tense == "imperfect"),
    ("imperfect in a of a last radical waw ends in ā", "ours",
     lambda r: r.form == "Iaa" and r.last == "و" and r.tense != "perfect"),
    ("passive imperfect keeps a first radical waw", "ours",
     lambda r: is_first(r.form) and r.first == "و" and r.voice == "passive" and r.tense == "imperfect"),
    ("short vowel of the hollow perfect passive may be i or u", "both",
     lambda r: is_first(r.form) and r.second in GLIDES and HAMZA in (r.first, r.last) and r.is_perfect_passive
     and r.citation[2:3] not in GLIDES),
    ("hamza after the short vowel of a glide that stays has its seat", "ours",
     lambda r: r.form in ("Iia", "Iuu") and r.second in GLIDES and r.last == HAMZA and r.citation[2:3] in GLIDES),
    ("imperative of shāʾa has a", "ours",
     lambda r: r.form == "Iia" and r.second in GLIDES and r.last == HAMZA and r.tense == "imperative"),
    ("form III of waw-first roots keeps its alef", "ours",
     lambda r: r.form == "III" and r.root in ("وبء", "وبه", "وجع", "وسع", "وهل")),
    ("IV and X keep a first radical waw before a doubled root", "ours",
     lambda r: r.form in ("IV", "X") and r.first == "و" and r.is_doubled),
    ("hamza after a short vowel has its seat, after ā none", "ours",
     lambda r: r.form in ("III", "VI") and HAMZA in r.root and (r.second in GLIDES or r.first in GLIDES)),
    ("arā is form IV of raʾā, not this verb", "ours", lambda r: r.root[:2] == "ءر" and r.last in GLIDES),
    ("yatakiʾu is form VIII, not this verb", "ours", lambda r: r.root == "وكء" and r.form == "Iii"),
    ("waw kept or dropped before a in the imperfect of Iaa", "both",
     lambda r: r.form == "Iaa" and r.first == "و" and r.tense in ("imperfect", "imperative")),
    ("hamza and ā make a madda", "ours", lambda r: r.ours and r.theirs.endswith("أا") and r.ours[0].endswith("آ")),
    ("two hamzas, each with its a, are both written", "both",
     lambda r: r.first == HAMZA and r.is_doubled and r.person == "1-s"),
    ("imperative of wadda keeps its waw", "ours",
     lambda r: r.root == "ودد" and r.form == "Iia" and r.tense == "imperative"),
    ("rāʾā is form III and keeps the hamza that raʾā loses", "ours", lambda r: r.root == "رءي" and r.form == "III"),
    ("second feminine of yadʿū and its kin ends in -īna", "ours",
     lambda r: r.form == "Iuu" and r.last == "و" and r.person == "2fs"),
    ("hamza that ends the orders of waʾā stands alone or on a tooth", "both",
     lambda r: r.root == "وءي" and (r.mood == "jussive" or r.tense == "imperative")),
    ("third feminine loses the glide: aḥyat", "ours",
     lambda r: r.second == "ي" and r.last == "ي" and r.tense == "perfect" and r.person in ("3fs", "3fd")),
]


def verdict(case, key, theirs, ours):
    """The class of a disagreement and who is right."""
    row = Row(case, key, theirs, ours)
    for name, right, holds in CLASSES:
        if holds(row):
            return name, right
    return "not read", "unread"
