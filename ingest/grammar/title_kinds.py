"""What a title names: an official document, a publication, or neither (a song, a film, a speech's headline).

Its last word tells most, what is in brackets behind it tells more, and the words around it tell the rest.
"""

from __future__ import annotations

import re
from functools import cached_property

from ontology.facts import Kind

from ..lexicon import Lexicon
from .editions import Behind, core, within

_NO_LAW = re.compile("[办方书想说看作做手魔国司宪执立用语]法$")
_NO_PAPER = re.compile("(?:海|情|喜|捷|战|简|专|快|板|墙|预|年|月|季|周|汇|申|警|回|画|黑板)报$")
_SCREEN = re.compile(
    "歌曲|歌舞|组歌|合唱|独唱|演唱|高唱|齐唱|奏唱|唱响|演奏|电影|影片|大片|专题片|纪录片|宣传片|教育片|"
    "警示片|微视频|短视频|短片|动画|电视剧|连续剧|话剧"
    "|歌剧|舞剧|京剧|川剧|豫剧|越剧|秦腔|黄梅戏|情景剧|音乐剧|剧目|小品|舞蹈|诗朗诵|朗诵|节目|栏目|播放|播发|"
    "播出|放映|上映|展播|上演|演出|油画|国画|雕塑|邮票|展览|主题展|微党课|微电影|系列报道|通讯报道|"
    "长篇通讯|频道|片单|快评|述评|评论员|署名文章|重要文章|专栏|综艺|晚会|直播|访谈"
)
#: What a list of films is called in the end: 《甲》《乙》等30多部展现…的纪录片.
_LISTED_SCREEN = re.compile("等[0-9一二三四五六七八九十两几多余]+[部集][^，。；]{0,24}(?:纪录片|专题片|影片|电影|电视剧|动画片|剧目)")
_TALK = re.compile("(?:题为|为题|以)$")
_SPOKEN = re.compile(
    "^(?:为题|为主题|的?(?:主题|专题|主旨|学术|大会)?(?:演讲|讲座|发言|党课|讲授|授课|讲话|论文|文章|辅导|"
    "宣讲|讲述|报告))"
)
#: What is studied under 《论…》 is a book of its author.
_TREATISE = re.compile("论(?!文|坛)")
_STUDIED = re.compile("(?:学习|研读|读|自学|通读|精读|原著|原文)(?:了|好)?$")
_SPEECH = re.compile("在.*(?:会|仪式|典礼|时|期间|论坛|班)上?的(?:重要)?(?:讲话|致辞|演讲|报告)$")
_WORK_REPORT = re.compile("^的(?:常务委员会|委员会)?工作报告")
_MAKING = re.compile(
    "(?:编纂|编写|编撰|编修|编印|编著|编辑|编译|编好|编|撰写|续修|续编|纂修|修编|修订|整理|增补|出版|发行|"
    "创办|主编|合编|筹编|推出|印发的图书|出版的|付印|重印|影印|点校|校注|翻译|赠送|首发)"
    "(?:好|完|了|出|的|并|一部|一套|一本|了?图书|书籍|专著|专题书籍)*$"
)
#: Of what these verbs make, the last word tells: 修订《X要点》 is a document.
_DRAFTING = re.compile("修订|整理|编制|编印|翻译|推出|赠送|编$")
_MADE = re.compile(
    "^(?:等?[0-9一二三四五六七八九十两几]*[种部本套册]?(?:书|丛书|专题书籍|书籍|图书|专著|志书|著作|地情书|"
    "史书|期刊|刊物|杂志|系列丛书|读物))"
    "|^(?:一书|丛书|书稿|志稿|样书|初稿|编纂|编写|编修|编撰|编印|编辑部|编委会|编纂委员会|编写组|主编|"
    "副主编|主笔|责任编辑|首发|出版|发行|印制|付梓|付印|面世|问世"
    "|评审|终审|初审|复审|审稿|翻译|续修|修订)"
)
#: What the words right behind a title call it.
_PAPER = re.compile(
    "等?(?:一系列|系列)?[0-9一二三四五六七八九十两几多余]*[个份项部件]?(?:重要|政策性?|规范性|制度性|"
    "法律法规|纲领性)?(?:文件|白皮书|法规|法律|行政法规|党内法规|规章|制度|规范性文件|政策文件)"
)
_BOOK = re.compile(
    "[会院校馆社厂内]刊|内部刊物|杂志|期刊|学刊|一书|丛书|[这该]本?书|等?[0-9一二三四五六七八九十两几]*[种部本套册](?:书|丛书|图书|"
    "书籍|专著|志书|著作|地情书)"
)
#: What is done to books alone, wherever it stands behind the title in its clause.
_BOOKISH = re.compile(
    "编纂|编写|编修|编撰|终审|初审|复审|评审会|论证会|审稿|三校|付梓|付印|出版|首发|排印|初稿|书稿|样书|"
    "[教读]材|馆藏|藏书|连载|再版|续修"
)


