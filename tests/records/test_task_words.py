"""The words of a task as the site quotes them."""

import pytest

from gazette.records.task_words import with_cuts

TEXT = "4. Các xã rà soát; đồng thời, Giao Trung tâm Y tế lấy mẫu, báo cáo. Công an tuần tra."


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Các xã rà soát", "Các xã rà soát"),  # after a printed number, up to a semicolon
        ("Giao Trung tâm Y tế lấy mẫu", "…Giao Trung tâm Y tế lấy mẫu…"),
        ("đồng thời, Giao Trung tâm Y tế lấy mẫu, báo cáo.", None),
        ("Công an tuần tra.", None),
        ("Công an tuần tra", None),
        ("tuần tra.", "…tuần tra."),
        (TEXT, None),
    ],
)
def test_where_a_sentence_goes_on_a_quotation_says_so(quote, shown):
    assert with_cuts(quote, TEXT) == (shown or quote)
