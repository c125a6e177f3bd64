"""What the head of a page says to search engines and other sites: alternates, Open Graph, JSON-LD."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from editions.edition import Edition
from editions.lists import Lists
from editions.records import Body, Record, StillInfo
from editions.rendering import language
from editions.views import Alternate, Card, CorrectionView, FilmView, Link, PageView, PassageView, PersonView, Switch

_SAME_AS = {
    "wikidata": "https://www.wikidata.org/entity/{}",
    "imdb": "https://www.imdb.com/title/{}/",
    "douban": "https://movie.douban.com/subject/{}/",
    "letterboxd": "https://letterboxd.com/film/{}/",
    "tmdb": "https://www.themoviedb.org/movie/{}",
}
NAMES = {"wikidata": "Wikidata", "imdb": "IMDb", "douban": "豆瓣", "letterboxd": "Letterboxd", "tmdb": "TMDB"}


def same_as(ids: Mapping[str, str]) -> tuple[Link, ...]:
    """The pages about a film on other sites, by its ids there."""
    return tuple(Link(NAMES[key], _SAME_AS[key].format(ids[key]), NAMES[key]) for key in _SAME_AS if key in ids)


def alternates(lists: Lists, urls: Mapping[str, str]) -> tuple[Alternate, ...]:
    """The same page in each single edition, and the first facing one for everybody else (`x-default`).

    `urls` are addresses by edition code, of the editions that have the page. A page that is alone has none.
    """
    magazine = lists.collection.site.magazine
    found = [Alternate(e.lang, lists.addresses.absolute(urls[e.code])) for e in magazine.singles if e.code in urls]
    facing = next((e.code for e in magazine.facings), "")
    if facing in urls:
        found.append(Alternate("x-default", lists.addresses.absolute(urls[facing])))
    return tuple(found) if len(found) > 1 else ()


def in_cluster(lists: Lists, edition: Edition) -> bool:
    """Whether an edition's pages are among the alternates: every single one, and the first facing one."""
    facings = lists.collection.site.magazine.facings
    return not edition.facing or edition == facings[0]


def switch(lists: Lists, edition: Edition, urls: Mapping[str, str]) -> tuple[Switch, ...]:
    """The way to the same page in every edition; one that lacks it is shown as missing."""
    magazine = lists.collection.site.magazine
    return tuple(
        Switch(
            code=other.code,
            label=facing_label(lists, other) if other.facing else lists.word(other, "language_name"),
            lang=language(magazine, other).lang,
            url=urls.get(other.code),
            current=other == edition,
            missing=other.code not in urls,
        )
        for other in magazine.editions
    )


def facing_label(lists: Lists, edition: Edition) -> str:
    """The name of a facing edition: both its languages in short."""
    magazine = lists.collection.site.magazine
    both = (magazine.edition(edition.left), magazine.edition(edition.right))
    return " / ".join(lists.word(one, "language_short") for one in both)


def page_view(
    lists: Lists,
    edition: Edition,
    urls: Mapping[str, str],
    kind: str,
    title: str,
    description: str = "",
    *,
    robots: str = "",
    image: str = "",
    jsonld: Markup | None = None,
    canonical: str = "",
    alone: bool = False,
) -> PageView:
    """The head of a page of an edition. `urls` as in `alternates`; a page that is `alone` has none."""
    magazine = lists.collection.site.magazine
    own = language(magazine, edition)
    listed = not robots and not alone and in_cluster(lists, edition)
    feeds = tuple(
        Link(
            name := f"{lists.conversions.words(magazine.name, language(magazine, e))} · "
            + (facing_label(lists, e) if e.facing else lists.word(e, "language_name")),
            lists.addresses.feed(e.code),
            lang=language(magazine, e).lang,
            title=name,
        )
        for e in sorted(magazine.editions, key=lambda other: other != edition)
    )
    return PageView(
        title=title,
        description=description,
        canonical=canonical or (lists.addresses.absolute(urls[edition.code]) if edition.code in urls else ""),
        kind=kind,
        lang=own.lang,
        alternates=alternates(lists, urls) if listed else (),
        robots=robots,
        image=lists.addresses.absolute(lists.addresses.image(image)) if image else "",
        og_locale=own.lang.replace("-", "_"),
        feeds=feeds,
        jsonld=jsonld or Markup(""),
    )


