"""What a page may load: its own site alone, over HTTP and from a folder."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from mkdocs.config.defaults import MkDocsConfig

from gazette.site.policy import page_policy, with_hashes
from gazette.site.settings import other_hosts
from tests.site.dom import page_at
from tests.site.samples import KINDS

FOREIGN = "https://noi-khac.invalid/"
INJECT = """async foreign => {
    const seen = [];
    addEventListener("securitypolicyviolation", event => seen.push(event.blockedURI));
    const add = (name, values) =>
        document.body.append(Object.assign(document.createElement(name), values));
    const violated = count => new Promise(done => {
        const wait = () => seen.length >= count ? done() : setTimeout(wait, 5);
        wait();
    });
    add("script", {src: foreign + "1.js"});
    add("img", {src: foreign + "2.png"});
    add("link", {rel: "stylesheet", href: foreign + "3.css"});
    add("iframe", {src: foreign + "4.html"});
    add("script", {textContent: "window.injected = true"});
    fetch(foreign + "5.json").catch(() => {});
    await violated(6);
    return [seen.sort(), "injected" in window];
}"""
FILES = ("1.js", "2.png", "3.css", "5.json")
HOST = FOREIGN.rstrip("/")  # all that a page may know of a frame
BLOCKED = [HOST, *(FOREIGN + name for name in FILES), "inline"]


def policy_of(page):
    """Return the policy in the head of a page, by directive."""
    (meta,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    parts = [part.split(" ") for part in meta.attrs["content"].split(";")]
    return {name: values for name, *values in parts}


def hash_of(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", KINDS)
def test_a_page_names_its_own_site_and_the_hashes_of_its_own_scripts(kinds, name):
    (kind,) = [kind for kind in kinds if kind.name == name]
    html = kind.file.read_text(encoding="utf-8")
    inline = re.findall(r"<script(?: class=[^>]*)?(?: data-[^>]*)?>(.*?)</script>", html, re.DOTALL)
    assert policy_of(page_at(kind.file)) == {
        "default-src": ["'self'"],
        "script-src": ["'self'", *map(hash_of, inline)],
        "img-src": ["'self'", "data:"],
        "base-uri": ["'none'"],
        "form-action": ["'self'", "file:"],
    }


def test_every_page_has_one_and_the_same_policy(whole):
    pages = sorted(whole.rglob("*.html"))
    assert len(pages) > 300
    head = r'<head>\n<meta charset="utf-8">\n(<meta http-equiv="Content-Security-Policy" .*>)\n'
    policies = {re.search(head, page.read_text(encoding="utf-8"))[1] for page in pages}
    assert len(policies) == 1


def test_no_page_styles_or_acts_in_its_own_words(whole):
    """The policy would forbid it."""
    own = re.compile(r"<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)=", re.IGNORECASE)
    assert [
        page.name for page in whole.rglob("*.html") if own.search(page.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize("from_folder", [False, True])
def test_a_page_loads_nothing_foreign_and_runs_nothing_injected(browser, kinds, from_folder):
    context = browser.new_context()
    page = context.new_page()
    context.route(f"{FOREIGN}**", lambda route: route.fulfill(body=""))
    for kind in kinds:
        page.goto(kind.file.as_uri() if from_folder else kind.url)
        assert page.evaluate(INJECT, FOREIGN) == [BLOCKED, False], kind.name
    context.close()


def test_the_owner_s_settings_add_hosts():
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "x",
            "extra_css": ["https://mau.invalid/a/b.css", "them/mau.css"],
            "extra_javascript": [{"path": "//so.invalid/c.js", "defer": True}, "c.js"],
            "extra": {"hosts": ["https://dem.invalid:8443/"]},
        }
    )
    assert config.validate()[0] == []
    hosts = other_hosts(config)
    assert hosts == ["https://dem.invalid:8443", "https://mau.invalid", "https://so.invalid"]
    default, scripts, pictures, *_ = page_policy(hosts).split(";")
    for directive in (default, scripts, pictures):
        assert directive.endswith(" ".join(hosts))


def test_the_owner_s_own_script_runs_by_its_hash_however_often_it_is_counted():
    html = f"""<meta content="{page_policy()}"><script src="a.js"></script><script type=module>
b()</script><script type="application/ld+json">{{}}</script><script></script><script>c()</script>"""
    allowed = with_hashes(html)
    hashes = " ".join(map(hash_of, ("\nb()", "c()")))
    assert allowed == html.replace("script-src 'self'", f"script-src 'self' {hashes}")
    assert with_hashes(allowed) == allowed


def test_a_page_without_a_policy_stays_as_it_is():
    assert with_hashes("<script>a()</script>") == "<script>a()</script>"
