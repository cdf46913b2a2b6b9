"""Each letter as PDF, for printing and keeping.

Writes:
    <page>.pdf
"""

from __future__ import annotations

from gazette.outputs.model import OutputError, PageOutput, beside
from gazette.outputs.paper import read_form
from gazette.printing.form import Form
from gazette.printing.pdf import PrintError, make_pdf, pdf_digest


def _make(form: Form) -> bytes:
    try:
        return make_pdf(form)
    except PrintError as error:
        raise OutputError(str(error)) from error


PDF = PageOutput(
    part="action",
    label="save_pdf",
    address=beside(".pdf"),
    read=read_form,
    make=_make,
    digest=pdf_digest,
    is_print=True,
)
