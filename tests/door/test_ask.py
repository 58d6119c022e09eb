"""Asking: every question of the library is a command, and its parameters are options."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from queries.library import library
from zhimai import main

Call = Callable[..., Result]


def test_ask_lists_all_questions_with_their_options(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    listed = call("ask")
    rows = {line.split()[0]: line.split() for line in listed.stdout.splitlines()[1:]}
    assert listed.exit_code == 0
    assert {name: [word for word in row if word.startswith("--")] for name, row in rows.items()} == {
        name: [f"--{parameter.name}" for parameter in question.header.parameters]
        for name, question in library().items()
    }


@pytest.mark.parametrize("name", library())
def test_ask_explains_each_question(call: Call, name: str) -> None:
    question = library()[name]
    told = call("ask", name, "--help")
    assert told.exit_code == 0
    assert question.header.title.zh in told.stdout
    assert question.header.title.en in told.stdout
    assert all(f"--{parameter.name}" in told.stdout for parameter in question.header.parameters)


@pytest.mark.parametrize("name", [name for name in library() if name != "grounds"])
def test_ask_has_an_answer_to_each_example(call: Call, samples: Path, name: str) -> None:
    values = [part for option, value in library()[name].header.example.items() for part in (f"--{option}", value)]
    told = call("ask", name, *values, "-w", samples, "--format", "json")
    assert told.exit_code == 0, told.stderr
    rows = json.loads(told.stdout)["rows"]
    assert rows and all(any(row["quote"]) for row in rows if "quote" in row)


def test_ask_asks_back_in_one_line_where_a_name_fits_several(call: Call, samples: Path) -> None:
    told = call("ask", "attendance", "-w", samples, "--person", "li")
    assert (told.exit_code, told.stdout) == (3, "")
    assert told.stderr.startswith("Error: --person “li” may mean 4 things: ")
    assert "蔺怀舟" in told.stderr and told.stderr.count("\n") == 1
    everybody = call("ask", "attendance", "-w", samples, "--person", "*", "--format", "csv")
    assert len(everybody.stdout.splitlines()) > 100


def test_ask_takes_a_part_of_names_for_all_that_fit_where_nobody_can_be_asked(call: Call, samples: Path) -> None:
    told = call("ask", "attendance", "-w", samples, "--meeting", "党组会", "--format", "csv")
    assert told.exit_code == 0
    assert told.stderr.startswith("--meeting “党组会” may mean 3 things: ")
    assert told.stderr.endswith(" All are meant; write one of these names for one\n")
    assert told.stderr.count("\n") == 1
    every = call("ask", "attendance", "-w", samples, "--meeting", "*党组会*", "--format", "csv")
    assert told.stdout == every.stdout != ""


def test_ask_asks_back_on_a_terminal(call: Call, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhimai.choosing.on_terminal", lambda: True)
    asked = ("ask", "agenda", "-w", samples, "--person", "li", "--format", "csv")
    first = call(*asked, stdin="1\n")
    name = first.stderr.splitlines()[1].split()[1].partition("（")[0]
    assert {row["参会者"] for row in csv.DictReader(io.StringIO(first.stdout))} == {name}
    everybody = call(*asked, stdin="0\n")
    assert len({row["参会者"] for row in csv.DictReader(io.StringIO(everybody.stdout))}) > 1


def test_ask_shows_the_first_rows_only(call: Call, samples: Path) -> None:
    asked = ("ask", "attendance", "-w", samples, "--limit", "2")
    assert len(json.loads(call(*asked, "--format", "json").stdout)["rows"]) == 2
    assert call(*asked).stderr.startswith("2/")


@pytest.mark.parametrize(
    ("locale", "told"), [("zh_CN.UTF-8", "问题"), ("C.UTF-8", "问题"), ("en_GB.UTF-8", "Question"), ("de_DE.UTF-8", "Question")]
)
def test_ask_speaks_the_language_of_the_user(monkeypatch: pytest.MonkeyPatch, locale: str, told: str) -> None:
    def listed(*options: str) -> str:
        return CliRunner(env={"LC_ALL": locale}).invoke(main, ["ask", *options]).stdout.split()[0]

    assert listed() == told
    assert (listed("--lang", "en"), listed("--lang", "zh")) == ("Question", "问题")


@pytest.mark.parametrize(
    ("option", "typed", "values"),
    [("--person", "linhuai", ["蔺怀舟"]), ("--role", "", ["主持", "讲话", "出席", "列席"]), ("--since", "2", []), ("--person", "无此人", [])],
)
def test_ask_completes_values(samples: Path, option: str, typed: str, values: list[str]) -> None:
    asked = ["ask", "agenda", "-w", str(samples), option]
    found = ShellComplete(main, {}, "zhimai", "_ZHIMAI_COMPLETE").get_completions(asked, typed)
    assert [item.value for item in found] == values


def test_ask_answers_as_table(call: Call, samples: Path) -> None:
    told = call("ask", "attendance", "-w", samples, "--person", "蔺怀舟", "--role", "主持")
    title, *lines = told.stdout.splitlines()
    assert (told.exit_code, title.strip()) == (0, library()["attendance"].header.title.zh)
    assert any("蔺怀舟" in line and "2025-01-13" in line for line in lines)
    assert told.stderr.endswith(" 条\n")


def test_ask_answers_as_csv_that_excel_opens(call: Call, samples: Path) -> None:
    told = call("ask", "attendance", "-w", samples, "--person", "蔺怀舟", "--format", "csv", "--bom")
    rows = list(csv.DictReader(io.StringIO(told.stdout_bytes.decode("utf-8-sig"))))
    assert told.stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert {row["参会者"] for row in rows} == {"蔺怀舟"}
    assert all("蔺怀舟" in row["原文"] for row in rows)


def test_ask_answers_in_english(call: Call, samples: Path) -> None:
    told = call("ask", "attendance", "-w", samples, "--person", "蔺怀舟", "--format", "csv", "--lang", "en")
    (header, *rows) = csv.reader(io.StringIO(told.stdout))
    assert header[:3] == ["Date", "Meeting", "Participant"]
    assert {row[2] for row in rows} == {"蔺怀舟"}


def test_ask_answers_as_json(call: Call, samples: Path) -> None:
    told = call("ask", "led-to", "-w", samples, "--publication", "澜川简史", "--format", "json")
    answer = json.loads(told.stdout)
    assert (answer["question"], {row["publication_name"] for row in answer["rows"]}) == (
        "led-to",
        {"澜川简史"},
    )
    assert any("祁景行" in quote for row in answer["rows"] for quote in row["quote"])


def test_ask_tells_who_held_a_post_on_a_date(call: Call, samples: Path) -> None:
    """The head of the office moved on on 24 July 2025, and his deputy followed him."""
    post = ("主任", "澜川省地方志工作办公室")
    shown = {
        "2025-03-01": [("蔺怀舟", "在两次所见之间", "", "2025-02-18", "2025-03-07", "2025-07-24"),
                       ("欧阳砚秋", "此后才始任", "2025-07-24", "", "2025-07-24", "")],
        "2025-07-24": [("欧阳砚秋", "其时所见", "2025-07-24", "2025-07-24", "2025-07-25", ""),
                       ("蔺怀舟", "其时卸任", "", "2025-07-02", "", "2025-07-24")],
        "2025-09": [("欧阳砚秋", "其时所见", "2025-07-24", "2025-09-26", "2025-11-17", ""),
                    ("蔺怀舟", "此前已卸任", "", "2025-07-02", "", "2025-07-24")],
    }  # fmt: skip
    for date, rows in shown.items():
        told = call("ask", "holders", "-w", samples, "--date", date, "--post", "省地方志工作办公室主任", "--format", "csv")
        (_, *found) = csv.reader(io.StringIO(told.stdout))
        assert [tuple(row[:8]) for row in found] == [(*post, *row) for row in rows], date
        assert all(row[9] and row[10] for row in found)


def test_ask_shows_a_career_with_what_is_stated(call: Call, samples: Path) -> None:
    told = call("ask", "career", "-w", samples, "--person", "蔺怀舟", "--until", "2025-08-01", "--format", "csv")
    (header, *rows) = csv.reader(io.StringIO(told.stdout))
    assert header[:8] == ["首见", "末见", "始任", "卸任", "人物", "职务", "机构", "曾任"]
    office = "澜川省地方志工作办公室"
    assert [tuple(row[:8]) for row in rows] == [
        ("2025-01-14", "2025-07-02", "", "2025-07-24", "蔺怀舟", "党组书记", office, ""),
        ("2025-01-14", "2025-07-02", "", "2025-07-24", "蔺怀舟", "主任", office, ""),
        ("2025-01-14", "2025-01-14", "", "", "蔺怀舟", "组长", "", ""),
        ("2025-04-09", "2025-04-09", "", "", "蔺怀舟", "组长", "编纂工作领导小组", ""),
    ]


def test_ask_suggests_near_names(call: Call, samples: Path) -> None:
    told = call("ask", "attendance", "-w", samples, "--person", "欧阳砚丘")
    assert (told.exit_code, told.stdout) == (3, "")
    assert told.stderr.startswith("Error: no participant called “欧阳砚丘”; near: 欧阳砚秋")


def test_ask_knows_its_questions(call: Call, samples: Path) -> None:
    told = call("ask", "attendence", "-w", samples)
    assert told.exit_code == 3
    assert told.stderr == f"Error: no question 'attendence'; questions are {', '.join(library())}\n"


def test_ask_wants_the_values_that_a_question_needs(call: Call, samples: Path) -> None:
    told = call("ask", "career", "-w", samples)
    assert told.exit_code == 2
    assert told.stderr.endswith("Error: Missing option '--person'.\n")


def test_ask_wants_a_workspace(call: Call, tmp_path: Path) -> None:
    told = call("ask", "attendance", "-w", tmp_path)
    assert told.exit_code == 3
    assert told.stderr.startswith(f"Error: {tmp_path} is no workspace")
