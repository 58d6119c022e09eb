import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.extract import Extraction, Reader
from ingest.readers import read as read_file
from ontology.facts import BulletinFact

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
SAMPLES = ROOT / "ingest" / "samples"


def bulletin(extraction: Extraction) -> dict[str, object] | None:
    """Return what the one bulletin fact says, without what it leaves open."""
    facts = [fact for fact in extraction.facts if isinstance(fact, BulletinFact)]
    assert len(facts) <= 1
    return {key: value for key, value in facts[0].said().items() if value} if facts else None


def layout(top: str, foot: str = "") -> str:
    return f"{top}\n\n县志办召开修志推进会\n3月5日，县志办召开修志推进会，主任丁香主持会议并讲话。\n\n{foot}"


@pytest.mark.parametrize(
    ("top", "foot", "said"),
    [
        # an office and a series, or two offices, that blanks set apart in one line
        (
            "政协河湾县委员会办公室  信息简报\n第18期\n2031年3月6日",
            "",
            {"series": "信息简报", "issue": "18", "issuer": "政协河湾县委员会办公室", "date": "2031-03-06"},
        ),
        (
            "河湾档案信息\n第11期\n河湾市档案局　河湾市档案馆　　　　二〇三一年三月六日",
            "",
            {"series": "河湾档案信息", "issue": "11", "issuer": "河湾市档案局", "date": "2031-03-06"},
        ),
        # 文史专刊 is a series and no extra number
        (
            "河湾政协\n（文史专刊）\n第6期　总第151期\n河湾县政协办公室　2031-03-06",
            "",
            {"series": "文史专刊", "issue": "6", "total_issue": "151", "issuer": "河湾县政协办公室", "date": "2031-03-06"},
        ),
        (
            "河湾方志工作简报\n第17期（总第312期）\n河湾省地方志办公室　　2031年3月6日",
            "信息公开选项：主动公开\n报：省委办公厅，省政府办公厅。\n发：机关各处。\n河湾省地方志办公室综合处　　2031年3月7日印发\n（共印60份）",
            {
                "series": "河湾方志工作简报",
                "issue": "17",
                "total_issue": "312",
                "issuer": "河湾省地方志办公室",
                "date": "2031-03-06",
                "printed": "2031-03-07",
                "printer": "河湾省地方志办公室综合处",
                "disclosure": "主动公开",
                "copies": "60",
                "reported_to": ["省委办公厅", "省政府办公厅"],
                "sent_to": ["机关各处"],
            },
        ),
        (
            "竹 溪 史 志 动 态\n二〇三一年第三期\n（总第二十期）\n竹溪县史志办公室编印　　二〇三一年三月六日",
            "抄报：市史志办公室\n抄送：县委办　县政府办\n责任编辑：丁香　　印数：80份",
            {
                "series": "竹溪史志动态",
                "issue": "3",
                "total_issue": "20",
                "issuer": "竹溪县史志办公室",
                "date": "2031-03-06",
                "copies": "80",
                "reported_to": ["市史志办公室"],
                "sent_to": ["县委办", "县政府办"],
            },
        ),
        (
            "河湾省图书馆工作信息　　　　2031年第4期\n河湾省图书馆办公室主办　　　　2031年3月6日",
            "送　省文化和旅游厅　各市州图书馆\n编辑　丁香　　印数　150",
            {
                "series": "河湾省图书馆工作信息",
                "issue": "4",
                "issuer": "河湾省图书馆办公室",
                "date": "2031-03-06",
                "copies": "150",
                "sent_to": ["省文化和旅游厅", "各市州图书馆"],
            },
        ),
        (
            "档案动态\n2031年第5期\n河湾省档案局办公室编　　2031年3月6日",
            "分送：省委常委；中国档案学会办公室。\n各市（州）档案局、档案馆。\n（共印180份）",
            {
                "series": "档案动态",
                "issue": "5",
                "issuer": "河湾省档案局办公室",
                "date": "2031-03-06",
                "copies": "180",
                "sent_to": ["省委常委", "中国档案学会办公室", "各市（州）档案局", "档案馆"],
            },
        ),
        (
            "泊河人大\n第9期\n泊河市人大常委会办公室　　3月6日",
            "分送：市人大常委会组成人员，各县（市、区）人大常委会",
            {
                "series": "泊河人大",
                "issue": "9",
                "issuer": "泊河市人大常委会办公室",
                "date": "2031-03-06",
                "sent_to": ["市人大常委会组成人员", "各县（市、区）人大常委会"],
            },
        ),
        (
            "内部资料　注意保存\n河湾省地方志编纂委员会\n工 作 专 报\n2031年第4号\n河湾省地方志编纂委员会办公室　　2031年3月6日",
            "报：省委、省政府。\n送：各成员单位。",
            {
                "series": "工作专报",
                "issue": "4",
                "issuer": "河湾省地方志编纂委员会办公室",
                "date": "2031-03-06",
                "reported_to": ["省委", "省政府"],
                "sent_to": ["各成员单位"],
            },
        ),
        (
            "政务信息\n（12）\n竹溪县人民政府办公室　　2031.3.6",
            "报送：县委书记、副书记、常委\n发送：各乡镇、街道，\n县直各部门",
            {
                "series": "政务信息",
                "issue": "12",
                "issuer": "竹溪县人民政府办公室",
                "date": "2031-03-06",
                "reported_to": ["县委书记、副书记、常委"],
                "sent_to": ["各乡镇、街道", "县直各部门"],
            },
        ),
        (
            "江滨大学年鉴简讯\n（增刊）\n总第17期　　江滨大学档案馆　　2031-03-06",
            "报：校领导　送：校属各单位　发：各学院",
            {
                "series": "江滨大学年鉴简讯",
                "issue": "增刊",
                "total_issue": "17",
                "issuer": "江滨大学档案馆",
                "date": "2031-03-06",
                "reported_to": ["校领导"],
                "sent_to": ["校属各单位", "各学院"],
            },
        ),
        (
            "河湾省地方志办公室\n2031年3月6日",
            "河湾省地方志办公室综合处\n2031年3月6日印发",
            {
                "issuer": "河湾省地方志办公室",
                "date": "2031-03-06",
                "printed": "2031-03-06",
                "printer": "河湾省地方志办公室综合处",
            },
        ),
    ],
)
def test_masthead_and_colophon(
    read: Callable[[str], Extraction], top: str, foot: str, said: dict[str, object]
) -> None:
    assert bulletin(read(layout(top, foot))) == said


