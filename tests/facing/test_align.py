"""Paragraphs and lines face what they translate; nothing is lost, nothing later shifts."""

import random
import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facing.align import Pair, Unit, align_lines, align_sentences, align_units
from tests.cases import Case, cases

TURN = {"Q": "question", "A": "answer"}
KIND = {"#": "heading", ">": "quote", ".": "paragraph"}

INTERVIEW = [
    (
        "你什麼時候開始拍電影的？",
        "When did you begin making films?",
    ),
    (
        "一九九八年，我還在念大學，借了朋友的一台 Bolex。",
        "In 1998, when I was at university and borrowed a friend's Bolex.",
    ),
    (
        "第一部片拍了什麼？",
        "What was the first one about?",
    ),
    (
        "拍我外婆家門口的那條河。從早上拍到晚上，一共用了七卷底片，洗出來只有兩卷能看，我還是把它們全部剪進去了。",
        "The river in front of my grandmother's house. I shot from morning to night and used seven "
        "rolls; only two could be seen at all once they were developed, but I cut all of them in.",
    ),
    (
        "她看過嗎？",
        "Has she seen it?",
    ),
    (
        "看過，她說太安靜了。",
        "Yes. She said it was too quiet.",
    ),
    (
        "後來為什麼改拍長片？",
        "Why did you turn to features later?",
    ),
    (
        "因為有人肯出錢。二〇〇五年陳清揚找到我，她剛從北京搬過來，手上有三百萬，想拍一個關於海關的故事。",
        "Because someone was willing to pay. In 2005 Chen Qingyang came to me; she had just moved here "
        "from Beijing, had three million in hand, and wanted to make a story about the customs.",
    ),
    (
        "《潮間帶》和那條河有關係嗎？",
        "Has Tidal Zone anything to do with that river?",
    ),
    (
        "有一點吧！剪接的時候我才發現，兩部片最後一個鏡頭的長度一模一樣，都是四十二秒，連風的方向都一樣。",
        "A little! Only in the cutting room did I find that the last shots of the two films are of "
        "exactly the same length, forty-two seconds, and that even the wind blows the same way.",
    ),
    (
        "你現在還用底片嗎？",
        "Do you still shoot on film?",
    ),
    (
        "很少了，主要用 Alexa。",
        "Rarely; mostly on the Alexa.",
    ),
    (
        "下一部呢？",
        "And the next?",
    ),
    (
        "我想拍我女兒。她八歲，什麼都要問為什麼，我每天大概回答五十個問題，沒有一個答得好，所以我想讓她自己去找答案。",
        "I want to film my daughter. She is eight and asks why about everything; I answer some fifty "
        "questions a day, none of them well, so I want to let her look for the answers herself.",
    ),
]


def sides() -> tuple[list[Unit], list[Unit]]:
    """The interview as two sides with the turns marked."""
    both: tuple[list[Unit], list[Unit]] = ([], [])
    for index, texts in enumerate(INTERVIEW):
        for side, text in zip(both, texts, strict=True):
            side.append(Unit(text, turn=("question", "answer")[index % 2], speaker=index % 2, starts_turn=True))
    return both


def read_units(text: str) -> list[Unit]:
    """Read the notation of the cases."""
    units: list[Unit] = []
    turn: str | None = None
    speaker: int | None = None
    for line in text.split("\n") if text else ():
        sign, words = line.split(" ", 1)
        anchor = re.search(r"\s*\{#(.+)\}$", words)
        if sign[0] in TURN:
            turn, speaker = TURN[sign[0]], int(sign[1:])
        elif sign != "+":
            turn = speaker = None
        units.append(
            Unit(
                words[: anchor.start()] if anchor else words,
                kind=KIND.get(sign, "paragraph"),
                turn=turn,
                speaker=speaker,
                starts_turn=sign[0] in TURN,
                anchor=anchor[1] if anchor else None,
            )
        )
    return units


