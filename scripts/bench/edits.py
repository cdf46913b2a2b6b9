"""Random edits of a project, such as people make: of records, pages, vocabulary and templates.

Each takes a project and a chance, changes files and returns what it did, or None where it found
nothing to do. Some make a record invalid: then the site has to stay as it was.
"""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from gazette.synth.generate import write_records

EDITS: dict[str, Callable] = {}
"""Every edit by its name."""
RARE: set[str] = set()
"""Those that mostly make a record invalid, or that people seldom make."""


def edit(function):
    EDITS[function.__name__] = function
    return function


def rare(function):
    RARE.add(function.__name__)
    return edit(function)


def random_edit(project, chance, among=EDITS):
    """Make one edit that finds something to do, and return what it did."""
    weights = [1 if name in RARE else 4 for name in among]
    while True:
        (name,) = chance.choices([*among], weights)
        if what := EDITS[name](project, chance):
            return f"{name} ({what})"


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _):
        return True


@dataclass
class Draft:
    """A record being edited."""

    file: Path
    values: dict
    body: str

    def save(self):
        front = yaml.dump(
            self.values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
        )
        self.file.write_text(f"---\n{front}---\n{self.body}\n", encoding="utf-8")

    @property
    def paragraphs(self):
        return self.body.split("\n\n")


def draft(file):
    """Return a record to be edited, or None where it is broken."""
    try:
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        return Draft(file, yaml.safe_load(front), body.strip("\n"))
    except (ValueError, yaml.YAMLError):
        return None


def any_draft(project, chance, keep=lambda _: True):
    """Return one of the records that can be read and fit, or None."""
    drafts = [one for one in map(draft, project.records()) if one and keep(one)]
    return chance.choice(drafts) if drafts else None


def name_of(one):
    return one.file.stem


# ---------- one record ----------


@edit
def typo(project, chance):
    one = any_draft(project, chance)
    if not one:
        return None
    words = one.body.split(" ")
    at = chance.randrange(len(words))
    words[at] = f"{words[at]}{chance.choice('aeiou')}"
    one.body = " ".join(words)
    one.save()
    return f"{name_of(one)}: word {at}"


@edit
def paragraph_added(project, chance):
    one = any_draft(project, chance)
    texts = one.paragraphs
    others = any_draft(project, chance).paragraphs
    at = chance.choice((chance.randint(1, len(texts)), len(texts)))
    texts.insert(at, chance.choice(others))
    one.body = "\n\n".join(texts)
    one.save()
    return name_of(one)


@rare
def paragraph_removed(project, chance):
    one = any_draft(project, chance, lambda one: len(one.paragraphs) > 1)
    if one:
        texts = one.paragraphs
        del texts[chance.randrange(len(texts))]
        one.body = "\n\n".join(texts)
        one.save()
        return name_of(one)
    return None


@edit
def subject(project, chance):
    one = any_draft(project, chance)
    word = chance.choice(["mới", "khẩn", "bổ sung", "Covid-19"])
    one.values["subject"] += f" {word}"
    head = one.values.get("letterhead")
    if head and head["subject"]:
        head["subject"][-1] += f" {word}"
    one.save()
    return f"{name_of(one)}: {word}"


@edit
def topics(project, chance):
    one = any_draft(project, chance)
    known = yaml.safe_load((project.package / "vocabulary/topics.yml").read_text("utf-8"))["topics"]
    one.values["topics"] = chance.sample(sorted(known), chance.randint(0, 4))
    if chance.random() < 0.7:
        one.values["points"] = {}
    one.save()
    return f"{name_of(one)}: {one.values['topics']}"


@edit
def signer(project, chance):
    one = any_draft(project, chance, lambda one: one.values.get("signature"))
    if one:
        sign = one.values["signature"]
        sign["name"] = chance.choice(["Lê Văn Mẫu", "Trần Thị Mẫu", f"{sign['name']} Anh"])
        one.save()
        return f"{name_of(one)}: {sign['name']}"
    return None


@edit
def change(project, chance):
    """Let a letter replace or extend another one, in a sentence of its own."""
    one = any_draft(project, chance, lambda one: one.values.get("number"))
    other = any_draft(project, chance, lambda one: one.values.get("number"))
    if not one or one.file == other.file:
        return None
    document = str(other.values["number"])
    words = f"Văn bản này thay thế Văn bản số {document} của {chance.choice(('huyện', 'tỉnh'))}."
    kind = chance.choice(("thay-the", "gia-han"))
    one.values["changes"] = [{"kind": kind, "document": document, "quote": words}]
    one.body = f"{words}\n\n{one.body}"
    one.save()
    return f"{name_of(one)}: {kind} {name_of(other)}"


