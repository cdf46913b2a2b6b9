"""Documents made up for the tests of search: sentences as letters have, and syllables by Zipf."""

import random

from gazette.search import SearchBlock, SearchDocument

_ONSETS = " b c ch d đ g gh gi h k kh l m n ng nh ph qu r s t th tr v x".split(" ")  # noqa: SIM905 (so it is read)
_RIMES = """
    a à á ả ã ạ an àn án ản ãn ạn anh ánh ành ao áo ào ay ây ấy ầy ăn ắn ằn âm ấm ầm
    ân ấn ần e é è en én èn êm ếm ềm ên ến ền i í ì ị inh ính ình iêm iếm iềm iên
    iến iền o ó ò oa oá òa oà oan oàn oán ong óng òng ô ố ồ ôi ối ồi ông ống ồng ơ ớ
    ờ ơi ới ời u ú ù uy úy uỷ ủy un ung úng ùng uôn uốn uồn ư ứ ừ ưng ứng ừng ươn
    ướn ườn ương ướng ường
""".split()  # noqa: SIM905 (so it is read)
SYLLABLES = [onset + rime for onset in _ONSETS for rime in _RIMES]
random.Random(7).shuffle(SYLLABLES)

_SENTENCES = (
    "Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19 trên địa bàn huyện",
    "Giao Ủy ban nhân dân các xã, thị trấn chủ trì, phối hợp với Trung tâm Y tế huyện",
    "UBND huyện chỉ đạo đẩy nhanh tiến độ tiêm vắc xin cho người dân vùng xanh",
    "Thường trực Huyện uỷ yêu cầu các cấp uỷ, tổ chức đảng thực hiện nghiêm túc",
    "Công an huyện cấm tụ tập đông người, có cam kết, khai báo của các ca F0, F1",
    "Triển khai cách ly tại nhà, giữ vững đường dây nóng 24/24 giờ",
    "Tổ chức tiêm vaccine ngừa SARS-CoV-2 tại các trạm y tế, bảo đảm an toàn",
    "Thực hiện Chỉ thị số 15/CT-TTg, ngày 27/3/2020 của Thủ tướng Chính phủ",
    "Các Công văn số 2522, 2523/UBND - VX ngày 28/7/2021 của Ủy ban nhân dân tỉnh",
    "Đề nghị HĐND, Mặt trận Tổ quốc và các đoàn thể giám sát, hoà giải ở cơ sở",
    "Ban Chỉ đạo của huyện kiểm tra, Ban Thường vụ của Ban Chỉ đạo báo cáo kết quả",
)
_PLACES = ("Sông Lô", "Đại Từ", "Kiến Xương", "Tuy Phong", "Đông Hưng", "Giao Thủy", "Hòa Vang")
_TOPICS = ("tiem-chung", "cach-ly", "vung-xanh", "xet-nghiem", "an-sinh-xa-hoi")
FACETS = {
    "place": {place: f"huyện {place}" for place in _PLACES},
    "year": {},
    "topic": {"tiem-chung": "Tiêm chủng", "cach-ly": "Cách ly"},
}


def syllable(chance):
    """Return a syllable; the n-th most frequent one as often as 1/n."""
    return SYLLABLES[int(len(SYLLABLES) ** chance.random()) - 1]


def sentence(chance):
    if chance.random() < 0.5:
        return chance.choice(_SENTENCES)
    return " ".join(syllable(chance) for _ in range(chance.randint(4, 18))).capitalize()


def line(text, **fields):
    """Return a document of one line."""
    return SearchDocument(
        **{"address": "", "title": "", "number": "", "date": "", **fields},
        blocks=(SearchBlock("", "", text),),
    )


def document(i, seed=0, size=14):
    """Return the i-th document: about `size` blocks of one to four sentences."""
    chance = random.Random(f"{seed}/{i}")
    place, year = chance.choice(_PLACES), chance.choice((2020, 2021, 2021, 2022))
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    count = max(1, int(size * chance.lognormvariate(0, 0.5)))
    number = f"{chance.randint(1, 900)}-{chance.choice(('CV', 'CT', 'TB', 'KL'))}/HU"
    blocks = [SearchBlock("", "", f"Số {number.replace('-', ' -')}")]
    for n in range(1, count + 1):
        words = "; ".join(sentence(chance) for _ in range(chance.randint(1, 4)))
        blocks.append(SearchBlock(f"d{n}", f"điểm {n}", f"{n}. {words}."))
    return SearchDocument(
        address=f"huyen/{year}/{i}.html",
        title=f"{number}: {sentence(chance)}",
        number=number,
        date=day if chance.random() < 0.95 else "",
        own_date=day,
        when=f"{day[8:]}/{day[5:7]}/{year}",
        where=f"huyện {place}",
        place=f"huyện {place}",
        others=("Huyện ủy", "công văn", f"{day[8:]}/{day[5:7]}/{year}"),
        blocks=tuple(blocks),
        facets={
            "place": (place,),
            "year": (str(year),),
            "topic": tuple(sorted(chance.sample(_TOPICS, chance.randint(0, 3)))),
        },
    )
