"""What a long run shows of itself."""

from io import StringIO

from images.progress import ProgressBar


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_terminal() -> None:
    """On a terminal one line is drawn over, and ended when all is done."""
    stream = Terminal()
    bar = ProgressBar("images", stream)
    for done in (0, 1, 2):
        bar(done, 2)
    assert stream.getvalue() == (
        f"\rimages [{' ' * 30}] 0/2\rimages [{'=' * 15}{' ' * 15}] 1/2\rimages [{'=' * 30}] 2/2\n"
    )


def test_quick_run_elsewhere() -> None:
    """Elsewhere a run of a few seconds says nothing."""
    stream = StringIO()
    bar = ProgressBar("images", stream, clock=lambda: 0.0)
    bar(0, 2)
    bar(2, 2)
    assert stream.getvalue() == ""


def test_long_run_elsewhere() -> None:
    """Elsewhere a long run gives a plain line every ten seconds."""
    stream = StringIO()
    now = 0.0
    bar = ProgressBar("images", stream, clock=lambda: now)
    for done in range(6):
        bar(done, 6)
        now += 4.0
    assert stream.getvalue() == "images: 3 of 6\n"
