"""A few letters that are edited at random: all kinds of edits that change what pages say."""

from __future__ import annotations

import shutil
from random import Random

from tests.site.factory import PLACES as NAMES
from tests.site.factory import SENTENCE, made_letter, made_report

PLACES = (
    *("ha-giang/dong-van", "ha-giang/meo-vac", "ha-tinh/thi-xa-ky-anh", "ha-tinh/huyen-ky-anh"),
    *("ben-tre/chau-thanh", "tien-giang/chau-thanh", "bac-ninh/que-vo"),
)
TOPICS = ("tiem-chung", "vung-xanh", "khai-bao-y-te")
BODIES = ("trung-tam-y-te-huyen", "cong-an-huyen", "huyen-uy")
RECIPIENTS = ("UBND huyện,", "Công an huyện,", "Các chi, đảng bộ trực thuộc.")
CITATIONS = (
    SENTENCE,
    "Thực hiện Chỉ thị số 15/CT-TTg ngày 27/3/2020 của Thủ tướng Chính phủ.",
    "Theo Chỉ thị số 16 của Thủ tướng Chính phủ và Công văn số 77/UBND-VX của UBND tỉnh.",
)
DAYS = ("2021-08-10", "2021-08", "2020-12-31", "[2021-08-01..2021-08-09]", "2024-08-10")
WITHDRAWN = {"on": "2026-11-22", "because": "Theo yêu cầu."}
BECAUSE = {"because": "Do người làm mẫu."}
FEWEST = 9


class Letter:
    """A letter or a report before it is written to a file."""

    def __init__(self, place, number, day, *, is_report):
        self.place, self.is_report = place, is_report
        self.begin, self.points, self.end = SENTENCE, [SENTENCE], "Yêu cầu thực hiện./."
        self.change, self.annex = "", ""
        self.fields = {"subject": f"Việc thứ {number}", "topics": ["tiem-chung"]}
        if is_report:
            fields = ("event", "province", "district")
            self.fields |= {"event": day, "inferred": dict.fromkeys(fields, BECAUSE)}
        else:
            self.fields |= {"number": f"{number}-CV/HU", "issued": day}

    def write(self, folder):
        texts = filter(None, (*self.points, self.change, self.end))
        points = [*(f"{n}. {text}" for n, text in enumerate(texts, start=1)), self.annex]
        make = made_report if self.is_report else made_letter
        fields = _copy(self.fields)  # YAML would write a value that occurs twice as an alias
        if not self.is_report and self._is_of_a_town():
            fields["issuer"] = "thi-uy"
        make(folder, self.place, body="\n\n".join([self.begin, *points]), **fields)

    def _is_of_a_town(self):
        """Quế Võ became one in 2023."""
        is_raised = self.place == "bac-ninh/que-vo" and self.fields["issued"] > "2023-04"
        return "thi-xa" in self.place or (is_raised and self.fields["issued"][0] != "[")


