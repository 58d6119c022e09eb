from collections.abc import Callable

import pytest
from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("审议《云溪县志》和《云溪年鉴（2030）》。", ["云溪县志", "云溪年鉴（2030）"]),
        ("印发《关于做好〈云溪县志〉编纂工作的通知》。", ["关于做好〈云溪县志〉编纂工作的通知"]),
        ("印发《关于做好《云溪县志》编纂工作的通知》。", ["关于做好《云溪县志》编纂工作的通知"]),
        ("《 云溪县志 》", ["云溪县志"]),
        # marks without their fellows
        ("《云溪县志", []),
        ("云溪县志》", []),
        ("》《", []),
        ("《》", []),
        ("《" + "云" * 130 + "》后来的《云溪县志》", ["云溪县志"]),
        ("没有书名", []),
    ],
)
def test_titles_in_marks(parse: Callable[[str], Doc], text: str, titles: list[str]) -> None:
    doc = parse(text)
    assert [title.name for title in doc._.titles] == titles
    assert all(doc._.text[t.start] == "《" and doc._.text[t.end - 1] == "》" and t.marked for t in doc._.titles)
