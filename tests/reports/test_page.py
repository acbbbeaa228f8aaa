"""The page of a run, opened in a real browser without a network."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from cleancorpus.cli import main
from cleancorpus.reports import page as page_module
from tests.paths import ROOT
from tests.readers.bundle import make_bundle, register

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="no Chromium here (Debian: apt-get install chromium chromium-driver)",
)
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--force-prefers-reduced-motion "
    "--disable-background-networking --disable-component-update --disable-dev-shm-usage "
    "--window-size=1300,900"
)
HOSTILE_NAME = "<img src=x onerror=hacked=4>.txt" if os.name == "posix" else "'img.txt"
HOSTILE = (
    "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\n\n"
    "</script><script>window.hacked = 3</script>,数字政府,建设。\u202e\n\n"
    "<!--<script>--><b>粗</b>,𠀀数字,政府。{{constructor}} ${7*7}\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over the seeds and a hostile document, with its page."""
    folder = tmp_path_factory.mktemp("run")
    shutil.copytree(ROOT / "seeds", folder / "docs")
    (folder / "docs" / HOSTILE_NAME).write_text(HOSTILE, encoding="utf-8")
    (folder / "docs" / "broken.txt").write_bytes(b"PK\x03\x04" + bytes(400))
    assert main(["clean", str(folder / "docs"), "-o", str(folder / "out"), "-q"]) == 3
    assert main(["report", str(folder / "out"), "-q"]) == 0
    return folder / "out"


def go(browser: webdriver.Chrome, page: Path, fragment: str = "") -> None:
    browser.get("about:blank")
    browser.get(f"{page.as_uri()}{fragment}")


def texts(browser: webdriver.Chrome, selector: str) -> list[str]:
    return [element.text for element in browser.find_elements(By.CSS_SELECTOR, selector)]


def press(browser: webdriver.Chrome, keys: str) -> None:
    browser.find_element(By.TAG_NAME, "body").send_keys(keys)


def wait(browser: webdriver.Chrome, selector: str) -> Any:
    return WebDriverWait(browser, 20).until(
        lambda driver: driver.find_element(By.CSS_SELECTOR, selector)
    )


def errors_of(browser: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]


def islands_of(page: Path) -> list[Any]:
    found = re.findall(
        r'<script type="application/json"[^>]*>(.*?)</script>', page.read_text("utf-8"), re.DOTALL
    )
    return [json.loads(text) for text in found]


def test_the_page_holds_the_run_as_data_that_cannot_end_its_element(run: Path) -> None:
    index, *files = islands_of(run / "report.html")
    summary = json.loads((run / "summary.json").read_text("utf-8"))
    assert [file["path"] for file in index["files"]] == [f["path"] for f in summary["files"]]
    assert len(files) == len(index["files"])
    for file in files:
        if file["report"]["status"] == "failed":
            continue
        output = run / str(file["report"]["path"])
        assert file["output"] == output.read_text("utf-8")
        assert file["source"] is not None


def test_a_source_that_changed_is_not_shown(run: Path, tmp_path: Path) -> None:
    shutil.copytree(run, tmp_path / "out")  # the root of the run does not lie beside the copy
    assert main(["report", str(tmp_path / "out"), "-q"]) == 0
    _, *files = islands_of(tmp_path / "out" / "report.html")
    assert {file["source"] for file in files} == {None}


def test_report_needs_a_finished_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path)]) == 2
    assert "run `clean` first" in capsys.readouterr().err
    (tmp_path / "summary.json").write_text("[]", encoding="utf-8")
    assert main(["report", str(tmp_path)]) == 2


@needs_browser
def test_click_through(run: Path, browser: webdriver.Chrome) -> None:
    go(browser, run / "report.html")
    assert texts(browser, "h1") == ["What cleancorpus did to 7 files"]
    assert len(texts(browser, "#rows tr")) == 7
    browser.find_element(By.ID, "search").send_keys("004_")
    assert len(texts(browser, "#rows tr")) == 1
    browser.find_element(By.CSS_SELECTOR, "#rows tr").click()
    wait(browser, ".pair")
    assert texts(browser, ".pair .head span")[1:] == ["Source", "Output"]
    press(browser, "n")
    first = wait(browser, "#detail b").text
    assert first.startswith("1 of ")
    assert browser.find_elements(By.CSS_SELECTOR, "mark.here")
    press(browser, "n")
    assert texts(browser, "#detail b")[0].startswith("2 of ")
    press(browser, "p")
    assert texts(browser, "#detail b")[0] == first
    press(browser, "p")
    total = int(first.rpartition(" ")[2])
    assert texts(browser, "#detail b")[0] == f"{total} of {total}"
    browser.execute_script("document.querySelector('button.chip.soft').click()")
    press(browser, "n")
    assert int(texts(browser, "#detail b")[0].rpartition(" ")[2]) > total
    press(browser, Keys.ESCAPE)
    press(browser, Keys.ESCAPE)
    wait(browser, "#rows")
    press(browser, "?")
    assert browser.find_element(By.ID, "help").is_displayed()
    press(browser, Keys.ESCAPE)
    dark = "return document.documentElement.classList.contains('dark')"
    before = browser.execute_script(dark)
    press(browser, "d")
    assert browser.execute_script(dark) is not before
    browser.find_element(By.CSS_SELECTOR, "th:nth-child(6) button").click()
    assert browser.find_element(By.CSS_SELECTOR, "th:nth-child(6)").get_attribute("aria-sort") == (
        "descending"
    )
    assert errors_of(browser) == []