def article_jsonld(
    lists: Lists,
    record: Record,
    card: Card,
    edition: Edition,
    urls: Mapping[str, str],
    films: Sequence[FilmView],
    body: Body,
) -> Markup:
    """schema.org's Article, with its languages, translators, what it is a translation of, its films, its stills."""
    absolute = lists.addresses.absolute
    magazine = lists.collection.site.magazine
    singles = [e for e in magazine.singles if e.code in urls]
    original = next((e for e in singles if e.code == record.original), None)
    own = language(magazine, edition)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": absolute(urls[edition.code]),
        "headline": card.title_text,
        "url": absolute(urls[edition.code]),
        "inLanguage": own.lang if not edition.facing else [own.lang, magazine.edition(edition.right).lang],
        "isPartOf": {"@type": "Periodical", "name": lists.conversions.words(magazine.name, own)},
        "publisher": {"@type": "Organization", "name": lists.conversions.words(magazine.name, own)},
    }
    if card.summary_text:
        data["description"] = card.summary_text
    if card.date_iso:
        data["datePublished"] = card.date_iso
        data["dateModified"] = card.modified.isoformat() if card.modified else card.date_iso
    if card.cover_image:
        data["image"] = absolute(lists.addresses.image(card.cover_image))
    if body.stills:
        # The cover first: readers of the list may show one of them only.
        stills = sorted(body.stills, key=lambda still: still.picture.jpeg[-1].name != card.cover_image)
        data["image"] = [still_data(still, lists) for still in stills]
    sides = (card, lists.card(record, magazine.edition(edition.right))) if edition.facing else (card,)
    if corrections := [correction_data(one, side.lang) for side in sides for one in side.corrections]:
        data["correction"] = corrections
    if card.authors or card.interviewers:
        data["author"] = [_person(lists, link) for link in card.authors or card.interviewers]
    if card.translators:
        data["translator"] = [_person(lists, link) for link in card.translators]
    others = [{"@type": "Article", "@id": absolute(urls[e.code]), "inLanguage": e.lang} for e in singles if e != own]
    if original is not None and own != original and not edition.facing:
        data["translationOfWork"] = {
            "@type": "Article",
            "@id": absolute(urls[original.code]),
            "inLanguage": original.lang,
        }
    elif others and not edition.facing:
        data["workTranslation"] = others
    if card.speakers:
        data["about"] = [_person(lists, link) for link in card.speakers]
    if films:
        data["mentions"] = [film_data(film, lists) for film in films]
    return as_jsonld(data)


def correction_data(correction: CorrectionView, lang: str) -> dict[str, Any]:
    """schema.org's CorrectionComment."""
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.date_iso,
        "inLanguage": lang,
    }


def film_data(film: FilmView, lists: Lists) -> dict[str, Any]:
    """schema.org's Movie, with all its titles."""
    data: dict[str, Any] = {"@type": "Movie", "name": film.title, "dateCreated": str(film.year)}
    if film.url:
        data["url"] = lists.addresses.absolute(film.url)
    known = {title.title for title in film.titles} | {film.original, *film.also}
    if names := sorted(known - {"", film.title}):
        data["alternateName"] = names
    if film.directors:
        data["director"] = [_person(lists, director) for director in film.directors]
    if film.links:
        data["sameAs"] = [link.url for link in film.links]
    return data


def film_jsonld(lists: Lists, film: FilmView, passages: Sequence[PassageView]) -> Markup:
    """A film's own page: the film with every title and its language, and the articles that talk about it."""
    data: dict[str, Any] = {"@context": "https://schema.org"} | film_data(film, lists)
    if film.url:
        data["@id"] = lists.addresses.absolute(film.url)
    titles = {(title.title, title.lang) for title in film.titles}
    if film.original:
        titles.add((film.original, film.original_lang))
    marked = [{"@language": lang, "@value": title} for title, lang in sorted(titles) if title != film.title]
    if names := [*marked, *(title for title in film.also if title != film.title)]:
        data["alternateName"] = names
    if film.text:
        data["abstract"] = film.text
    if film.countries:
        data["countryOfOrigin"] = [{"@type": "Country", "name": name} for name in film.countries]
    if film.minutes:
        data["duration"] = f"PT{film.minutes}M"
    articles = {one.article.slug: one.article for one in passages}
    if articles:
        data["subjectOf"] = [
            {"@type": "Article", "headline": one.title_text, "url": lists.addresses.absolute(one.url or "")}
            for one in articles.values()
        ]
    return as_jsonld(data)


def person_jsonld(lists: Lists, person: PersonView) -> Markup:
    """A person's own page: their names in every language, and what they do."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": lists.addresses.absolute(person.url),
        "name": person.name,
        "url": lists.addresses.absolute(person.url),
    }
    names = [{"@language": form.lang, "@value": form.name} for form in person.names]
    if names or person.also:
        data["alternateName"] = [*names, *person.also]
    if person.bio:
        data["description"] = person.bio
    if person.roles:
        data["jobTitle"] = list(person.roles)
    if links := [link.url for link in person.links]:
        data["sameAs"] = links
    return as_jsonld(data)


def still_data(still: StillInfo, lists: Lists) -> dict[str, Any]:
    """schema.org's ImageObject, with what the caption says of the work that it shows."""
    file, facts = still.picture.jpeg[-1], still.facts
    data: dict[str, Any] = {
        "@type": "ImageObject",
        "contentUrl": lists.addresses.absolute(lists.addresses.image(file.name)),
        "width": file.width,
        "height": file.height,
    }
    work: dict[str, Any] = {"dateCreated": facts.year, "material": facts.technique}
    if facts.makers:
        work["creator"] = [{"@type": "Person", "name": name} for name in facts.makers]
    known = {key: value for key, value in work.items() if value}
    # Of several works only the names are certain.
    about = [
        {"@type": "CreativeWork", "name": title} | (known if len(facts.works) == 1 else {}) for title in facts.works
    ]
    more = {
        "caption": still.text,
        "creditText": still.credit,
        "creator": {"@type": "Person", "name": facts.photographer} if facts.photographer else None,
        "copyrightNotice": f"© {facts.rights}" if facts.rights else "",
        "license": still.licence_url,
        "genre": facts.kind,
        "about": about,
    }
    return data | {key: value for key, value in more.items() if value}


def _person(lists: Lists, link: Link) -> dict[str, Any]:
    data = {"@type": "Person", "name": link.name}
    return data | ({"url": lists.addresses.absolute(link.url)} if link.url else {})


def as_jsonld(data: Mapping[str, Any]) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element or opens another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 # see above
