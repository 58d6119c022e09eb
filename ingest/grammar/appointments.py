"""Who is made what, and who is it no longer: 任命X为Y, 免去X的Y职务, X当选为Y, X任Y, X辞去Y职务, X接替Z任Y.

Each verb says what it does to the holding of the post. What is only proposed (提请任命, 拟任, 提名) gives nobody a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .departures import departures
from .items import Act, Person, Post, Turn, give
from .phrases import Phrases
from .subjects import after, antecedent, named, subject

_NOTE = r"(?:（[^（）]{1,14}）)?"
_NAME = rf"[\u4e00-\u9fff·]{{2,12}}?(?:同志)?{_NOTE}"
_COUNT = "(?:等?(?:[0-9一二三四五六七八九两]+[人位名])?)?"
_NAMES = rf"(?P<names>{_NAME}(?:、{_NAME}){{0,30}}){_COUNT}(?:同志)?(?:以?[全高]票)?"
#: What a post is written with, up to the next name that is made something: 县长、李四为副县长.
_WORDS = r"(?:(?!当选|任命|免去|并(?!列)|以来|已有|至今|、[^、，。；：]{2,14}?为)(?:[^，。；：\s（）]|（[^（）]{1,40}）))"
_OFFICE = rf"(?P<office>{_WORDS}{{2,60}})"
#: What such a sentence never lacks. 主任, 责任, 任务, 选择, 致辞, 避免 make nobody anything.
_APPOINTING = re.compile(
    "，男，|，女，|长，|记，|席，|员，|通过(?=[\u4e00-\u9fff·]{2,12}为)|任(?<![主责信]任)(?![务何意性])|选(?![择手民区])(?<![精筛挑]选)|推举|聘|免[去除]|增补|辞[去任职世]|接替"
    "|撤[销去]|罢免|逝|离世|去世|病故|殉职|牺牲|退休|履新|职务"
)
#: 任命张三为局长
_MADE = re.compile(
    rf"(?P<verb>任命|聘任|聘请|推选|选举|推举|通过(?!了?(?:关于|任命|聘任|选举|决定))|增补|补选|增选|选任|委任|改选)了?(?:：\s*)?{_NAMES}(?:为|担任)(?P<office>{_WORDS}{{2,60}}?)(?=[，。；：）、\s]|的(?:决定|决议|议案|通知)|$)(?!、(?![^、，。；：]{{2,14}}?为))"
)
#: 张三当选为会长, 由张三任组长
_BECOME = re.compile(
    rf"(?<![^，。；：、\s“由定确])由?{_NAMES}(?P<verb>当选为|当选|出任|担任|兼任|兼(?![顾有职并而])|拟任|(?<![主责将拟就接继升转调改连留续离卸历辞获被])任)(?!务|期|免|职|教|何|命|意){_OFFICE}"
)
#: The verbs of that one.
_TAKES = re.compile("当选|出任|担任|兼(?![顾有职并而])|拟任|任(?<!主任)(?!务|期|免|职|教|何|命|意)")
_CLAUSE = re.compile("[^，。；：]+")
#: 张三于3月6日被任命为局长: words stand between the name and the verb
_BECOMES = re.compile(
    r"(?<!不再)(?P<verb>(?:任命|委任|选举|推选|推举|增选|补选|增补|聘任|聘请|聘|选)(?:为|担任)|当选为?|出任|就任|接任|继任|升任|转任|调任|改任|履新|获任|连任|留任|续任|续聘为|获聘为?|受聘为?|历任|曾任|曾担任|担任|兼任|(?<=[起月日年志上起并，、被获])任)(?!务|期|免|职|教|何|命|意|人选)"
    + _OFFICE
)
#: 局长一职由张三接任
_FILLED = re.compile(
    rf"(?P<office>{_WORDS}{{2,60}}?)(?:一职|职务)?由{_NAMES}(?P<verb>担任|接任|兼任|出任|继任)(?=[，。；）]|$)"
)
#: 张三，男，汉族，1970年生，现任局长: how a notice introduces whom it proposes
_INTRODUCED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<names>[\u4e00-\u9fff·]{2,12}?)，[男女]，[^。；]{0,80}?(?P<verb>[现时]任)(?P<office>[^，。；：]{2,40})"
)
_APPOSED = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,8})，(?P<office>[^，。；：]{3,40})，")
#: 选举张三为会长，李四为副会长
_AND = re.compile(rf"[，；、]\s*{_NAMES}(?<!当选)(?P<verb>为){_OFFICE}")
#: the items of a notice below 任命： or 决定任命：
_ITEM = re.compile(rf"\s*(?:[（(]?[0-9一二三四五六七八九十]+[）)、.．]\s*)?{_NAMES}(?P<verb>为){_OFFICE}")
_HEADED = re.compile(r"(?:任命|聘任)：\s*(?:[^\n：]*(?:；|、|\n)\s*){0,60}$")
#: Verbs that begin a holding whatever stands beside them; a bare 任 does so where it was decided, or has a date.
_BARE = frozenset("担任 兼任 兼 任".split())
_PAST = frozenset("历任 曾任 曾担任".split())
_AGAIN = re.compile("连任|留任|续任|续聘|(?:再次|再度|又一次|又|连续|继续)[^，。；：]{0,20}$")
#: Not yet, or not at all: 提请大会任命, 建议任命, 拟任, 将由丁一担任.
_PROPOSED = re.compile(
    "(?:提请|提名|建议|推荐|提议|呼吁|要求|希望|考虑|计划)(?![^，。；：]*(?:通过|决定|表决))[^，。；：]{0,16}$"
    "|(?:拟|将|可以?|应当?|不|不会|未|有权|有望|准备|打算)(?:会|由|被|要|依法|再次)?$"
)
_DECIDED = re.compile("(?:决定|同意|批准|任免|命令|通过|选举|研究|宣布|明确|产生|新任|改由|现由)")
_DECISION = re.compile("(?:决定|如下|任免|命令|名单)[^。\n]{0,8}：?\\s*(?:[^\n]*；\\s*){0,40}$")
_PIECE = re.compile("[^、]+")
#: How somebody was elected, right before the verb.
_VOTED = ("全票", "高票", "满票")
#: What is no part of an office: 某国新一任总统.
_NEW = re.compile("(?:新一?[任届]|新|首任|下一?[任届])$")
_NEAR, _LOOK_BACK = 40, 400


def appoints(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence may appoint or relieve anybody, at a fraction of what it costs to read whom."""
    if _APPOINTING.search(text, start, end):
        return True
    return text.find("为", start, end) >= 0 and _HEADED.search(text, max(0, start - _LOOK_BACK), start) is not None


