"""The preview's script gets into a page once, and where a browser looks for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preview.injection import inject


def test_the_script_stands_at_the_end_of_the_head() -> None:
    """Before the first end of a head, however that is written."""
    page = inject(b"<html><HEAD><title>x</title></HEAD ><body></head></body>", "v1", 2)
    head, _, rest = page.partition(b"</HEAD >")
    assert head.endswith(b'<script src="/_preview/reload.js" data-version="v1" data-attempts="2" defer></script>\n')
    assert rest == b"<body></head></body>"


@pytest.mark.parametrize("page", [b"", b"<p>no head", "<p>中".encode("big5")])
def test_a_page_without_a_head_has_it_at_its_end(page: bytes) -> None:
    """Any bytes are a page; the script is added behind them."""
    assert inject(page, "v", 1).startswith(page + b'<link rel="stylesheet"')


@given(st.binary(), st.sampled_from([b"", b"<head></head>"]))
def test_it_is_put_in_once(page: bytes, head: bytes) -> None:
    """A page that has the script is left as it is."""
    once = inject(page + head, "v", 1)
    assert inject(once, "w", 2) == once
