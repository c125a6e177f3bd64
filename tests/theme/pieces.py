"""Mark-up as the rooms of plugins/ write it: pictures, figures, film cards, speakers, turns."""

from markupsafe import Markup


def picture(name: str, alt: str, width: int = 1600, height: int = 669) -> Markup:
    """A picture as the site writes one."""
    return Markup(
        '<picture><source type="image/svg+xml" srcset="/stills/{0}.svg 1600w" sizes="100vw">'
        '<img src="/stills/{0}.svg" width="{2}" height="{3}" alt="{1}" loading="lazy" decoding="async"></picture>'
    ).format(name, alt, width, height)


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


def still(name: str, caption: str = "") -> Markup:
    """One still of a figure; without a name a placeholder for one that is to come."""
    shown = (
        picture(name, "劇照")
        if name
        else Markup('<span class="placeholder" role="img" aria-label="圖片待補">圖片待補</span>')
    )
    if not caption:
        return Markup('<div class="still">{}</div>').format(shown)
    return Markup('<figure class="still">{}<figcaption>{}</figcaption></figure>').format(shown, caption)


def figure(name: str, *stills: Markup, caption: str = "") -> Markup:
    """Stills that belong together."""
    shared = Markup("\n<figcaption>{}</figcaption>").format(caption) if caption else ""
    return Markup('<figure class="figure stills-{}" id="{}">\n{}{}\n</figure>').format(
        min(len(stills), 4), name, Markup("\n").join(stills), shared
    )


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
