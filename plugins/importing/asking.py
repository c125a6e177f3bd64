"""Who asks and who answers: by what they are called, and by who ends in question marks and says less."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from importing.cast import Cast, Member
from importing.head import Head
from importing.naming import halves, several, shape
from importing.plain import asks, letters, plain
from importing.questions import unlabelled_questions
from importing.transcript import Piece
from interview.labels import key

# Of somebody's turns, the share that must end in a question, how many times more than of the one who says most, and
# how long they may be beside that one's, unless every other of them asks.
_SHARE, _TIMES, _LENGTH = 0.15, 2.0, 0.8


@dataclass(slots=True)
class _Speech:
    """What one member says in all."""

    turns: int = 0
    questions: int = 0
    letters: int = 0

    @property
    def asking(self) -> float:
        """The share of turns that end in a question."""
        return self.questions / self.turns if self.turns else 0.0

    @property
    def answering(self) -> float:
        """How much is said, as far as it does not ask."""
        return (self.letters + 1) * (1.01 - self.asking)

    @property
    def length(self) -> float:
        """Letters a turn."""
        return self.letters / self.turns if self.turns else 0.0


def decide_askers(cast: Cast, pieces: Sequence[Piece], head: Head) -> Cast:
    """The cast with who asks; nobody where the questions stand without a label.

    `sure` is false on those for whom neither part nor credits nor figures were plain."""
    speech = _speech(pieces)
    known = {member.label: part for member in cast.members if (part := _part(member, head)) is not None}
    for member in cast.members:  # an author who asks; one who only writes the introduction never speaks
        if member.label not in known and _is_credited(member, head) and speech[member.label].asking >= 0.2:
            known[member.label] = True
    asking = _by_figures(cast, speech, known, somebody=not unlabelled_questions(pieces))
    members = tuple(
        replace(member, asks=asking[member.label], sure=member.label in known or _plain_enough(speech, member, asking))
        for member in cast.members
    )
    return Cast(members, {key(form): member for member in members for form in member.forms}, cast.unsure)


def _speech(pieces: Sequence[Piece]) -> defaultdict[str, _Speech]:
    """What each one says; consecutive turns of one speaker count once, and ask when their last words do."""
    speech: defaultdict[str, _Speech] = defaultdict(_Speech)
    speaking: str | None = None
    last = ""
    for piece in (*pieces, None):
        stops = piece is None or piece.kind == "heading" or (piece.speaker and piece.speaker.label != speaking)
        if speaking and stops:
            speech[speaking].questions += asks(last)
            speaking = None
        if piece is None:
            break
        if piece.speaker and speaking is None:
            speaking = piece.speaker.label
            speech[speaking].turns += 1
        if speaking and piece.kind in ("turn", "text") and piece.text.strip():
            last = plain(piece.text)
            speech[speaking].letters += len(letters(last))
    return speech


def _part(member: Member, head: Head) -> bool | None:
    """What the label itself, or the announcement of who takes part, says."""
    looks = {shape(form) for form in member.forms}
    if "asks" in looks:
        return True
    if "answers" in looks and len(member.forms) == 1:
        return False
    for part in head.participants:
        named = any(key(name) in map(key, member.forms) for name in (part.role, *part.names))
        if named and part.asks is not None:
            return part.asks
    if any(_same_person(name, member) for name in head.interviewers):
        return True
    return None


def _is_credited(member: Member, head: Head) -> bool:
    return any(_same_person(name, member) for name in head.authors)


def _same_person(name: str, member: Member) -> bool:
    words = name.split()
    initials = "".join(word[0] for word in words if word[0].isalpha())
    own = {form for label in member.forms for form in (label, *(halves(label) or ()))}
    return bool(own & {name, words[0], initials}) if words else False


def _by_figures(
    cast: Cast, speech: defaultdict[str, _Speech], known: dict[str, bool], somebody: bool
) -> dict[str, bool]:
    labels = [member.label for member in cast.members]
    asking = dict(known)
    open_ = [label for label in labels if label not in known]
    if not open_:
        return asking
    main = max(labels, key=lambda label: (not known.get(label, False), speech[label].answering))
    for label in open_:
        asking[label] = label != main and _asks_more(speech[label], speech[main], any(known.values()))
    if somebody and not any(asking.values()) and len(labels) > 1:
        best = max(open_, key=lambda label: (label != main, speech[label].asking))
        asking[best] = best != main and speech[best].asking > 0
    return asking


def _asks_more(own: _Speech, main: _Speech, others_ask: bool) -> bool:
    """Whether somebody asks, beside the one who says most; more is needed where somebody else is known to ask."""
    if own.asking < max(_SHARE, main.asking * _TIMES):
        return False
    return own.asking >= 0.5 or own.length < main.length * (_LENGTH / 2 if others_ask else _LENGTH)


def _plain_enough(speech: defaultdict[str, _Speech], member: Member, asking: dict[str, bool]) -> bool:
    own = speech[member.label]
    if len(several(member.label)) > 1 or own.turns == 1:
        return True
    if asking[member.label]:
        return own.asking >= 0.3
    return own.asking <= 0.3