def written(pairs: Sequence[Pair]) -> list[str]:
    """Write pairs as the cases do."""
    return [" = ".join(",".join(str(i + 1) for i in side) or "-" for side in (pair.left, pair.right)) for pair in pairs]


@cases(__file__, "lines")
def test_lines_face_their_translation(case: Case) -> None:
    """Each case gives two texts, a sentence a line, and their pairs."""
    left, right = (case[side].split("\n") if case[side] else [] for side in ("left", "right"))
    assert written(align_lines(left, right)) == case.output.split("\n")


@cases(__file__, "units")
def test_paragraphs_face_their_translation(case: Case) -> None:
    """Each case gives the paragraphs of two articles and their pairs."""
    assert written(align_units(read_units(case["left"]), read_units(case["right"]))) == case.output.split("\n")


@pytest.mark.parametrize("exchanged", [False, True])
@pytest.mark.parametrize("first", range(len(INTERVIEW)))
def test_a_missing_turn_shifts_nothing(first: int, exchanged: bool) -> None:
    """Without a turn on one side, that turn is a gap and every other pair is as it was."""
    check_missing(first, 1, exchanged=exchanged)


@pytest.mark.parametrize("exchanged", [False, True])
@pytest.mark.parametrize("first", range(0, len(INTERVIEW), 2))
def test_a_missing_question_and_answer_shift_nothing(first: int, exchanged: bool) -> None:
    """Without a question and its answer, both are gaps, though all others could move up."""
    check_missing(first, 2, exchanged=exchanged)


def check_missing(first: int, count: int, *, exchanged: bool) -> None:
    """Align the interview with a copy that lacks these turns."""
    left, right = sides()
    kept = [index for index in range(len(right)) if not first <= index < first + count]
    shorter = [right[index] for index in kept]
    pairs = align_units(shorter, left) if exchanged else align_units(left, shorter)
    found = {(pair.right, pair.left) if exchanged else (pair.left, pair.right) for pair in pairs}
    gaps = {((index,), ()) for index in range(first, first + count)}
    assert found == {((index,), (place,)) for place, index in enumerate(kept)} | gaps


@given(place=st.integers(1, len(INTERVIEW)))
@settings(deadline=None)
def test_an_added_turn_shifts_nothing(place: int) -> None:
    """A turn that only the translation has is a gap of its own."""
    left, right = sides()
    extra = Unit(
        "The tape ran out here, and we went for a walk along the harbour wall.",
        turn="answer",
        speaker=2,
        starts_turn=True,
    )
    pairs = align_units(left, [*right[:place], extra, *right[place:]])
    assert Pair((), (place,), 0.0) in [Pair(pair.left, pair.right, 0.0) for pair in pairs]
    assert sum(len(pair.left) == len(pair.right) == 1 for pair in pairs) == len(left)


UNITS = st.lists(
    st.builds(
        Unit,
        text=st.text("我你他。？！ab 1967", max_size=12),
        kind=st.sampled_from(["paragraph", "paragraph", "heading", "item"]),
        turn=st.sampled_from([None, "question", "answer"]),
        speaker=st.sampled_from([None, 0, 1]),
        starts_turn=st.booleans(),
        anchor=st.sampled_from([None, None, None, "a", "b", "c"]),
        films=st.sets(st.sampled_from(["x", "y"])).map(frozenset),
    ),
    max_size=9,
)


@given(left=UNITS, right=UNITS)
@settings(deadline=None)
def test_every_unit_is_in_exactly_one_row_and_in_order(left: list[Unit], right: list[Unit]) -> None:
    """Whatever the sides are like, both can be read off the rows as they were."""
    pairs = align_units(left, right)
    assert [index for pair in pairs for index in pair.left] == list(range(len(left)))
    assert [index for pair in pairs for index in pair.right] == list(range(len(right)))
    assert all(pair.left or pair.right for pair in pairs)