def appointments(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    """Yield the people whom a sentence appoints, elects or relieves, with the posts in question and what it does to them."""
    made = list(_made(phrases, start, end))
    yield from made
    yield from departures(phrases, start, end, made)


def _made(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    text = phrases.text
    #: where a further appointment was looked for: those behind it are read
    followed: set[int] = set()
    read: set[int] = set()
    seen: list[Person] = []
    yield from _apposed(phrases, start, end)
    found = list(_introductions(text, start, end))
    if (item := _ITEM.match(text, start, end)) and _HEADED.search(text, max(0, start - _LOOK_BACK), start):
        found.append(item)
    for match in found:
        people = list(_appointed(phrases, match, start))
        read |= {match.start("office")} if people else set()
        seen += people
        at = match.end("office")
        while at not in followed and (more := _AND.match(text, at, end)):
            seen += _appointed(phrases, more, start)
            followed.add(at)
            at = more.end()
    for match in _BECOMES.finditer(text, start, end):
        if match.start("office") in read:
            continue
        # 张三全票当选
        at = match.start() - 2 if phrases.text.endswith(_VOTED, start, match.start()) else match.start()
        person = subject(phrases, start, at) or antecedent(phrases, start, at, seen)
        posts, gives = _posts(phrases, match, start, *([person.start] if person else []))
        if person and posts:
            seen.append(give(person, posts) if gives else person)
    yield from seen


def _introductions(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where names and what they are made stand beside each other."""
    yield from _MADE.finditer(text, start, end)
    if _TAKES.search(text, start, end):
        for clause in _CLAUSE.finditer(text, start, end):
            # most clauses have no such verb, and the pattern tries all that could be a list of names
            if _TAKES.search(text, *clause.span()):
                yield from _BECOME.finditer(text, *clause.span())
    if text.find("由", start, end) >= 0:
        for clause in _CLAUSE.finditer(text, start, end):
            if match := _FILLED.match(text, *clause.span()):
                yield match
    if text.find("，男，", start, end) >= 0 or text.find("，女，", start, end) >= 0:
        yield from _INTRODUCED.finditer(text, start, end)


def _apposed(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    """Read 张三，某局局长，在会上说: who begins the sentence is told to be what the next clause is."""
    match = _APPOSED.match(phrases.text, start, end)
    if match and phrases.names.looks_like_one(match["name"]):
        pieces = list(_PIECE.finditer(phrases.text, match.start("office"), match.end("office")))
        posts = [post for piece in pieces for post in phrases.posts.held(*piece.span())]
        if len(posts) >= len(pieces) and phrases.only_posts(match.start("office"), match.end("office")):
            yield give(Person(match.start("name"), match.end("name"), match["name"]), tuple(posts))


def _appointed(phrases: Phrases, match: re.Match[str], start: int) -> Iterator[Person]:
    posts, gives = _posts(phrases, match, start)
    for person in named(phrases, *match.span("names")) if posts else ():
        yield give(person, posts) if gives else person


def _posts(phrases: Phrases, match: re.Match[str], start: int, *places: int) -> tuple[tuple[Post, ...], bool]:
    """Return the posts of a match with what is done to the holding of them, and whether anybody is given them.

    Nobody is where it is only proposed, before the verb or before the name at one of the places.
    """
    act = _act(phrases.text, match, start)
    posts = tuple(
        post._replace(act=act, organisation=_NEW.sub("", post.organisation), former=post.former or match["verb"] in _PAST)
        for post in phrases.posts.listed(*match.span("office"))
    )
    proposed = any(_PROPOSED.search(phrases.text, max(start, at - _NEAR), at) for at in (match.start(), *places))
    return posts, match["verb"] != "拟任" and not proposed


def _act(text: str, match: re.Match[str], start: int) -> Act | None:
    """Return what the verb of a match does to the holding of its posts; None where it only tells of it."""
    verb, at = match["verb"], match.start("verb")
    if verb in ("现任", "时任") or verb in _PAST:
        return None
    near = max(start, at - _LOOK_BACK)
    if _AGAIN.search(text, after(text, near, at), match.end("verb")):
        return Act(Turn.GOES_ON, at)
    if verb not in _BARE or _DECIDED.search(text, near, at):
        return Act(Turn.BEGINS, at)
    decided = not text.endswith("。", 0, start) and _DECISION.search(text, max(0, start - _LOOK_BACK), start)
    return Act(Turn.BEGINS if decided else Turn.HOLDS, at)
