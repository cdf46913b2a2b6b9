"""The words of a task as the site quotes them."""

import pytest

from gazette.records.task_words import cuts_of, leads_in

TEXT = "4. Các xã rà soát; đồng thời, Giao Trung tâm Y tế lấy mẫu, báo cáo. Công an tuần tra."


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Các xã rà soát", "Các xã rà soát"),  # after a printed number, up to a semicolon
        ("Giao Trung tâm Y tế lấy mẫu", "… Giao Trung tâm Y tế lấy mẫu …"),
        ("đồng thời, Giao Trung tâm Y tế lấy mẫu, báo cáo.", None),
        ("Công an tuần tra.", None),
        ("Công an tuần tra", None),
        ("tuần tra.", "… tuần tra."),
        (TEXT, None),
    ],
)
def test_where_a_sentence_goes_on_it_is_said_around_its_quotation(quote, shown):
    before, after = cuts_of(quote, TEXT)
    assert before + quote + after == (shown or quote)


@pytest.mark.parametrize(
    ("quote", "text", "leads"),
    [
        ("Huyện ủy yêu cầu các xã thực hiện các việc sau", "{}:", True),
        ("Huyện ủy yêu cầu các xã thực hiện các việc sau:", "{}", True),
        ("Huyện ủy yêu cầu các xã thực hiện các việc sau", "{} : ", True),
        ("Huyện ủy yêu cầu các xã rà soát", "{}, cụ thể như sau:", False),
        ("Các xã rà soát.", "{}", False),
        ("Các xã rà soát", "{}./.", False),
    ],
)
def test_words_up_to_a_colon_at_the_end_lead_in(quote, text, leads):
    assert leads_in(quote, text.format(quote)) is leads
