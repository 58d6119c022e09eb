"""What the pieces of a phrase are: posts, people, groups; and which posts go to which people."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

#: Posts that several can hold at once: 副主任A、B、C.
_SHARED = re.compile(r"(?:副[^、]*|(?:常务|执行|联席)主席|委员|成员|常委|代表|议员|专家|学者|员|领导人|教授|研究员|院士|顾问|编辑|理事|助理)$")


#: Posts that only one kind of office has.
_OF_A_COURT = {"审判员": "法院", "检察员": "检察院"}


class Turn(StrEnum):
    """What words do to the holding of a post: 任命 begins it, 免去 ends it, 连任 lets it go on, a bare 任 is one of these."""

    BEGINS = "begins"
    ENDS = "ends"
    GOES_ON = "goes on"
    HOLDS = "holds"


class Act(NamedTuple):
    """What a verb does to the holding of a post, and where the verb stands; `inferred`: it does not say so outright."""

    turn: Turn
    at: int
    inferred: bool = False


class Post(NamedTuple):
    """A post as written: `organisation` is the words before it, perhaps none; `former` says that it is past.

    `act` is what the sentence does to the holding of it, None where it only names the post.
    """

    start: int
    end: int
    title: str
    organisation: str
    former: bool = False
    act: Act | None = None


class Person(NamedTuple):
    """A named person with the posts that the phrase gives.

    `bare`: no post speaks for the name, only its place can; `doubtful`: a post does, but the name is a word as well.
    """

    start: int
    end: int
    name: str
    posts: tuple[Post, ...] = ()
    bare: bool = False
    doubtful: bool = False


class Group(NamedTuple):
    """Unnamed people."""

    start: int
    end: int
    text: str


class Other(NamedTuple):
    """A piece that names nobody."""

    start: int
    end: int


Item = Person | Group | Post | Other


def share(items: list[Item]) -> list[Item]:
    """Give posts to the people who hold them: those just before a name, and those that several can hold to all."""
    if len(items) == 1:
        return items
    out: list[Item] = []
    pending: list[Post] = []
    shared: tuple[Post, ...] = ()
    for item in items:
        if isinstance(item, Post):
            pending.append(item)
            continue
        if isinstance(item, Person):
            if item.posts:
                shared = ()
            elif pending:
                item = give(item, tuple(pending))
                shared = tuple(post for post in pending if _SHARED.search(post.title))
                pending = []
            elif shared:
                item = give(item, shared)
        else:
            shared = ()
        if pending:
            out.extend(pending)
            pending = []
        out.append(item)
    return [*out, *pending]


def give(person: Person, posts: tuple[Post, ...]) -> Person:
    """Return the person with these posts, no longer bare."""
    return person._replace(posts=inherit(posts), bare=False)


def inherit(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Let a post without an office be of the office before it: 省地方志办党组书记、主任."""
    out: list[Post] = []
    for post in posts:
        if not post.organisation and out and _has(out[-1].organisation, post.title):
            post = post._replace(organisation=out[-1].organisation)
        elif not post.organisation and post.title in _OF_A_COURT:
            # 县法院副院长、审判委员会委员、审判员
            courts = (other.organisation for other in out if other.organisation.endswith(_OF_A_COURT[post.title]))
            post = post._replace(organisation=next(courts, ""))
        out.append(post)
    return tuple(out)


def _has(office: str, title: str) -> bool:
    """Tell whether an office can have a post that names none: 水利厅 has a 厅长, but no 县长."""
    if title.startswith("国家"):
        # 中共中央总书记、国家主席: of the state, whoever was named before
        return False
    if title in _OF_A_COURT:
        return office.endswith(_OF_A_COURT[title])
    anywhere = title[-1] != "长" or title.endswith(("秘书长", "理事长", "参谋长", "检察长"))
    return bool(office) and (anywhere or office.endswith(title[-2]))