def test_minutes(read: Callable[[str], Extraction]) -> None:
    text = (
        "竹溪县方志中心主任办公会议纪要\n（2031）第4期\n时　间：2031年3月5日\n主持人：丁香\n出席：李默　王洛\n"
        "一、关于县志进度\n会议同意年底送审。\n\n分送　中心各股室　县档案馆\n竹溪县方志中心办公室　　2031年3月6日印发"
    )
    assert bulletin(read(text)) == {
        "series": "竹溪县方志中心主任办公会议纪要",
        "issue": "4",
        "issuer": "竹溪县方志中心",
        "date": "2031-03-06",
        "printed": "2031-03-06",
        "printer": "竹溪县方志中心办公室",
        "sent_to": ["中心各股室", "县档案馆"],
    }


def test_a_page_of_the_web(read: Callable[[str], Extraction]) -> None:
    text = "河湾方志工作简报（2031年第6期，总第96期）\n发布时间：2031-03-06　来源：河湾省方志办\n全省修志工作会议召开\n3月5日，全省修志工作会议召开。"
    assert bulletin(read(text)) == {
        "series": "河湾方志工作简报",
        "issue": "6",
        "total_issue": "96",
        "issuer": "河湾省方志办",
        "date": "2031-03-06",
    }


@pytest.mark.parametrize(
    "text",
    [
        "全省修志工作会议召开\n3月5日，全省修志工作会议召开。",
        "全省修志工作会议召开\n发布时间：2031-03-06　来源：河湾日报\n3月5日，全省修志工作会议召开。",
        "河湾日报　2031年3月6日　星期四　第01版：要闻\n全省修志工作会议召开\n3月5日，全省修志工作会议召开。",
        "县志办开展主题党日活动\n3月5日，县志办开展主题党日活动。\n（县志办　2031年3月6日）",
    ],
)
def test_news_is_no_bulletin(read: Callable[[str], Extraction], text: str) -> None:
    assert bulletin(read(text)) is None


def test_title_and_evidence(read: Callable[[str], Extraction]) -> None:
    text = layout("竹溪史志动态\n第3期\n竹溪县史志办公室　　2031年3月6日", "发：各乡镇。\n（共印80份）")
    fact = next(fact for fact in read(text).facts if isinstance(fact, BulletinFact))
    assert fact.title == "县志办召开修志推进会"
    assert [text[evidence.start : evidence.end] for evidence in fact.evidence] == [
        "竹溪史志动态",
        "第3期",
        "竹溪县史志办公室　　2031年3月6日",
        "发：各乡镇。",
        "（共印80份）",
    ]


def plain(words: object) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", str(words)) if c.isalnum())


def gold() -> list[tuple[Path, dict[str, object]]]:
    """Return the documents of the project that have a masthead or a colophon, with what these say."""
    texts = [*sorted((GOLD / "open").glob("*.txt")), *sorted(SAMPLES.glob("*"))]
    out = []
    for path in texts:
        here = GOLD / ("open" if path.parent.name == "open" else "samples") / f"{path.stem}.json"
        told = json.loads(here.read_text("utf-8")).get("bulletin") if here.is_file() else None
        if told:
            out.append((path, told))
    return out


@pytest.mark.parametrize(("path", "told"), [pytest.param(*case, id=case[0].stem) for case in gold()])
def test_the_gold_of_the_project(reader: Reader, path: Path, told: dict[str, object]) -> None:
    said = bulletin(reader.read(read_file(path))) or {}
    for key, want in told.items():
        if key in ("reported_to", "sent_to"):
            assert isinstance(want, list)
            assert [plain(name) for name in _list(said.get(key))] == [plain(name) for name in want], key
        else:
            allowed = want if isinstance(want, list) else [want]
            assert plain(said.get(key)) in [plain(value) for value in allowed], key


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []
