"""The documentation can fail: what the program offers is in both READMEs, and every example runs.

In a README, a ```console block is run, command by command, all of them in one folder. Below a command stands what
a terminal must show, messages included; `…` stands for anything within a line, and alone for any lines.
What is not for a test to run (make, folders of the reader's own) is in a ```sh block.
"""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import zhimai
from ingest.readers import kinds
from ontology.facts import Confidence, Fact
from ontology.issues import IssueKind
from queries.library import library
from tests.door.attempts import attempts
from tests.ingest.hostile.cases import CASES
from viz.views import views

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-CN.md"]
PAGES = [*READMES, "RUNNING.md", "RUNNING.zh-CN.md"]
WORDS = [
    ("document", "文档"),
    ("mention", "提及"),
    ("entity", "实体"),
    ("fact", "事实"),
    ("evidence", "依据"),
    ("sighting", "任职所见"),
    ("judgement", "判定"),
    ("question", "问题"),
    ("workspace", "工作区"),
]
DOOR = click.Context(zhimai.main)
VERBS = {name: verb for name in zhimai.main.list_commands(DOOR) if (verb := zhimai.main.get_command(DOOR, name))}
OFFERS = [
    *(f"| `zhimai {verb}` |" for verb in VERBS),
    *(f"| `{name}` | {its.header.title.zh} | {its.header.title.en} | {its.example('`')} |" for name, its in library().items()),
    *(f"`{view}`" for view in views()),
    *(f"`{suffix}`" for suffix in kinds()),
    *(f"| `{kind.kind}` |" for kind in Fact.__subclasses__()),
    *(f"| `{kind}` |" for kind in IssueKind),
    *(f"`{confidence}`" for confidence in Confidence),
]


def readme(name: str) -> str:
    """Return the text of a page, one of the READMEs for example."""
    return (ROOT / name).read_text(encoding="utf-8")


