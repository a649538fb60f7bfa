"""Abbreviations whose full stop does not end a sentence. By hand, after news style guides."""

# Always followed by a name or a number.
BEFORE_NAMES = frozenset(
    "adm amb brig capt cmdr col cpl dr fr gen gov hon insp lt maj messrs mgr mlle mme mr mrs"
    " ms mt mx no nos pfc pres prof pvt rep reps rev sen sens sgt sr st supt vs fig figs art"
    " sec dir dep".split()
)

# May end a sentence: the next word decides.
ABBREVIATIONS = frozenset(
    "a.m p.m e.g i.e etc inc ltd co corp bros jr approx apr aug dec dept est feb jan jul jun"
    " mar nov oct sep sept tue wed thu fri univ u.s u.k u.n e.u d.c ph.d m.d b.a cf al ave"
    " blvd rd ft bn mn tn".split()
)