@edit
def day(project, chance):
    """Another day of issue: in the dateline, in the front matter and in the name of the file."""
    one = any_draft(project, chance, _has_plain_day)
    if not one:
        return None
    old = str(one.values["issued"])
    earlier = dt.date.fromisoformat(old) - dt.timedelta(days=chance.choice((1, 20, 365)))
    new, head = earlier.isoformat(), one.values["letterhead"]
    year, month, number = new.split("-")
    month = month if int(month) < 3 else str(int(month))
    line = f"ngày {number} tháng {month} năm {year}"
    head["dateline"] = re.sub(r"ngày.*", line, head["dateline"])
    one.values["issued"] = new
    return _renamed(one, one.file.name.replace(old, new), chance)


def _has_plain_day(one):
    head = one.values.get("letterhead") or {}
    issued = str(one.values.get("issued"))
    return bool(re.fullmatch(r"[\d-]{10}", issued) and "ngày" in (head.get("dateline") or ""))


@edit
def number(project, chance):
    one = any_draft(project, chance, lambda one: (one.values.get("letterhead") or {}).get("number"))
    if not one:
        return None
    digits = re.search(r"\d+", str(one.values["number"]))[0]
    new = f"{chance.randint(1, 60):02}"
    for values, name in ((one.values, "number"), (one.values["letterhead"], "number")):
        values[name] = values[name].replace(digits, new, 1)
    return _renamed(one, re.sub(rf"-{digits}-", f"-{new}-", one.file.name, count=1), chance)


def _renamed(one, name, chance):
    old, new = one.file, one.file.with_name(name)
    if new.exists() and new != old:
        return None
    if chance.random() < 0.1:  # forgotten by the archivist, which is a problem
        new = old
    one.file = new
    one.save()
    if new != old:
        old.unlink()
    return f"{old.name} → {new.name}"


@edit
def task(project, chance):
    one = any_draft(project, chance, lambda one: one.values.get("tasks"))
    if not one:
        return None
    tasks = one.values["tasks"]
    if chance.random() < 0.5:
        tasks.pop(chance.randrange(len(tasks)))
    else:
        tasks.append({**chance.choice(tasks), "due": f"2023-{chance.randint(1, 12):02}-01"})
    one.save()
    return f"{name_of(one)}: {len(tasks)} tasks"


@edit
def citation(project, chance):
    """One letter begins to cite another by its number and day."""
    other = any_draft(project, chance, lambda one: one.values.get("number"))
    one = any_draft(project, chance)
    if not other:
        return None
    issued = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(other.values.get("issued")))
    when = f" ngày {issued[3]}/{issued[2]}/{issued[1]}" if issued else ""
    text = f"Thực hiện Công văn số {other.values['number']}{when} về phòng, chống dịch."
    one.body = f"{text}\n\n{one.body}"
    one.save()
    return f"{name_of(one)} cites {name_of(other)}"


@rare
def cite_resolved(project, chance):
    """An editor says which document a citation means."""
    one = any_draft(project, chance, lambda one: re.search(r"\bsố \d+", one.body))
    if not one:
        return None
    quote = re.search(r"số \d[\w/-]*", one.body)[0]
    known = yaml.safe_load((project.package / "vocabulary/cited.yml").read_text("utf-8"))
    means = chance.choice([*known["cited"], "khong-co"])
    one.values["cites"] = [{"quote": quote, "document": means, "because": "Theo người đọc."}]
    one.save()
    return f"{name_of(one)}: {quote} is {means}"


@edit
def withdrawal(project, chance):
    one = any_draft(project, chance, lambda one: not one.values.get("withdrawn"))
    if not one:
        return None
    on = str(one.values["revised"])
    one.values["withdrawn"] = {"on": on, "because": "Cơ quan ban hành yêu cầu thu hồi"}
    one.save()
    return name_of(one)


@edit
def return_of_withdrawn(project, chance):
    one = any_draft(project, chance, lambda one: one.values.get("withdrawn"))
    if not one:
        return None
    del one.values["withdrawn"]
    one.save()
    return name_of(one)


@edit
def former_address(project, chance):
    one = any_draft(project, chance)
    one.values["formerly"] = [f"/khong-ro/khong-ro/khong-ro/cu-{chance.randint(1, 9)}.html"]
    one.save()
    return f"{name_of(one)}: {one.values['formerly']}"


@rare
def touched(project, chance):
    """Saved without a change."""
    file = chance.choice(project.records())
    file.write_bytes(file.read_bytes())
    return file.name


