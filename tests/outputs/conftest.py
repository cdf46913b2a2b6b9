"""What the tests of outputs share: sites built once, and the papers of the real records."""

from tests.printing.conftest import entries, forms
from tests.site.conftest import (
    made_records,
    made_site,
    once,
    run,
    scanned_site,
    site,
    site_with_address,
)

FIXTURES = (
    *(entries, forms, made_records, made_site, once, run),
    *(scanned_site, site, site_with_address),
)