@given(left=UNITS, right=UNITS)
@settings(deadline=None)
def test_confidence_is_a_share(left: list[Unit], right: list[Unit]) -> None:
    """Each pair's confidence lies between nought and one."""
    assert all(0.0 <= pair.confidence <= 1.0 for pair in align_units(left, right))


@given(left=UNITS, right=UNITS)
@settings(deadline=None)
def test_kinds_share_a_row_only_by_force(left: list[Unit], right: list[Unit]) -> None:
    """A heading never faces a list item, unless both bear the same anchor."""
    for pair in align_units(left, right):
        members = [*(left[index] for index in pair.left), *(right[index] for index in pair.right)]
        anchors = {unit.anchor for unit in members}
        assert len({unit.kind for unit in members}) == 1 or len(anchors) < len(members)


@given(st.lists(st.booleans(), min_size=3, max_size=12))
@settings(deadline=None)
def test_anchored_units_share_a_row_and_no_row_crosses_them(anchored: list[bool]) -> None:
    """With the same anchors on both sides, each anchored pair opens a row."""
    chance = random.Random(len(anchored))  # noqa: S311 - it has to be the same each time
    left = [Unit("好" * chance.randint(1, 60), anchor=f"p{i}" if own else None) for i, own in enumerate(anchored)]
    right = [Unit("word " * chance.randint(1, 60), anchor=f"p{i}" if own else None) for i, own in enumerate(anchored)]
    starts = {(pair.left[:1], pair.right[:1]) for pair in align_units(left, right)}
    assert all(((index,), (index,)) in starts for index, own in enumerate(anchored) if own)


def test_films_and_figures_are_evidence() -> None:
    """Of two equally long paragraphs the one that names the same film is the partner."""
    left = [Unit("他很喜歡這部片，看了很多次。", films=frozenset({"stalker"}))]
    right = [
        Unit("They liked that place and went there many times."),
        Unit("He liked that one and watched it many times.", films=frozenset({"stalker"})),
    ]
    assert written(align_units(left, right)) == ["- = 1", "1 = 2"]


def test_a_plain_pair_is_surer_than_a_doubtful_one() -> None:
    """Confidence tells an editor where to look."""
    plain = align_units(*sides())
    doubtful = align_lines(["好。", "嗯。", "是。"], ["Well.", "I see."])
    assert min(pair.confidence for pair in plain) > max(pair.confidence for pair in doubtful)


def test_a_long_text_is_aligned_in_blocks_without_a_seam() -> None:
    """Beyond a few hundred lines the work is cut up, and nobody can tell where, even after a passage is missing."""
    chance = random.Random(7)  # noqa: S311 - it has to be the same each time
    numbers = [chance.randint(100, 9999) for _ in range(1200)]
    left = [f"第{number}號{'很' * (number % 23)}長" for number in numbers]
    right = [f"Number {number} is {'very ' * (number % 23)}long" for number in numbers]
    del right[400:420]
    found = {(pair.left, pair.right) for pair in align_lines(left, right)}
    expected = {((index,), (index,)) for index in range(395)} | {
        ((index,), (index - 20,)) for index in range(425, 1200)
    }
    assert expected <= found


def test_a_very_long_paragraph_is_no_trouble() -> None:
    """Length is only a number."""
    assert written(align_units([Unit("好" * 200_000), Unit("完。")], [Unit("good " * 90_000), Unit("End.")])) == [
        "1 = 1",
        "2 = 2",
    ]


def test_sentences_of_a_row_are_paired_by_number() -> None:
    """Within a row, sentences are numbered as they are cut."""
    pairs = align_sentences("你好嗎？我很好，謝謝你的關心。", "How are you? I am very well, and thank you for asking.")
    assert written(pairs) == ["1 = 1", "2 = 2"]


def test_rows_are_contiguous() -> None:
    """A row takes neighbours only."""
    for pair in align_lines(["一句。", "兩句。", "三句話。"], ["One sentence, two sentences.", "And three."]):
        assert all(after - before == 1 for side in (pair.left, pair.right) for before, after in pairwise(side))