@rare
def broken(project, chance):
    """No YAML any more, cut in the middle, or without a body."""
    file = chance.choice(project.records())
    data = file.read_bytes()
    file.write_bytes(chance.choice([b"", data[: len(data) // 3], data.replace(b": ", b" :", 1)]))
    return file.name


# ---------- files and folders ----------


@edit
def removal(project, chance):
    files = project.records()
    if len(files) < 3:
        return None
    file = chance.choice(files)
    file.unlink()
    return file.name


@edit
def addition(project, chance):
    """One of the synthetic records of another seed, or of another number."""
    if b"synthetic: true" not in project.records()[0].read_bytes():
        return None
    fresh = project.folder / ".new"
    (*_, file) = write_records(fresh, chance.randint(1, 30), chance.randint(1, 3), nasty=True)
    target = project.folder / "directives" / file.relative_to(fresh)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(file, target)
    shutil.rmtree(fresh)
    return target.name


@edit
def folder_renamed(project, chance):
    """A province's folder goes into another folder, or comes back from there."""
    root = project.folder / "directives"
    inside = root / "luu"
    if inside.exists():
        for folder in inside.iterdir():
            shutil.copytree(folder, root / folder.name, dirs_exist_ok=True)
        shutil.rmtree(inside)
        return "luu/* → *"
    folder = chance.choice([path for path in root.iterdir() if path.is_dir()])
    shutil.move(folder, inside / folder.name)
    return f"{folder.name} → luu/{folder.name}"


@rare
def folder_misnamed(project, chance):
    """A district's folder with a name that is not its own."""
    folder = chance.choice(project.records()).parent
    new = folder.with_name(f"{folder.name}-moi")
    if new.exists():
        return None
    folder.rename(new)
    return f"{folder.name} → {new.name}"


@rare
def source_file(project, chance):
    """The file from which a record was copied."""
    files = sorted((project.folder / "directives").rglob("*.txt"))
    if not files:
        return None
    file = chance.choice(files)
    file.write_bytes(file.read_bytes() + b"\n")
    return file.name


OF_RECORDS = tuple(EDITS)
"""The edits of records and of their folders."""

# ---------- all else that a site is made from ----------


@edit
def docs_page(project, chance):
    pages = sorted((project.folder / "docs").glob("*.md"))
    page = chance.choice(pages)
    with page.open("a", encoding="utf-8") as file:
        file.write(f"\nĐoạn thứ {chance.randint(1, 99)}.\n")
    return page.name


@edit
def docs_page_added_or_removed(project, chance):
    page = project.folder / "docs/them.md"
    if page.exists():
        page.unlink()
        return f"{page.name} removed"
    link = chance.choice(["index.md", "gioi-thieu.md", "dong-gop.md", "khong-co.md"])
    page.write_text(f"# Trang {chance.randint(1, 9)}\n\n[Xem]({link})\n", encoding="utf-8")
    return f"{page.name} added"


@edit
def site_name(project, chance):
    name = f"site_name: Trang {chance.randint(1, 9)}"
    return _replaced(project.folder / "mkdocs.yml", r"(?m)^site_name: .*", name)


@rare
def label(project, chance):
    labels = project.package / "pages/labels.yml"
    return _replaced(labels, r"(?m)^  topics: .*", f"  topics: Chủ đề {chance.randint(1, 9)}")


@rare
def topic_name(project, chance):
    file = project.package / "vocabulary/topics.yml"
    name = f"tiem-chung: {{name: Tiêm chủng {chance.randint(1, 9)},"
    return _replaced(file, r"tiem-chung: \{name: [^,]*,", name)


@rare
def template(project, chance):
    return _commented(project, "*.html", chance, "<!-- {} -->\n")


@rare
def style(project, chance):
    return _commented(project, "assets/*.css", chance, "/* {} */\n")


def _commented(project, names, chance, comment):
    """Add a comment at the end of one of the theme's files; return its name."""
    file = chance.choice(sorted((project.package / "theme").rglob(names)))
    with file.open("a", encoding="utf-8") as text:
        text.write(comment.format(chance.randint(1, 99)))
    return file.name


# ---------- how it is built ----------


@rare
def site_address(project, chance):
    project.env["SITE_URL"] = chance.choice(["", "https://vi-du.invalid/"])
    return project.env["SITE_URL"] or "none"


@rare
def print_files(project, _):
    project.options = [] if project.options else ["--no-print-files"]
    return "no" if project.options else "yes"


@rare
def site_removed(project, _):
    shutil.rmtree(project.site, ignore_errors=True)
    return "site/"


@rare
def cache_removed(project, _):
    shutil.rmtree(project.folder / ".cache", ignore_errors=True)
    return ".cache/"


def _replaced(file, pattern, new):
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, new, text, count=1), encoding="utf-8")
    return new
