import math
from itertools import combinations

import pytest

from ontology.drawing import DrawnClass, DrawnRelation, drawing
from ontology.facts import Kind, Role
from ontology.model import direct_properties
from ontology.terms import FOAF, SKOS, ZM

# WCAG 2.2, success criterion 1.4.11: graphics keep 3 to 1 on what is beside them.
GROUNDS = {"white": "#ffffff", "near black": "#16181d"}

# How red, green and blue light look without one sort of cone (Machado, Oliveira, Fernandes 2009, severity 1).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
APART = 0.05  # in Oklab, where a difference that one just sees is about 0.02

DRAWN = {look.en: look for look in drawing().classes.values()}
LINES = drawing().relations.values()
COLOURS = sorted({look.colour for look in DRAWN.values()} | {line.colour for line in LINES})


def test_class_is_drawn_as_the_turtle_says() -> None:
    assert drawing().classes[str(FOAF.Person)] == DrawnClass(
        iri=str(FOAF.Person),
        kind=Kind.PERSON,
        zh="人物",
        en="person",
        colour="#2f7fd1",
        shape="dot",
        labelled_by=str(SKOS.prefLabel),
    )


def test_relation_is_drawn_as_the_turtle_says() -> None:
    assert drawing().relations[str(ZM.ledTo)] == DrawnRelation(
        iri=str(ZM.ledTo), zh="促成", en="led to", colour="#d6453d", width=2.4, dashed=False, arrow=True
    )


def test_every_kind_of_entity_is_drawn() -> None:
    assert {look.kind for look in DRAWN.values()} == {None, *Kind}


def test_every_direct_property_of_a_role_is_drawn() -> None:
    assert {role: str(direct_properties()[role]) in drawing().relations for role in Role} == dict.fromkeys(
        Role, True
    )


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize("colour", COLOURS)
def test_colour_stands_out_from_the_ground(colour: str, ground: str) -> None:
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


@pytest.mark.parametrize("eye", EYES)
def test_classes_of_one_shape_differ_in_colour_for_every_eye(eye: str) -> None:
    alike = [
        (one.en, other.en)
        for one, other in combinations(DRAWN.values(), 2)
        if one.shape == other.shape and math.dist(seen(one.colour, eye), seen(other.colour, eye)) < APART
    ]
    assert alike == []


def light(colour: str) -> tuple[float, float, float]:
    """Return the linear light of a colour #rrggbb."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """Return the Oklab coordinates of a colour as an eye sees it."""
    r, g, b = (
        min(max(sum(part * of for part, of in zip(row, light(colour), strict=True)), 0), 1)
        for row in EYES[eye]
    )
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
    )
