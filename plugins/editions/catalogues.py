"""The pages of topics, issues and questions: what each edition says of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from editions.conversions import is_chinese
from editions.edition import Edition
from editions.filmography import Filmography
from editions.lists import Lists, safe
from editions.plain import Plain
from editions.records import Record
from editions.views import Card, IssueView, Link, QuestionsView, QuestionView, TopicView, YearView


class Catalogues(Filmography):
    """Films, people, topics and issues as the pages of an edition show them."""

    def __init__(self, lists: Lists) -> None:
        super().__init__(lists)
        self._topics: dict[str, tuple[tuple[TopicView, tuple[Card, ...]], ...]] = {}
        self._issues: dict[str, tuple[IssueView, ...]] = {}
        self._questions: dict[str, tuple[QuestionsView, ...]] = {}

    # --- topics, archive

    def topics(self, edition: Edition) -> tuple[tuple[TopicView, tuple[Card, ...]], ...]:
        """Each topic with its articles; those of the catalogue first, in its order."""
        if edition.code not in self._topics:
            self._topics[edition.code] = self._make_topics(edition)
        return self._topics[edition.code]

    def _make_topics(self, edition: Edition) -> tuple[tuple[TopicView, tuple[Card, ...]], ...]:
        here = Counter(topic for record in self.lists.records(edition) for topic in record.topics)
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.lists.known(edition):
            for topic in filter(here.__contains__, record.topics):
                found[topic].append(record)
        order = [slug for slug in self.site.topics if slug in found]
        order += sorted(set(found) - set(order))
        return tuple(
            (
                self.lists.topic(slug, edition, here[slug]),
                tuple(self.lists.card(record, edition) for record in found[slug]),
            )
            for slug in order
        )

    def archive(self, edition: Edition) -> tuple[YearView, ...]:
        """All articles by year, newest first."""
        years: defaultdict[int, list[Card]] = defaultdict(list)
        for card in self.lists.cards(edition):
            if card.date is not None:
                years[card.date.astimezone(self.magazine.zone()).year].append(card)
        return tuple(YearView(year, tuple(cards)) for year, cards in sorted(years.items(), reverse=True))

    # --- questions

    def questions(self, edition: Edition) -> tuple[QuestionsView, ...]:
        """Every question that the magazine has asked, newest article first; on facing pages in both languages."""
        if edition.code not in self._questions:
            self._questions[edition.code] = tuple(self._make_questions(edition))
        return self._questions[edition.code]

    def _make_questions(self, edition: Edition) -> Iterator[QuestionsView]:
        own = self.own(edition)
        for record in self.lists.records(edition):
            version = record.versions[own.code]
            beside = record.versions[edition.right] if edition.facing else None
            other = dict(zip(beside.toc_ids, beside.toc, strict=True)) if beside else {}
            card = self.lists.card(record, edition)
            asked = tuple(
                QuestionView(f"{card.url}#{name}", line.text, other[name].text if name in other else "")
                for name, line in zip(version.toc_ids, version.toc, strict=True)
            )
            if asked:
                yield QuestionsView(card, asked)

    # --- issues

    def issues(self, edition: Edition) -> tuple[IssueView, ...]:
        """The issues of the magazine that are out, newest first."""
        if edition.code not in self._issues:
            self._issues[edition.code] = self._make_issues(edition)
        return self._issues[edition.code]

    def _make_issues(self, edition: Edition) -> tuple[IssueView, ...]:
        out = [issue for issue in self.lists.issues.values() if self.issue_is_out(issue, edition)]
        out.sort(key=self._issue_order, reverse=True)
        views = []
        for at, issue in enumerate(out):
            before = out[at + 1] if at + 1 < len(out) else None
            after = out[at - 1] if at > 0 else None
            views.append(self._issue(issue, edition, before, after))
        return tuple(views)

    def issue_is_out(self, issue: Plain, edition: Edition) -> bool:
        """Whether an issue has a page in an edition."""
        version = self.lists.plain_version(issue, edition)
        return version is not None and (version.status == "published" or self.lists.drafts)

    def _issue_order(self, issue: Plain) -> tuple[float, str]:
        date = issue.header.date
        return (self.lists.moment(date).timestamp() if date else 0.0, issue.slug)

    def _issue(self, issue: Plain, edition: Edition, before: Plain | None, after: Plain | None) -> IssueView:
        own = self.own(edition)
        version = issue.versions[own.code]
        english = next((e for e in self.magazine.singles if not is_chinese(e.code) and e != own), None)
        other = issue.versions[english.code] if english and self.issue_is_out(issue, english) else None
        cards = tuple(self.lists.card(record, edition) for record in self.lists.issue_records(issue, edition))
        date = issue.header.date
        return IssueView(
            slug=issue.slug,
            number=issue.header.number,
            title=safe(version.title),
            title_text=version.title.text,
            summary=safe(version.summary),
            summary_text=version.summary.text,
            date_text=self.lists.date_text(self.lists.moment(date), own) if date else "",
            url=self.url(edition, "issues", issue.slug),
            cover=Markup(issue.cover),  # noqa: S704 # made by picture_html
            cover_image=issue.cover_image,
            cover_shape=issue.cover_shape,
            body=Markup(version.html),  # noqa: S704 # made by to_html
            articles=cards,
            previous=self._issue_link(before, edition),
            next=self._issue_link(after, edition),
            title_en=safe(other.title) if other else Markup(""),
            summary_en=safe(other.summary) if other else Markup(""),
            url_en=self.url(english, "issues", issue.slug) if english and other else "",
            articles_en=tuple(self.lists.card(r, english) for r in self.lists.issue_records(issue, english))
            if english
            else (),
        )

    def _issue_link(self, issue: Plain | None, edition: Edition) -> Link | None:
        if issue is None:
            return None
        title = issue.versions[self.own(edition).code].title.text
        return Link(title, self.url(edition, "issues", issue.slug), title=title)