def examples(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of the console blocks of a README, with the lines of output shown below it."""
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = re.sub(r"\\\n\s*", "", part).splitlines()
            yield command, output


def pattern(shown: list[str]) -> str:
    """Return a regular expression that matches an output of which these lines are shown."""
    any_lines, anything = r"(?:.*\n)*", ".*"
    lines = (any_lines if line == "…" else re.escape(line).replace("…", anything) + r"\n" for line in shown)
    return "".join(lines)


TERMINAL = {"COLUMNS": "100", "LC_ALL": "C.UTF-8"}

#: Where the examples find a server.
SERVER = "http://127.0.0.1:8890/sparql"

#: Verbs that go on until they are told to end, which is what `timeout` does: 124 is its word for having done so.
LASTING = {"serve"}


def run(command: str, folder: Path) -> str:
    """Run a line of shell as a reader would, on a terminal of 100 columns, and return what it shows."""
    code, shown = _run_here(command, folder) if _is_plain(command) else _run_in_shell(command, folder)
    assert code == 0, f"$ {command}\n{shown}"
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


def _is_plain(command: str) -> bool:
    """Tell whether a line is zhimai and its arguments, with nothing for a shell to do."""
    return re.match(r"zhimai [^$`]*$", command) is not None and not any(
        set(word) <= set("|&;<>()") for word in shlex.shlex(command, posix=True, punctuation_chars=True)
    )


def _run_here(command: str, folder: Path) -> tuple[int, str]:
    """Run zhimai in this process, which has it loaded."""
    with contextlib.chdir(folder):
        told = CliRunner(env=TERMINAL).invoke(zhimai.main, shlex.split(command)[1:])
    return told.exit_code, told.output


def _run_in_shell(command: str, folder: Path) -> tuple[int, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path} | TERMINAL,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("offer", OFFERS)
def test_documentation_names_every_offer(name: str, offer: str) -> None:
    assert offer in readme(name)


@pytest.mark.parametrize(("english", "chinese"), WORDS)
def test_documentation_explains_every_word(english: str, chinese: str) -> None:
    assert f"| **{english}** {chinese} |" in readme("README.md")
    assert f"| **{chinese}** {english} |" in readme("README.zh-CN.md")


@pytest.mark.parametrize("verb", VERBS)
def test_documentation_says_of_a_verb_what_its_help_says(verb: str) -> None:
    assert f"| `zhimai {verb}` | {VERBS[verb].get_short_help_str(200)} |" in readme("README.md")


@pytest.mark.parametrize("names", [PAGES[:2], PAGES[2:]], ids=["README", "RUNNING"])
def test_documentation_is_the_same_in_both_languages(names: list[str]) -> None:
    english, chinese = (readme(name) for name in names)
    assert list(examples(chinese)) == list(examples(english))
    assert [len(mark) for mark in re.findall(r"^#+(?= )", chinese, re.MULTILINE)] == [
        len(mark) for mark in re.findall(r"^#+(?= )", english, re.MULTILINE)
    ]
    # what is to be copied is the same to the letter, and tables have the same lines
    for to_copy in ("ini", "nginx"):
        fence = re.compile(rf"^ *```{to_copy}\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
        assert fence.findall(chinese) == fence.findall(english)
    assert len(re.findall(r"^\|", chinese, re.MULTILINE)) == len(re.findall(r"^\|", english, re.MULTILINE))


@pytest.mark.parametrize("name", PAGES)
def test_documentation_leads_to_what_is_there(name: str) -> None:
    places = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme(name))
    assert places
    assert [place for place in places if not (ROOT / place).is_file()] == []


def test_documentation_examples_run(tmp_path: Path) -> None:
    shown = list(examples(readme("README.md")))
    assert shown
    for command, output in shown:
        told = run(command, tmp_path)
        if output:
            assert re.fullmatch(pattern(output), told), f"$ {command}\n{told}"


@pytest.mark.parametrize("name", PAGES)
def test_documentation_names_only_options_that_there_are(name: str) -> None:
    known = {option for verb in VERBS.values() for its in verb.params for option in its.opts} | {"--help"}
    for command in re.findall(r"zhimai (?:" + "|".join(VERBS) + r") [^`\n]*", readme(name)):
        for option in re.findall(r" (--[a-z-]+)", command):
            its = known | {f"--{parameter.name}" for question in library().values() for parameter in question.header.parameters}
            assert option in its, command


@pytest.mark.parametrize("name", READMES)
def test_documentation_counts_what_hostile_people_try(name: str) -> None:
    tried = list(attempts())
    rows = lost_none(name)[: len({each.group for each in tried}) + 1]
    groups = list(dict.fromkeys(each.group for each in tried))
    counted = [[each for each in tried if each.group == group] for group in groups] + [tried]
    refused = [sum(200 not in each.allowed for each in its) for its in counted]
    assert rows == [(str(len(its)), str(no), str(len(its) - no)) for its, no in zip(counted, refused, strict=True)]


def test_documentation_has_a_unit_that_systemd_takes(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is missing: apt-get install systemd")
    unit = re.search(r"^```ini\n(.*?)^```$", readme("README.md"), re.MULTILINE | re.DOTALL)
    assert unit
    program = Path(sys.executable).with_name("zhimai")
    (tmp_path / "zhimai.service").write_text(unit[1].replace("/opt/zhimai/bin/zhimai", str(program)), "utf-8")
    told = run(f"systemd-analyze verify {tmp_path / 'zhimai.service'}", tmp_path)
    assert told == ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples speak of: a workspace of the samples, and gold for one bulletin."""
    folder = tmp_path_factory.mktemp("help")
    run("zhimai build --samples -w demo", folder)
    run("zhimai same 仲延（2025-01-14） 仲延（省政府副秘书长） -w demo", folder)
    run("mkdir my-gold; echo '主任林远舟讲话。' > my-gold/1.txt; echo '{\"people\": [\"林远舟\"]}' > my-gold/1.json", folder)
    return folder


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_one_sentence_and_one_example_that_runs(
    verb: str, folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = VERBS[verb].help
    assert text is not None
    sentence, _, rest = text.partition("\n\n")
    assert re.fullmatch(r"[A-Z][^.]*\.", sentence)
    lines = [line.strip() for line in rest.strip().splitlines()]
    assert lines[:2] == ["\b", "Example:"]
    (example,) = lines[2:]
    assert re.search(rf"(^|\| )zhimai {verb} ", example)
    if SERVER in example:
        virtuoso = request.getfixturevalue("virtuoso")
        example = example.replace(SERVER, virtuoso.emptied())
        monkeypatch.setenv("ZHIMAI_USER", virtuoso.user)
        monkeypatch.setenv("ZHIMAI_PASSWORD", virtuoso.password)
    run(f"timeout -s INT 5 {example} || test $? = 124" if verb in LASTING else example, folder)


@pytest.mark.parametrize("verb", VERBS)
def test_help_explains_every_option(verb: str) -> None:
    options = [option for option in VERBS[verb].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def lost_none(name: str) -> list[tuple[str, str, str]]:
    """Return the counts in the tables of what is hostile, in which nothing else was lost: users first, then documents."""
    return re.findall(r"^\| [^|]+ \| (\d+) \| (\d+) \| (\d+) \| 0 \|$", readme(name), re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
def test_the_table_of_hostile_documents_counts_those_that_are_tried(name: str) -> None:
    kinds_of = [(".docx",), (".html", ".xhtml"), (".pdf",), (".txt", ".png"), (".jsonl",), (".zip", ".tar.gz")]
    cases = [[case for case in CASES if case.name.endswith(suffixes)] for suffixes in kinds_of]
    counted = [(len(its), sum(bool(case.refused) for case in its), sum(not case.refused for case in its)) for its in cases]
    assert [tuple(map(int, row)) for row in lost_none(name)[-len(counted) :]] == counted
    assert sum(len(its) for its in cases) == len(CASES)