class TitleKinds:
    """Judges titles by the genres and publications of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def genres(self) -> dict[str, str]:
        """The last words of documents, each with its genre as the graph calls it."""
        return {row["word"]: row["genre"] for row in self._lexicon.rows("genres")}

    @cached_property
    def publications(self) -> frozenset[str]:
        """The last words of publications."""
        return frozenset(self._lexicon.column("publications"))

    @cached_property
    def _weak(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(row["word"] for row in self._lexicon.rows(name) if row.get("class") == "weak")
            for name in ("genres", "publications")
        }

    def genre(self, name: str) -> str:
        """Return the genre word with which a name ends, the longest, or nothing."""
        return _last_word(name, self.genres)

    def publication(self, name: str) -> str:
        """Return the word for a publication with which a name ends, the longest, or nothing."""
        word = _last_word(name, self.publications)
        return "" if word == "报" and (_NO_PAPER.search(name) or self.genre(name)) else word

    def kind(self, name: str, marks: Behind, before: str, after: str) -> Kind | None:
        """Tell what a title names; `before` and `after` are the words around it and its fellows in a list."""
        inner = within(name)
        if _TALK.search(before) and _WORK_REPORT.match(after):
            return Kind.DOCUMENT
        if _TREATISE.match(name) and _STUDIED.search(before):
            return Kind.PUBLICATION
        if _LISTED_SCREEN.match(after):
            return None
        told = self._by_words(core(name), marks, inner)
        if _SPEECH.match(name):
            return Kind.DOCUMENT
        if told is None and _PAPER.match(after):
            return Kind.DOCUMENT
        if told and not self._doubtful(core(name), told):
            return told
        if _BOOK.match(after):
            return Kind.PUBLICATION
        if _SCREEN.search(before[-10:]) or _SCREEN.search(after[:16]):
            return None
        if _TALK.search(before) and _SPOKEN.match(after):
            return None
        if marks.edition or marks.volume or inner.edition or _MADE.match(after) or _BOOKISH.search(after[:24]):
            return Kind.PUBLICATION
        making = _MAKING.search(before)
        if making and making.group().startswith("推出") and _SCREEN.search(before):
            # 综合频道还将推出《…》
            return None
        if making and not (told is Kind.DOCUMENT and _DRAFTING.match(making.group())):
            return Kind.PUBLICATION
        return told

    def _by_words(self, name: str, marks: Behind, inner: Behind) -> Kind | None:
        """Judge a name by its last word and its brackets alone."""
        genre, publication = self.genre(name), self.publication(name)
        if genre == "法" and _NO_LAW.search(name):
            genre = ""
        if publication and len(publication) >= len(genre):
            return Kind.PUBLICATION
        if genre or marks.draft or inner.draft or marks.number:
            return Kind.DOCUMENT
        return None

    def _doubtful(self, name: str, told: Kind) -> bool:
        """Tell whether the words around may overrule the last word."""
        if told is Kind.DOCUMENT:
            return self.genre(name) in self._weak["genres"] and not name.startswith("关于")
        return self.publication(name) in self._weak["publications"]


def _last_word(name: str, words: frozenset[str] | dict[str, str]) -> str:
    return next((name[-size:] for size in range(min(8, len(name)), 0, -1) if name[-size:] in words), "")