class Folder:
    """A folder of letters, and the edits that are made to them."""

    def __init__(self, path, seed, count=14):
        self.path, self.random, self.last, self.letters = path, Random(seed), 0, []
        for _ in range(count):
            self.add()
            self.cite()
            self.cite()
            self.assign()

    def write(self):
        shutil.rmtree(self.path, ignore_errors=True)
        for letter in self.letters:
            letter.write(self.path)

    def edit(self):
        edits = (
            *(self.add, self.remove, self.withdraw, self.move, self.rename, self.revise),
            *(self.mistype, self.cite, self.assign, self.mark_points, self.retitle, self.retopic),
            *(self.redate, self.resign, self.readdress, self.shorten, self.renumber),
            *(self.change, self.sign_jointly, self.annex),
        )
        self.random.choice(edits)()

    def _next(self):
        self.last += 1
        return self.last

    def _any(self):
        return self.random.choice(self.letters)

    def _letter(self):
        return self.random.choice([one for one in self.letters if not one.is_report])

    # ---------- which letters there are, and where ----------

    def add(self):
        number, random = self._next(), self.random
        is_report = number % 7 == 0
        place = random.choice(PLACES[:2] if is_report else PLACES)
        day = f"2021-{random.randint(7, 9):02}-{random.randint(1, 28):02}"
        self.letters.append(Letter(place, number, day, is_report=is_report))

    def remove(self):
        if len(self.letters) > FEWEST:
            self.letters.remove(self._any())

    def withdraw(self):
        fields = self._any().fields
        fields["withdrawn"] = None if fields.get("withdrawn") else WITHDRAWN

    def move(self):
        self._letter().place = self.random.choice(PLACES)

    def rename(self):
        self._letter().fields["formerly"] = [f"/ha-giang/yen-minh/2021/{self._next()}-cv-hu.html"]

    def renumber(self):
        self._letter().fields["number"] = f"{self._next()}-CV/HU"

    # ---------- what they say ----------

    def mistype(self):
        self._any().end = f"Yêu cầu thực hiện lần {self.random.randint(2, 99)}./."

    def cite(self):
        relation = self.random.choice(("Căn cứ", "Thực hiện"))
        held = f"{relation} {self._named(self._letter())}."
        self._any().begin = self.random.choice((held, held, *CITATIONS))

    def change(self):
        """Let a letter change another, or no longer."""
        letter, other = self._letter(), self._letter()
        letter.change = ""
        letter.fields.pop("changes", None)
        if letter is not other and self.random.random() < 0.8:
            kind = self.random.choice(("thay-the", "gia-han"))
            letter.change = f"Văn bản này thay thế {self._named(other)}."
            change = {"kind": kind, "document": other.fields["number"], "quote": letter.change}
            letter.fields["changes"] = [change]

    def annex(self):
        self._letter().annex = f"# PHỤ LỤC\n\n1- Danh sách lần {self.random.randint(2, 99)}."

    @staticmethod
    def _named(letter):
        number, day = letter.fields["number"], letter.fields["issued"].split("-")[::-1]
        date = f" ngày {'/'.join(day)}" if len(day) == len("dmy") else ""
        return f"Công văn số {number}{date} của Huyện ủy {NAMES[letter.place]}"

    def assign(self):
        who = self.random.sample(BODIES, self.random.randint(1, 2))
        day = self.random.choice(({}, {"due": "2021-12-01"}, {"start": "2022-01-02"}))
        self._letter().fields["tasks"] = [{"point": "d1", "who": who, "quote": SENTENCE, **day}]

    def mark_points(self):
        letter = self._letter()
        letter.points = [SENTENCE, f"Điểm {self.random.randint(1, 9)}."]
        letter.fields["points"] = {"d1": ["tiem-chung"], "d2": ["tiem-chung"]}
        letter.fields["topics"] = ["tiem-chung"]

    def retitle(self):
        self._any().fields["subject"] = f"Việc {self.random.randint(100, 999)}"

    def retopic(self):
        letter = self._any()
        if not letter.fields.get("points"):
            letter.fields["topics"] = self.random.sample(TOPICS, self.random.randint(1, 3))

    def redate(self):
        fields, day = self._letter().fields, self.random.choice(DAYS)
        fields |= {"issued": day, "inferred": {}, "completeness": "complete"}
        fields.pop("signature", None)
        fields.pop("signatures", None)
        if day not in DAYS[::2]:
            fields |= {"inferred": {"issued": BECAUSE}, "completeness": "letterhead-missing"}

    def resign(self):
        name = self.random.choice(("Lê Văn Mẫu", "Lê Vân Mẫu", "Trần Thị Thử"))
        post = self.random.choice(("BÍ THƯ", "PHÓ BÍ THƯ"))
        sign = {"authority": "T/M BAN THƯỜNG VỤ", "position": post, "name": name}
        self._letter().fields |= {"signature": sign, "completeness": "complete", "signatures": []}

    def sign_jointly(self):
        names = self.random.sample(("Lê Văn Mẫu", "Lê Vân Mẫu", "Trần Thị Thử"), 2)
        signs = [{"authority": None, "position": "BÍ THƯ", "name": name} for name in names]
        self._letter().fields |= {
            "signature": None,
            "signatures": signs,
            "completeness": "complete",
        }

    def readdress(self):
        self._letter().fields["recipients"] = self.random.sample(RECIPIENTS, 2)

    def shorten(self):
        self._letter().fields |= {"completeness": "fragment", "signature": None, "signatures": []}

    def revise(self):
        self._any().fields["revised"] = f"2026-12-{self.random.randint(1, 28):02}"


def _copy(value):
    if isinstance(value, dict):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value