@needs_browser
def test_documents_of_a_packed_file_without_encoding(
    browser: webdriver.Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch)
    members = {"a/one": "数字政府,建设。\n\f第二页。\n", "two": "数字政府。\n"}
    (tmp_path / "b.bundle").write_bytes(make_bundle(members))
    assert main(["clean", str(tmp_path / "b.bundle"), "-o", str(tmp_path / "out"), "-q"]) == 0
    assert main(["report", str(tmp_path / "out"), "-q"]) == 0
    go(browser, tmp_path / "out" / "report.html")
    assert texts(browser, "h1") == ["What cleancorpus did to 2 files"]
    assert len(texts(browser, "#rows tr")) == 2
    go(browser, tmp_path / "out" / "report.html", "#file/0")
    wait(browser, ".pair")
    assert texts(browser, ".facts dt")[:2] == ["Document", "Format"]
    assert texts(browser, ".facts dd")[:2] == ["a/one", "bundle"]
    shown = browser.execute_script("return document.body.textContent")
    assert "author: office directory" in shown
    assert "page 2: line 2" in shown
    assert texts(browser, ".pair .head span")[1:] == ["Source", "Output"]
    assert errors_of(browser) == []


@needs_browser
def test_both_sides_show_the_whole_text(run: Path, browser: webdriver.Chrome) -> None:
    """What the page draws is source and output, but for blanks and the signs of its marks."""
    script = """
        document.querySelectorAll('.fold').forEach((button) => button.click());
        document.querySelectorAll('.gone').forEach((element) => element.remove());
        return [...document.querySelectorAll('.pair .both')].map((row) =>
            [...row.querySelectorAll('.tx')].map((side) => side.textContent));
    """
    index, *files = islands_of(run / "report.html")
    for number, file in enumerate(files):
        if file["report"]["status"] == "failed":
            continue
        go(browser, run / "report.html", f"#file/{number}")
        wait(browser, ".pair")
        rows = browser.execute_script(script)
        for side, text in enumerate((file["source"], file["output"])):
            drawn = "".join(row[side] for row in rows)
            assert squeeze(drawn) == squeeze(text), index["files"][number]["path"]
    assert errors_of(browser) == []


def squeeze(text: str) -> str:
    return re.sub(
        r"[\s␣⏎□⇥⍽]|‹[0-9A-F]+›|[\u200b-\u200f\u202a-\u202e\ufeff\ue000-\uf8ff]", "", text
    )


@needs_browser
def test_hostile_text_stays_text(run: Path, browser: webdriver.Chrome) -> None:
    index = islands_of(run / "report.html")[0]
    number = next(f["id"] for f in index["files"] if f["path"] == HOSTILE_NAME)
    for fragment in ("", f"#file/{number}"):
        go(browser, run / "report.html", fragment)
        wait(browser, "h1")
        assert browser.execute_script("return window.hacked") is None
        assert browser.find_elements(By.CSS_SELECTOR, "main img, main script, main .tx b") == []
    wait(browser, ".pair")
    assert "onerror='window.hacked" in browser.find_element(By.CSS_SELECTOR, ".tx").text
    assert "‹202E›" in browser.find_element(By.CSS_SELECTOR, ".pair").text
    assert errors_of(browser) == []


@needs_browser
def test_a_large_run_loads_each_file_when_it_is_opened(
    run: Path, browser: webdriver.Chrome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "MOST_INLINE", 50_000)
    assert main(["report", str(run), "-q"]) == 0
    try:
        assert len(islands_of(run / "report.html")) == 1
        assert len(list((run / "report-files").iterdir())) == 7
        go(browser, run / "report.html", "#file/3")
        wait(browser, ".pair")
        press(browser, "]")
        WebDriverWait(browser, 20).until(lambda driver: "#file/4" in driver.current_url)
        wait(browser, ".pair mark")
        assert errors_of(browser) == []
    finally:
        shutil.rmtree(run / "report-files")
        monkeypatch.undo()
        main(["report", str(run), "-q"])


@needs_browser
def test_damage_is_marked_and_listed(browser: webdriver.Chrome, tmp_path: Path) -> None:
    docs, out, span = tmp_path / "docs", tmp_path / "out", "录脹赂帽碌脛脠脧露篓"
    docs.mkdir()
    (docs / "a.txt").write_text(f"通知\n\n收费标准{span}，自发布之日起施行。\n", encoding="utf-8")
    assert main(["clean", str(docs), "-o", str(out), "-q"]) == 0
    assert main(["report", str(out), "-q"]) == 0
    go(browser, out / "report.html")
    wait(browser, ".tiles")
    assert texts(browser, "p.dim")[0].startswith("1 holds text that looks damaged")
    go(browser, out / "report.html", "#file/0")
    assert wait(browser, ".pair mark.damage").text == span
    assert texts(browser, ".verdict.damaged b") == ["Damaged"]
    assert "10 characters (" in texts(browser, ".verdict li")[0]
    assert any("Look here: 1 damaged place" in text for text in texts(browser, "summary"))
    assert errors_of(browser) == []
