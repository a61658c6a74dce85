"""Read a page the way a browser and a screen reader do, as far as a test needs."""

from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "br", "link", "img", "hr"}


class Page(HTMLParser):
    """The elements of a page, its headings, and its text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.open = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == [], f"not closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open[-1:] == [tag], f"</{tag}> closes nothing"
        self.open.pop()

    def handle_data(self, data):
        self.text.append(data)

    def headings(self):
        return [int(tag[1]) for tag in self.tags if tag in ("h1", "h2", "h3", "h4", "h5")]

    def of(self, tag):
        return [attributes for name, attributes in self.attributes if name == tag]


def check(html, language):
    """Assert what every page of ours keeps: it stands alone, runs nothing, and can be navigated by ear."""
    page = Page(html)
    assert page.of("html") == [{"lang": language}]
    assert not {"script", "iframe", "object", "embed", "form", "link", "img"} & set(page.tags)
    for tag, attributes in page.attributes:
        assert not [name for name in attributes if name.startswith("on")], attributes
        for name in ("src", "href"):
            assert attributes.get(name, "#").startswith("#"), (tag, attributes)
        if tag == "svg":
            assert attributes["role"] == "img"
            assert attributes["aria-label"]
    assert "url(" not in html
    assert "@import" not in html
    levels = page.headings()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = [attributes["id"] for _, attributes in page.attributes if "id" in attributes]
    assert len(ids) == len(set(ids))
    for attributes in page.of("a"):
        assert attributes["href"][1:] in ids
    for attributes in page.of("section"):
        assert attributes["aria-labelledby"] in ids
    for attributes in page.of("th"):
        assert attributes.get("scope") in ("row", "col")
    return page
