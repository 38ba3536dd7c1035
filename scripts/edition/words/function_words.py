"""Function words by language: words that build sentences rather than name things.

The concordance lists them like all others; statistics of what a passage is about leave them out.
"""

from __future__ import annotations

_ENGLISH = """
a an the this that these those such same other another each every either neither both all any some
no none few many much more most several own one
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one's oneself who whom whose
which what whoever whatever whichever someone something anyone anything everyone everything nobody
nothing
of in on at by for from to toward towards into onto upon with within without against among amongst
between beyond about above after before during through throughout under over off out up down since
until till along around behind beside besides near per than as like unlike via despite except
and or but nor so yet if unless because although though while whilst whereas whether when whenever
where wherever wherein why how thus hence therefore therein thereby herein however then there here
be have do will would shall should can cannot could may might must ought let
not never ever also too very quite rather even just only still already again now once away back etc
"""

_WORDS = {"en": frozenset(_ENGLISH.split())}


def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language as base forms; none for one without a list."""
    return _WORDS.get(language, frozenset())
