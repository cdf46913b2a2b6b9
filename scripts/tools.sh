#!/bin/sh
# Install what the tests need besides Python packages: Chromium, Java for the HTML checker, Poppler and
# LibreOffice, which read the PDFs and Word files back, Tesseract, which reads scans, PostgreSQL, jq and
# curl for the data, and nginx, which serves the site.
#
#     sh scripts/tools.sh
#
# What is already installed is used. Otherwise apt installs it if this user may use apt; if not,
# Playwright downloads a Chromium of its own. Debian's headless shell is installed even next to a
# Chromium: it is the same engine, and the tests take half the time with it. The script never fails.
# It names what is missing; the tests that need it are skipped with that reason, or fail if CI=true.
set -u
cd "$(dirname "$0")/.." || exit 0

answers() { command -v "$1" >/dev/null 2>&1 && "$@" >/dev/null 2>&1; }

find_chromium() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome; do
        # A stub that only points to another package prints no version
        if answers "$name" --version; then
            command -v "$name"
            return
        fi
    done
    .venv/bin/python - 2>/dev/null <<'PYTHON'
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
if not Path(path).exists():
    sys.exit(1)
print(path)
PYTHON
}

find_java() { answers java -version && command -v java; }

# pdffonts, pdfinfo and pdftoppm come with pdftotext
find_poppler() { answers pdftotext -v && command -v pdftotext; }

find_libreoffice() { answers soffice --version && command -v soffice; }

find_tesseract() { tesseract --list-langs 2>/dev/null | grep -qx vie && command -v tesseract; }

# Debian keeps the server's programs out of the path; unaccent comes with them
find_postgresql() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb; }

find_jq() { answers jq --version && command -v jq; }

find_curl() { answers curl --version && command -v curl; }

# Debian keeps it out of the path of users
find_nginx() { command -v nginx || PATH=/usr/sbin command -v nginx; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_be_root() { [ "$(id -u)" = 0 ] || answers sudo -n true; }

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=2 \
        -o Acquire::http::Timeout=60 -o DPkg::Lock::Timeout=120 "$@" >/dev/null
}

is_ubuntu() { grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null; }

wanted=
# Ubuntu has no headless shell, and its package chromium is not a browser but a pointer to a snap
if ! is_ubuntu && ! answers chromium-headless-shell --version; then
    if answers apt-cache show chromium-headless-shell || ! find_chromium >/dev/null; then
        wanted="chromium-headless-shell"
    fi
fi
find_java >/dev/null || wanted="$wanted default-jre-headless"
find_poppler >/dev/null || wanted="$wanted poppler-utils"
find_libreoffice >/dev/null || wanted="$wanted libreoffice-writer-nogui"
find_tesseract >/dev/null || wanted="$wanted tesseract-ocr tesseract-ocr-vie"
find_postgresql >/dev/null || wanted="$wanted postgresql"
find_jq >/dev/null || wanted="$wanted jq"
find_curl >/dev/null || wanted="$wanted curl"
# Its package starts a server of this machine at once, so nobody gets it unasked
if [ "${CI:-}" = true ]; then
    find_nginx >/dev/null || wanted="$wanted nginx"
fi

if [ -n "$wanted" ] && command -v apt-get >/dev/null 2>&1 && may_be_root; then
    echo "Installing with apt: $wanted"
    apt update
    for package in $wanted; do
        apt install --yes --no-install-recommends "$package"
    done
    find_chromium >/dev/null || is_ubuntu || apt install --yes --no-install-recommends chromium
fi

if ! find_chromium >/dev/null && [ -x .venv/bin/playwright ]; then
    echo "Downloading Playwright's Chromium"
    if command -v apt-get >/dev/null 2>&1 && may_be_root; then
        .venv/bin/playwright install --with-deps chromium >/dev/null
    else
        .venv/bin/playwright install chromium >/dev/null
    fi
fi

without="its tests are skipped, or fail where CI=true"
echo "Chromium: $(find_chromium || echo "not found; $without")"
echo "Java: $(find_java || echo "not found; $without")"
echo "Poppler: $(find_poppler || echo "not found; $without")"
echo "LibreOffice: $(find_libreoffice || echo "not found; $without")"
echo "Tesseract with Vietnamese: $(find_tesseract || echo "not found; $without")"
echo "PostgreSQL: $(find_postgresql || echo "not found; $without")"
echo "jq: $(find_jq || echo "not found; $without")"
echo "curl: $(find_curl || echo "not found; $without")"
echo "nginx: $(find_nginx || echo "not found; $without")"
exit 0
