"""What each title in 《》 names: a document, a publication, or neither; titles of one list go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ontology.facts import Kind

from ..draft import Draft
from ..grammar.editions import behind, core
from ..grammar.title_kinds import TitleKinds
from ..lexicon import Lexicon
from ..mentions import Part, Title
from ..works import Run, Work
from . import extractor

#: What stands between the titles of one list.
_JOINT = re.compile(r"\s?(?:、|和|及|与|以及|暨)?\s?(?=《)")
_BOUNDARY = re.compile(r"[，；：。\n]")
_ISSUED = re.compile("(?:印发|出台|下发|发布|制定|修订|起草|审议|通过)了?$")
#: How far the words around a title are looked at.
_REACH = 40


@cache
def title_kinds(lexicon: Lexicon) -> TitleKinds:
    """Return the judge of titles by that lexicon, always the same one."""
    return TitleKinds(lexicon)


@extractor(requires=["titles", "sentences"], assigns=["runs"])
def works(draft: Draft) -> None:
    """Gather the titles of each sentence in lists and judge them; what no words around tell, the document may."""
    judge, text = title_kinds(draft.source.lexicon), draft.text
    runs = [_judged(judge, text, run) for run in _runs(draft)]
    known: dict[str, Kind] = {}
    for run in runs:
        for work in run.works:
            if work.kind:
                known.setdefault(core(work.title.name), work.kind)
    draft.runs = [
        run._replace(works=tuple(w if w.kind else w._replace(kind=known.get(core(w.title.name))) for w in run.works))
        for run in runs
    ]


def _runs(draft: Draft) -> Iterator[Run]:
    """Yield the lists of titles, not yet judged."""
    text = draft.text
    titles = iter(draft.titles)
    title: Title | None = next(titles, None)
    for sentence in draft.sentences:
        if title is None:
            return
        run: Run | None = None
        while title is not None and title.start < sentence.end:
            if title.start >= sentence.start and sentence.part not in (Part.MASTHEAD, Part.COLOPHON):
                work = Work(title, behind(text, title.end, sentence.end), None)
                joint = _JOINT.match(text, run.end, sentence.end) if run else None
                if run and joint and joint.end() == title.start:
                    run = Run(run.start, work.marks.end, sentence, (*run.works, work))
                else:
                    if run:
                        yield run
                    run = Run(title.start, work.marks.end, sentence, (work,))
            title = next(titles, None)
        if run:
            yield run


def _judged(judge: TitleKinds, text: str, run: Run) -> Run:
    before, after = around(text, run)
    found = [work._replace(kind=judge.kind(work.title.name, work.marks, before, after)) for work in run.works]
    kinds = {work.kind for work in found if work.kind}
    if kinds == {Kind.PUBLICATION} or kinds == {Kind.DOCUMENT} and _ISSUED.search(before):
        # 《沧北通史》《桥》: a list is of one kind
        found = [work._replace(kind=work.kind or next(iter(kinds))) for work in found]
    return run._replace(works=tuple(found))


def around(text: str, run: Run) -> tuple[str, str]:
    """Return the words of the clause before a list of titles and behind it."""
    before = _BOUNDARY.split(text[max(run.sentence.start, run.start - _REACH) : run.start])[-1]
    after = _BOUNDARY.split(text[run.end : min(run.sentence.end, run.end + _REACH)], maxsplit=1)[0]
    return before, after
