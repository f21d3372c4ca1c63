"""How well the words were read: what was counted under an issue, what was not, in which languages, how surely."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import listed
from analysis.stories.voice.facts import GROUPS, Facts, finding_id
from analysis.stories.voice.language_names import language_name
from analysis.stories.voice.tallies import Said

NAMED, BY_WORDS, NONE_OF_THEM = "named by a department", "told by its words", "none of the issues"
NOT_READ = "not read: "  # as queries/marts/voice_mention.sql begins what was not read, with the reason after it
UNREAD = {
    "language": "{many} are in a language whose words are not read: counted, but under no issue and in no mood.",
    "no words": "{many} hold no words, but signs or figures alone.",
}
SHOWN = {"not read: language": "in a language not read", "not read: no words": "without words"}
NOT_TOLD = "not told"  # the language of what is too short
MOST_LANGUAGES = 4  # named in one sentence
MEASURED = {
    "tone": "Praise and complaints were told right in {accuracy} of scored comments that were kept back",
    "issue": "Issues were told right in {accuracy} of comments that a department had labelled and that were kept back",
}


def reading(facts: Facts) -> Finding | None:
    """None where too few comments may be shown."""
    everything, kinds = facts.everything, facts.subjects("reading")
    if everything is None or not kinds:
        return None
    shares = {
        name: counted(Share(said.comments / everything.comments), round(everything.comments))
        for name, said in kinds.items()
    }
    measures = _measures(facts)
    return Finding(
        id=finding_id("reading"),
        claim=_claim(kinds, everything),
        subtitle=f"Share of comments, by how their issue was told. {facts.period.label}",
        estimates=_estimates(facts, shares, everything) | measures,
        evidence=_evidence(facts, shares),
        grade=Grade.OBSERVED,
        basis=facts.basis(everything.comments),
        caveats=(*_languages(facts, everything), *_unread(kinds), *_measured(measures)),
        method="share",
    )


def _covered(kinds: Mapping[str, Said]) -> float:
    return sum(kinds[name].comments for name in (NAMED, BY_WORDS) if name in kinds)


def _claim(kinds: Mapping[str, Said], everything: Said) -> Sentence:
    parts: dict[str, Part] = {
        "covered": Share(_covered(kinds) / everything.comments),
        "all": Count(everything.comments, "comments"),
    }
    if NONE_OF_THEM not in kinds:
        return sentence("**{covered} of {all} are counted under an issue**", **parts)
    parts["none"] = Share(kinds[NONE_OF_THEM].comments / everything.comments)
    return sentence("**{covered} of {all} are counted under an issue**; {none} are about none of them", **parts)


def _estimates(facts: Facts, shares: Mapping[str, Estimate], everything: Said) -> dict[str, Estimate]:
    size = round(everything.comments)
    found = {f"comment_share[reading={name}]": each for name, each in shares.items()}
    covered = _covered(facts.subjects("reading")) / everything.comments
    found["comment_share_covered"] = counted(Share(covered), size)
    found["comments"] = counted(Count(everything.comments, "comments"), size)
    for name, said in facts.subjects("reading").items():
        found[f"comments[reading={name}]"] = counted(Count(said.comments, "comments"), size)
    languages = facts.subjects("language")
    for name, said in languages.items():
        found[f"comment_share[language={name}]"] = counted(Share(said.comments / everything.comments), size)
    others = len(_named_languages(facts)[MOST_LANGUAGES:])
    found["further_languages"] = counted(Count(float(others), "further languages"), size)
    return found


def _named_languages(facts: Facts) -> list[str]:
    return [code for code in facts.subjects("language") if code != NOT_TOLD]


def _languages(facts: Facts, everything: Said) -> tuple[Sentence, ...]:
    known, languages = _named_languages(facts), facts.subjects("language")
    if not known:
        return ()
    parts: dict[str, Part] = {}
    words = []
    for place, code in enumerate(known[:MOST_LANGUAGES]):
        words.append(f"{language_name(code)} ({{share{place}}})")
        parts[f"share{place}"] = Share(languages[code].comments / everything.comments)
    others = len(known) - MOST_LANGUAGES
    if others > 0:
        words.append("{others:word}")
        parts["others"] = Count(float(others), "further languages")
    said = [sentence("Written in " + listed(words) + ".", **parts)]
    if NOT_TOLD in languages:
        part = Share(languages[NOT_TOLD].comments / everything.comments)
        said.append(sentence("Of {part} the language cannot be told: they are too short.", part=part))
    return tuple(said)


def _unread(kinds: Mapping[str, Said]) -> tuple[Sentence, ...]:
    otherwise = "{many} are counted, but not read for issues or mood."
    return tuple(
        sentence(UNREAD.get(name.removeprefix(NOT_READ), otherwise), many=Count(said.comments, "comments"))
        for name, said in kinds.items()
        if name.startswith(NOT_READ)
    )


def _measures(facts: Facts) -> dict[str, Estimate]:
    """As the build measured them, on comments that were kept back from what was learned."""
    found = {}
    for row in facts.edition.run("voice/measures").frame.to_dict("records"):
        of = str(row["measure"])
        low, value, high = (Share(float(row[name])) for name in ("low", "value", "high"))
        found[of] = Estimate(value, low, high, int(row["sample_size"]), _method(of))
    return found


def _method(measure: str) -> str:
    return "tone told right, Wilson interval" if measure.startswith("tone") else "share, Wilson interval"


def _measured(measures: Mapping[str, Estimate]) -> tuple[Sentence, ...]:
    said = []
    for of, words in MEASURED.items():
        accuracy, baseline = measures.get(f"{of}_accuracy"), measures.get(f"{of}_baseline")
        if accuracy is not None and baseline is not None:
            words += "; always saying the commonest would be right in {baseline}."
            said.append(sentence(words, accuracy=accuracy, baseline=baseline))
    return tuple(said)


def _evidence(facts: Facts, shares: Mapping[str, Estimate]) -> Evidence:
    rows = pd.DataFrame(
        [
            {
                "label": SHOWN.get(name, name),
                "value": each.value.amount,
                "sample_size": each.sample_size,
                "is_highlighted": False,
            }
            for name, each in shares.items()
        ]
    )
    return Evidence(GROUPS, facts.parameters("reading"), Chart(ChartKind.BARS, "share"), rows)
