import pytest

from ingest.grammar.editions import Behind, behind, core, normalised, within


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", Behind(0)),
        ("编纂工作", Behind(0)),
        ("（草案）", Behind(4, draft="草案")),
        ("（征求意见稿）提请审议", Behind(7, draft="征求意见稿")),
        ("（英文版）出版", Behind(5, edition="英文版", bracketed=True)),
        ("（第二版）", Behind(5, edition="第二版", bracketed=True)),
        ("英文版首发", Behind(3, edition="英文版")),
        ("简本连续四年", Behind(2, edition="简本")),
        ("增订本", Behind(3, edition="增订本")),
        ("第三卷送审", Behind(3, volume="第三卷")),
        ("第一辑影印本", Behind(6, volume="第一辑", edition="影印本")),
        ("2025卷进入", Behind(5, volume="2025卷")),
        ("下卷通过", Behind(2, volume="下卷")),
        ("200册，发至各乡", Behind(0)),
        ("（云政发〔2025〕12号）", Behind(14, number="云政发〔2025〕12号")),
        ("（云志办[2025]3号）", Behind(13, number="云志办〔2025〕3号")),
        ("（云志委(2024)7号）", Behind(13, number="云志委〔2024〕7号")),
        ("（云办发〔2025〕 12 号）", Behind(16, number="云办发〔2025〕12号")),
        ("（云办发〔2025〕7号，以下简称《意见》）", Behind(22, number="云办发〔2025〕7号", short="意见")),
        ("（以下简称《条例》）要求", Behind(10, short="条例")),
        ("（2025年第3号）", Behind(10, number="2025年第3号")),
        ("（市长主编）", Behind(0)),
    ],
)
def test_behind(text: str, read: Behind) -> None:
    assert behind(text, 0, len(text)) == read


@pytest.mark.parametrize(
    ("name", "draft", "edition"),
    [
        ("河湾年鉴（简本）", "", "简本"),
        ("河湾市保护条例（草案）", "草案", ""),
        ("河湾县志（1991—2020）", "", ""),
        ("河湾县志", "", ""),
    ],
)
def test_within(name: str, draft: str, edition: str) -> None:
    assert within(name) == Behind(len(name), draft=draft, edition=edition)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("河湾县志（1991—2020）", "河湾县志"),
        ("河湾省规划（2026—2030年）（送审稿）", "河湾省规划"),
        ("河湾县志", "河湾县志"),
        ("（草案）", "（草案）"),
    ],
)
def test_core(name: str, bare: str) -> None:
    assert core(name) == bare


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("川府发[2023] 9号", "川府发〔2023〕9号"),
        ("川府发（2023）9号", "川府发〔2023〕9号"),
        ("川府发【2023】第 9 号", "川府发〔2023〕9号"),
        ("川府发〔2023〕9号", "川府发〔2023〕9号"),
        ("2025年第3号", "2025年第3号"),
    ],
)
def test_normalised(written: str, number: str) -> None:
    assert normalised(written) == number
