"""What a meeting conveyed or studied: other meetings, documents, speeches, instructions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from ontology.facts import Confidence, ConveyedFact, Entity, Kind

from ..draft import Draft
from ..grammar.sayings import said_from
from ..grammar.signs import Signs
from ..lexicon import Tag
from ..mentions import MeetingMention, Part, Sentence, beginning
from . import extractor
from .meetings import main_meeting

#: The verbs by which a meeting takes something in, with the adverbs that like to stand before them.
_CONVEYS = re.compile(
    r"(?P<adverbs>(?:专题|集中|集体|原原本本|原文|全文|逐字逐句|逐条|逐段|跟进|第一时间|轮流|详细|现场|线上|认真|共同|再次|及时|组织|书面|一起|首先|还|并|重点|带头|先后|深入|系统|分别)*)"
    r"(?P<verb>研究贯彻落实|研究贯彻|传达学习|学习传达|传达贯彻|传达部署|传达|学习宣传贯彻|学习贯彻|学习领会|学习研讨|学习|领学|领读)(?:贯彻)?(?:落实)?(?:和研究)?了?"
    r"(?!班|会|型|强国|小组|中心组|成果|成效|教育|研讨|体会|方案|计划|活动|氛围|阅读|的|，|。|、|和|运用|情况|培训|会议|落实|意见|措施|举措|工作|办法|事宜)"
)
#: The object before the verb: 对全会精神进行了传达学习, 全会精神在会上作了传达, 听取全会精神的传达.
_VERBED = r"(?P<verb>传达学习|学习传达|传达贯彻|传达|学习)(?![^，；。]{0,4}[班会型])"
_ADVERBS = r"(?:在会上|现场|再次|予以|进行|作出|作|开展|得到|了|专题|集中|认真|深入|全面|原原本本|系统|及时|专门|向[^，；。]{2,12}|的)"
_CONVEYED = (
    re.compile(rf"(?:[对就将把]|[听聆][取听]了?)(?P<object>[^，；。：—]{{4,80}}?)(?<!论){_ADVERBS}*{_VERBED}"),
    re.compile(rf"(?P<object>[^，；。：—]{{4,80}}?)(?<!论){_ADVERBS}*(?:作了|进行了?|得到|予以){_ADVERBS}*{_VERBED}"),
)
#: What may stand before the verb in its clause: the meeting itself, a reader, or what its task is.
_ACTOR = re.compile(
    r"(?:.*(?:会议|大会|全会|会上|会前|座谈会|会|班|党组|支部|大家|党员|干部|同志|与会人员)(?:期间|上|还|首先|分别)?|[^，《]{0,12}(?:会议|会上|大家|与会人员|党员干部)[^，《的要应须将把对为以就在于向让使]{0,6}|.*(?:任务|议题|内容|议程)是"
    r"|.*(?:书记|主任|主席|部长|局长|馆长|处长|科长|院长|委员|秘书长|副?[^，]{1,2}长)[^，]{2,4}|[^，]{0,4}|.*并)$"
)
_EXHORTS = re.compile(
    r"[要应须需将把对为以就在愿拟论]$|(?:强调|要求|指出|提出|必须|认为|希望|号召|推动|引导|持续|抓好|做好|深化|加强|结合|围绕|通过|部署|安排|决定|审议|总结|关于|为了|继续|不断|更加|更好|全面|首要)$"
    # 就全办学习贯彻工作提出要求
    r"|(?:就|围绕)[^，]{1,12}$"
)
_CLAUSES = re.compile(r"[^，；：。！？\s]+")
_COMMA = re.compile(r"[，；：。！？\s]")
_NOUN = re.compile(
    r"(?:精神|讲话|指示|批示|论述|思想|会议|全会|两会|》(?:（[^（）]*）)?[^，]{0,6}|条例|意见|通知|决定|规定|办法|纲要|文件|法规|报告|要求|部署|决议|公报|贺信|规划|方案|内容|章程|党章|通报|细则|准则|回信|[大班论]|等)$"
)
_VERB = re.compile("(?:会议|并|还|再次|现场)?(?:坚决|全面|切实|认真|深入)?(?:审议|听取|研究|讨论|通报|安排|部署|审定|观看|举行|开展|贯彻|落实|推进|总结|分析)")
#: What somebody did, and no thing that could be conveyed; 在参加审议时的讲话 is one.
_DEED = re.compile(
    "(?:出席|参加|列席|主持(?!召开的|的))(?![^，；。]{2,40}(?:时|期间|[会式班]上)(?:的|所作|发表))|进行|表示|解读|宣读|[作通介汇][了报绍]了|开班|并(?:作|讲|发表|提出|部署|就)|怎么|如何"
)
_THEN = re.compile(
    "并(?:作|讲|发表|提出|部署|就|对|听取|研究|审议|通报|安排)|(?<=精神)(?=审议|听取|研究|部署|安排)"
)
_STUDIES = re.compile("深入|系统|全面")
_MEETS = re.compile("(?:会议|会上|大家|班|支部|党组|同志)[^，]{0,2}$")
_HINT = re.compile("传达|学习|领学|领读|研究贯彻")
_SPLIT = re.compile(r"[，、]|以及|(?<=精神)[和与及](?!要求|部署|内容|工作|任务)|和(?=《|习近平|省委|市委|县委|中央|全国|全省|全市)|及(?=《)")
#: What stands between a post and the end of 市委书记丁一: he and the next one said it together.
_NAME = re.compile("[\u4e00-\u9fff·]{2,4}")
_SPIRIT = re.compile(r"(?:的?(?:主要|有关|相关)?(?:精神|内容|文件|要求|部署))+$|等.{0,12}$|并(?:讲话|作|发表|就|对|部署|研究).{0,20}$")
_SPEECH = re.compile(r"讲话|指示|批示|论述|重要思想|报告|贺信|致辞|要求")
_SAID = re.compile("(?:讲话|指示|批示|致辞|贺信|报告)+$")
#: What ends so is one thing, though an office begins it: 省委常委会会议, 县委书记关于修志的批示; not 省委有关会议.
_ONE_THING = (
    "(?!.*(?:有关|相关|系列|历次|各级|最新|重要会议))[^，；。]{5,}"
    "(?:批示|指示|讲话|全会|会议|大会|意见|通知|通报|条例|决定|规定|细则|办法|规划|纲要|要点)$"
)
_VAGUE = re.compile(
    rf"(?!{_ONE_THING})(?:(?:中央|省委|市委|上级|有关|相关|会议|党的|文件|情况|经验|知识|业务|理论|思想|政策|先进|典型)|.*(?:[自己》《]|主题教育))"
    r"|.*(?:情况|会议和文件|书记|主任|成员|常委|新时代中国特色社会主义思想(?:主题教育.*)?)$"
)


@extractor(requires=["sentences", "words", "meetings", "main_meetings", "titles"], assigns=["conveyances", "facts", "related"])
def conveyances(draft: Draft) -> None:
    """State what each meeting conveyed, item by item."""
    facts: dict[tuple[Entity, Entity], ConveyedFact] = {}
    text = draft.text
    hints = Signs.of(_HINT, text)
    held = [mention for mention in draft.meetings if mention.held and mention.entities]
    for sentence in draft.sentences:
        if sentence.part not in (Part.BODY, Part.HEADLINE):
            continue
        if not hints.within(sentence.start, sentence.end):
            continue
        for start, end in _objects(text, sentence):
            if _names_meeting(draft, start):
                continue
            told = _conveyor(held, sentence, start)
            meeting = told or main_meeting(draft, sentence.section, start)
            if meeting is None:
                continue
            for subject in _subjects(draft, start, end):
                if subject == meeting:
                    continue
                draft.related.add(sentence.start)
                if (meeting, subject) in facts:
                    continue
                facts[meeting, subject] = ConveyedFact(
                    meeting=meeting,
                    subject=subject,
                    evidence=(draft.source.evidence(sentence.start, sentence.end),),
                    extractor="conveyances",
                    confidence=Confidence.STATED if told else Confidence.PATTERN,
                )
    draft.conveyances = list(facts.values())
    draft.facts.extend(draft.conveyances)


def _objects(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the objects of the verbs of conveying, comma by comma, as long as they are nouns."""
    said = said_from(text, sentence.start, sentence.end)
    told: set[int] = set()
    for part in _CLAUSES.finditer(text, sentence.start, said):
        brought = _brought(text, *part.span())
        if brought and _NOUN.search(text, *brought.span("object")) and not _EXHORTS.search(text[part.start() : brought.start()]):
            told.add(brought.end("object"))
            yield brought.span("object")
    for match in _CONVEYS.finditer(text, sentence.start, said):
        clause = max(max(text.rfind(mark, sentence.start, match.start()) for mark in "，；：。 ") + 1, sentence.start)
        before = text[clause : match.start()]
        if _EXHORTS.search(before) or not _ACTOR.match(before):
            continue
        if _STUDIES.search(match["adverbs"]) and not _MEETS.search(before):
            # 以…为主题，深入学习贯彻…: what it is all for
            continue
        first, at = True, match.end()
        # from where the objects of an earlier verb went on, they go on as they did
        while at < sentence.end and (first or at not in told):
            told.add(at)
            stop = _COMMA.search(text, at, sentence.end)
            end = stop.start() if stop else sentence.end
            then = _THEN.search(text, at, end)
            stop, end = (None, then.start()) if then else (stop, end)
            plain = first and match["verb"].startswith(("传达", "领")) and text[at : end].find("《") >= 0
            if not (plain or _NOUN.search(text, at, end)) or (not first and (_VERB.match(text, at) or _CONVEYS.match(text, at))) or _DEED.search(text, at, end):
                break
            yield at, end
            first = False
            if not stop or stop.group() not in "， ":
                break
            at = end + 1


def _brought(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the clause as one that has its object before the verb of conveying, if it does."""
    if not _HINT.search(text, start, end):
        return None
    return _CONVEYED[0].search(text, start, end) or _CONVEYED[1].match(text, start, end)


def _names_meeting(draft: Draft, at: int) -> bool:
    """Tell whether a place lies inside the name of a meeting: 学习贯彻全会精神培训班 conveys nothing by its name."""
    i = bisect_right(draft.meetings, at, key=attrgetter("start")) - 1
    return i >= 0 and draft.meetings[i].start < at < draft.meetings[i].end


def _conveyor(held: Sequence[MeetingMention], sentence: Sentence, at: int) -> Entity | None:
    """Return the meeting that conveys, where the sentence names it before: the last one that was held."""
    before = beginning(held, sentence.start, at)
    return before[-1].entities[-1] if before else None


def _subjects(draft: Draft, start: int, end: int) -> Iterator[Entity]:
    """Yield the things conveyed in a span: meetings and titles in it, and every other item by its words."""
    # somebody's speech at a meeting, somebody's word on a book: neither the meeting nor the book
    pieces = list(_pieces(draft, start, end))
    taken = [piece for piece in pieces if _speech(draft, *piece)]
    for first, last in taken:
        words = _SPIRIT.sub("", draft.text[first:last].strip("“”的了 "))
        yield Entity(_kind(words), words)
    for mention in beginning(draft.meetings, start, end):
        if mention.named and not _within(mention.start, taken):
            taken.append((mention.start, mention.end))
            yield from mention.entities
    for title in beginning(draft.titles, start, end):
        if not _within(title.start, taken):
            taken.append((title.start, title.end))
            yield Entity(Kind.DOCUMENT, title.name)
    for first, last in pieces:
        if any(a < last and b > first for a, b in taken):
            continue
        words = _SPIRIT.sub("", draft.text[first:last].strip("“”的了 "))
        if 4 <= len(words) <= 60 and not _VAGUE.match(words):
            yield Entity(_kind(words), words)


def _speech(draft: Draft, start: int, end: int) -> bool:
    """Tell whether an item is what somebody said or wrote: a post, and at the end 讲话 or 批示."""
    end = (close := _SPIRIT.search(draft.text, start, end)) and close.start() or end
    said = _SAID.search(draft.text, start, end)
    return bool(said and any(tag & (Tag.POST | Tag.TITLE) for _, _, tag in draft.words.within(start, said.start())))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _pieces(draft: Draft, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _SPLIT.finditer(draft.text, start, end):
        if not _ends_in_name(draft, at, match.start()):
            yield at, match.start()
            at = match.end()
    yield at, end


def _ends_in_name(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a piece ends in somebody with his post: 省委书记丁一、省长卜二关于修志的批示 is one thing."""
    post = max((b for _, b, tag in draft.words.within(start, end) if tag & Tag.POST), default=end)
    return _NAME.fullmatch(draft.text, post, end) is not None and not _NOUN.search(draft.text, start, end)


def _kind(words: str) -> Kind:
    if re.search("指示|批示", words):
        return Kind.INSTRUCTION
    return Kind.SPEECH if _SPEECH.search(words) else Kind.DOCUMENT
