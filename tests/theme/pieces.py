"""Mark-up as the rooms of plugins/ write it: pictures, figures, film cards, speakers, turns."""

from markupsafe import Markup

from captions.figures import digits


def picture(name: str, alt: str, width: int = 1600, height: int = 669) -> Markup:
    """A picture as the site writes one."""
    return Markup(
        '<picture class="mean a2 b3 c4"><source type="image/svg+xml" srcset="/stills/{0}.svg 1600w" sizes="100vw">'
        '<img src="/stills/{0}.svg" width="{2}" height="{3}" alt="{1}" class="focus b4 c5"'
        ' loading="lazy" decoding="async"></picture>'
    ).format(name, alt, width, height)


def beside(block: Markup, *cards: Markup) -> Markup:
    """A block and the cards of the films that it names."""
    return Markup('<div class="beside">{}{}</div>').format(block, Markup("").join(cards))


def film_card(slug: str, title: str, original: str, year: int, director: str, note: str, prefix: str = "") -> Markup:
    """The card of a film, as the films room writes it."""
    name = f"{prefix}film-{slug}"
    return Markup(
        '<aside class="film-card" id="{name}" aria-labelledby="{name}-title" lang="zh-Hant-TW">\n'
        '<p class="film-card-title" id="{name}-title"><a href="/zh-hant/films/{slug}/"><cite>{title}</cite></a></p>\n'
        '<p class="film-card-original"><cite lang="en">{original}</cite></p>\n'
        '<p class="film-card-facts"><span>{year}</span> <span>{director}</span></p>\n'
        '<p class="film-card-note">{note}</p>\n</aside>'
    ).format(name=name, slug=slug, title=title, original=original, year=year, director=director, note=note)


def still(name: str, caption: str = "", shape: str = "a2 b3 c9") -> Markup:
    """One still of a figure; without a name a placeholder for one that is to come."""
    shown = (
        Markup('<a class="enlarge" href="/zh-hant/stills/#s1">{}<span class="visually-hidden">放大</span></a>').format(
            picture(name, "劇照")
        )
        if name
        else Markup('<span class="placeholder" role="img" aria-label="圖片待補">圖片待補</span>')
    )
    if not caption:
        return Markup('<div class="still {}">{}</div>').format(shape, shown)
    return Markup('<figure class="still {}">{}<figcaption>{}</figcaption></figure>').format(shape, shown, caption)


def figure(name: str, *stills: Markup, caption: str = "") -> Markup:
    """Stills that belong together."""
    shared = Markup("\n<figcaption>{}</figcaption>").format(caption) if caption else ""
    across = 2 if len(stills) == 4 else 3
    strips = [stills[n : n + across] for n in range(0, len(stills), across)] if len(stills) > 1 else []
    written = [
        Markup('<div class="strip {}">\n{}\n</div>').format(digits(2.39 * len(strip)), Markup("\n").join(strip))
        for strip in strips
    ]
    return Markup('<figure class="figure figure-{}" id="{}">\n{}{}\n</figure>').format(
        "run" if strips else "one tall" if "c7" in stills[0] else "one",
        name,
        Markup("\n").join(written or stills),
        shared,
    )


def mosaic(name: str, tall: Markup, above: Markup, below: Markup) -> Markup:
    """One still beside two, one above the other, with words for their places."""
    return Markup(
        '<figure class="figure figure-run placed-wide" id="{}">\n<div class="strip a1 b7 c7">\n{}\n'
        '<div class="stack a1 b2 c0">\n{}\n{}\n</div>\n</div>\n</figure>'
    ).format(name, tall, above, below)


def slim(name: str, *stills: Markup) -> Markup:
    """Stills that stay side by side on a telephone."""
    return Markup(
        '<figure class="figure figure-run" id="{}">\n<div class="strip strip-kept a1 b4 c0">\n{}\n</div>\n</figure>'
    ).format(name, Markup("\n").join(stills))


def place(word: str, caption: str) -> Markup:
    """A caption with the word for its still's place."""
    return Markup('<span class="position">{}</span>{}').format(word, caption)


def cite(slug: str, title: str) -> Markup:
    """A film's name in a sentence."""
    return Markup('<cite class="film"><a href="#film-{}">{}</a></cite>').format(slug, title)


def speaker(name: str, url: str = "") -> Markup:
    """A speaker's name, as the interview room writes it."""
    if url:
        return Markup('<a class="speaker" href="{}">{}</a>').format(url, name)
    return Markup('<b class="speaker">{}</b>').format(name)


def turn(kind: str, name: str, who: Markup, *blocks: Markup) -> Markup:
    """A turn of the conversation in an article's body."""
    inside = Markup("\n").join(blocks)
    return Markup('<section class="turn {}" id="{}">\n<p class="who">{}</p>\n{}\n</section>').format(
        kind, name, who, inside
    )


def p(text: str | Markup, name: str = "") -> Markup:
    """A paragraph."""
    return Markup('<p id="{}">{}</p>').format(name, text) if name else Markup("<p>{}</p>").format(text)
