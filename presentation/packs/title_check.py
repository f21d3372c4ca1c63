"""Whether a finding bears out the title that somebody wrote over it.

Every number in the title has to be one that the finding says now, of the same thing; a word that claims something has
to claim no more than the finding does. What no rule of this kind can see, a sentence that turns true numbers round, is
left to the people who read the title beside its chart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from analysis.findings import Finding
from presentation.packs.clauses import Clause, clauses_of
from presentation.packs.numbers_said import SaidNumber, numbers_in, periods_in, tokens_in
from presentation.packs.turned_round import turned_round
from presentation.packs.what_it_says import Says, skeleton
from presentation.packs.words_that_claim import Word, is_borne_out, leaves_open, words_that_claim
from presentation.wording import say_plain

NO_FINDING = "No finding of the pack says"
LONGEST_TITLE = 140  # two lines of a slide at the size that the back of a room reads
ENDS_A_SENTENCE = re.compile(r"[.!?](?=\s+[“\"'‘(]?[A-Z0-9])")
SHORT_FORM = re.compile(r"\b(?:vs|no|incl|approx|ca|e\.g|i\.e|p\.a|St|Inc|Ltd|Co|Mr|Mrs|Dr)\.$")


def why_refused(title: str, finding: Finding) -> str | None:
    """None where the title may stand over the finding; otherwise why not, and what the finding says now."""
    said = " ".join(title.split())
    if said == " ".join(say_plain(finding.claim).split()):
        return None
    return _form(title, LONGEST_TITLE) or _content(said, finding)


def why_line_refused(line: str, findings: Sequence[Finding]) -> str | None:
    """The same of a line of the opening: one of the findings has to say the number, and one what a word claims.

    A question claims nothing; its numbers have to be right all the same.
    """
    every = [Says(each) for each in findings]
    if wrong := _unsaid(line, every):
        return f"{NO_FINDING} {_listed(wrong)}."
    return None if line.rstrip().endswith("?") else _claims_more(line, every)


def why_title_refused(title: str, findings: Sequence[Finding]) -> str | None:
    """The same of the title of a pack, which may name the meeting's own quarter or month."""
    if why := why_heading_refused(title, findings):
        return why
    return None if title.rstrip().endswith("?") else _claims_more(title, [Says(each) for each in findings])


def why_heading_refused(heading: str, findings: Sequence[Finding]) -> str | None:
    """The same of a section's heading, whose words name what follows and claim nothing."""
    if why := _form(heading, LONGEST_TITLE):
        return why
    dates = {number.text for number in numbers_in(heading) if number.is_year} | set(periods_in(heading))
    wrong = [each for each in _unsaid(heading, [Says(each) for each in findings]) if each not in dates]
    return f"{NO_FINDING} {_listed(wrong)}." if wrong else None


def _claims_more(line: str, every: Sequence[Says]) -> str | None:
    if turned := next(filter(None, (_turned_by_all(each, every) for each in clauses_of(line))), None):
        return turned
    names = frozenset(name for each in every for name in each.names)
    claims = [word for each in every for word in words_that_claim(each.claim_text, names)]
    weak = _unborne(line, claims, names)
    return f"“{weak.text}”: {NO_FINDING.lower()} {weak.kind.says}." if weak else None


def _turned_by_all(clause: Clause, every: Sequence[Says]) -> str | None:
    """What a clause turns round, where no finding that says its numbers bears it out."""
    numbers = clause.numbers
    sayers = [each for each in every if numbers and all(each.says_number(number, clause.text) for number in numbers)]
    turned = [turned_round(clause.text.strip(), each) for each in sayers]
    return turned[0] if turned and all(turned) else None


def _form(title: str, longest: int) -> str | None:
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") for letter in title):
        return "It holds a line break or another sign that no line can show. Write it in one line."
    if len(title) > longest:
        return f"It has {len(title)} letters; {longest} are the most that is read. Take out {len(title) - longest}."
    ends = [
        each.start() for each in ENDS_A_SENTENCE.finditer(title) if not SHORT_FORM.search(title[: each.start() + 1])
    ]
    return "It is more than one sentence. Say one thing, in one sentence." if ends else None


def _content(title: str, finding: Finding) -> str | None:
    claim, says = say_plain(finding.claim), Says(finding)
    now = f"It says now: “{claim}”."
    if wrong := _unsaid(title, [says]):
        return f"The finding does not say {_listed(wrong)}{_nearest(wrong, says)}. {now}"
    if skeleton(title) == skeleton(claim) and not _same_numbers(title, says):
        return f"Its numbers stand in another order than the finding's. {now}"
    if finding.is_open and not leaves_open(title):
        return f"The finding says that something cannot be told yet, and the title does not. {now}"
    if turned := turned_round(title, says):
        return f"{turned} {now}"
    weak = _unborne(title, words_that_claim(claim, says.names), says.names)
    return f"{_weakness(weak)} {now}" if weak else None


def _weakness(word: Word) -> str:
    if word.is_denied:
        return f"The title denies “{word.text}”, which the finding does not."
    return f"“{word.text}” says more than the finding, which does not say{_of(word)} {word.kind.says}."


def _of(word: Word) -> str:
    return f" of {min(word.clause.names)}" if word.clause.names else ""


def _same_numbers(title: str, says: Says) -> bool:
    numbers = numbers_in(title)
    return len(numbers) == len(says.claim) and all(map(SaidNumber.says, numbers, says.claim))


def _unsaid(text: str, every: Sequence[Says]) -> list[str]:
    """Numbers, and names with digits, that no finding says."""
    numbers = numbers_in(text)
    pairs = dict(pairwise(numbers))
    wrong, is_high_end = [], False
    for number in numbers:
        after = pairs.get(number)
        if is_high_end or any(each.says_number(number, text) for each in every):
            is_high_end = False
        elif after and any(each.says_range(number, after, text) for each in every):
            is_high_end = True
        else:
            wrong.append(number.text)
    return wrong + [token for token in tokens_in(text) if not any(each.has_token(token) for each in every)]


def _unborne(text: str, claims: Sequence[Word], names: frozenset[str]) -> Word | None:
    return next((word for word in words_that_claim(text, names) if not is_borne_out(word, claims)), None)


def _nearest(wrong: list[str], says: Says) -> str:
    """The number of the claim that was probably meant: of the same unit, and nearest."""
    first = next(iter(numbers_in(wrong[0])), None)
    near = says.nearest_in_claim(first) if first else None
    return f"; nearest it says {near.text}" if near else ""


def _listed(texts: list[str]) -> str:
    quoted = [f"“{each}”" for each in dict.fromkeys(texts)]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
