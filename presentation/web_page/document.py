"""The file: what may run in it, how it looks, what it says."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape

import vl_convert

from presentation.briefing import Briefing, Progress
from presentation.methods_behind import methods_behind
from presentation.style_sheet import colours_of, sheet, type_variables, variables
from presentation.theme import ASSETS
from presentation.web_page.around import closing, contents, masthead, opening
from presentation.web_page.chart import Charts
from presentation.web_page.finding import finding_as_html
from presentation.web_page.fonts import font_sheet
from presentation.web_page.method import methods_as_html

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
DRAWING_SHARE = 0.7  # of the time goes into the charts


def write_web_page(briefing: Briefing, progress: Progress | None = None) -> bytes:
    """UTF-8. Charts answer to pointer, touch and keys; without scripts the same charts stand still."""
    charts, findings = Charts(), list[str]()
    for number, page in enumerate(briefing.pages, start=1):
        if progress:
            progress(
                f"Drawing chart {number} of {len(briefing.pages)}", (number - 1) / len(briefing.pages) * DRAWING_SHARE
            )
        if page.section and page.section not in [each.section for each in briefing.pages[: number - 1]]:
            findings.append(f'<p class="kicker part" role="heading" aria-level="2">{escape(page.section)}</p>')
        findings.append(finding_as_html(page, number, charts))
    if progress:
        progress("Putting fonts and scripts in", DRAWING_SHARE)
    body = _body(briefing, "".join(findings))
    document = _document(briefing.title, _style(charts, body), body)
    if progress:
        progress("Done", 1.0)
    return document.encode("utf-8")


def _body(briefing: Briefing, findings: str) -> str:
    """The classes are those of the app's page, so that one style sheet sets both."""
    methods = dict.fromkeys(method for page in briefing.pages for method in methods_behind(page))
    return (
        f'<main class="stMain"><div class="stMainBlockContainer">{masthead(briefing)}{opening(briefing)}'
        f"{contents(briefing)}{findings}{closing(briefing)}{methods_as_html(methods)}</div></main>"
    )


def _style(charts: Charts, body: str) -> str:
    light = variables(colours_of("light") | charts.schemes.light)
    dark = variables(colours_of("dark") | charts.schemes.dark)
    return (
        f":root{{color-scheme:light dark;{light}{type_variables()}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{font_sheet(body)}{sheet('page.css')}{sheet('web_page.css')}"
    )


def _document(title: str, style: str, body: str) -> str:
    scripts = [_vega(), (ASSETS / "web_page.js").read_text(encoding="utf-8")]
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    notices = (ASSETS / "web_page_notices.txt").read_text(encoding="utf-8")
    policy = f"{NOTHING}; script-src {allowed}; style-src 'unsafe-inline'; font-src data:; img-src data:"
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><!--\n{notices}-->'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>{body}"
        f"{''.join(f'<script>{script}</script>' for script in scripts)}</body></html>"
    )


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")


@cache
def _vega() -> str:
    """Vega and all it needs, as one script."""
    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle.replace("</script", "<\\/script")
