"""A deck means the same however its lines end and whatever its script is: no slide more, no text less."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions, Built
from slidegen.core.nodes import Raw, raw_nodes, text_of
from slidegen.decks import Entry

DECK = """---
theme: default
title: A deck
lineNumbers: true
---

# One

- a
    - deep
- b

<div class="grid">

**md** in HTML

</div>

<!--
A note
over lines
-->

---
layout: two-cols
class: px-4
---

# Left

| a | b |
|---|---|
| 1 | 2 |

::right::

```ts {1|2}
const a = 1
\tindented()
```

$$
x^2
$$

---

```yaml
layout: center
```

> quote  
> hard break

---

<style>
h1 { color: red }
</style>

# Last
"""

TWINS: dict[str, Callable[[str], str | bytes]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "a byte order mark and line ends of Windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "spaces behind the dashes": lambda text: re.sub("^---$", "---   ", text, flags=re.MULTILINE),
    "a tab behind the dashes": lambda text: re.sub("^---$", "---\t", text, flags=re.MULTILINE),
    "spaces behind the keys": lambda text: text.replace("lineNumbers: true", "lineNumbers: true   "),
    "blank lines with spaces in them": lambda text: text.replace("\n\n- a", "\n  \n- a").replace(
        "b\n\n<", "b\n \t\n<"
    ),
    "a tab for four spaces": lambda text: text.replace("    - deep", "\t- deep"),
    "no line end at the end": lambda text: text.rstrip("\n"),
    "blank lines at the end": lambda text: text + "\n\n\n",
    "a separator at the end": lambda text: text + "\n---",
}

SCRIPTS = {
    "Chinese": ("深入浅出 Vue 响应式", "声明式的方式，去适应变化。", "名称", "备注：讲三分钟"),
    "Japanese": ("はじめに・目次", "これは「テスト」です。", "項目", "ノート"),
    "Korean": ("소개와 목차", "이것은 시험입니다.", "항목", "메모"),
    "Arabic": ("مرحبا بالعالم", "هذا نص، وهذه فاصلة؛ وسؤال؟", "عمود", "ملاحظة"),
    "Persian": ("معرفی می‌کنیم", "نیم‌فاصله و «گیومه»", "ستون", "یادداشت"),
    "Hebrew": ("שלום עולם", "טקסט עם ״מרכאות״", "עמודה", "הערה"),
    "Russian": ("Введение", "Это «проверка» — и тире…", "Столбец", "Заметка"),
    "Hindi": ("नमस्ते दुनिया", "यह एक परीक्षण है।", "स्तंभ", "टिप्पणी"),
    "Thai": ("สวัสดีชาวโลก", "นี่คือการทดสอบ", "คอลัมน์", "บันทึก"),
    "Greek": ("Εισαγωγή", "Αυτό είναι δοκιμή;", "Στήλη", "Σημείωση"),
    "Turkish": ("Giriş İçin", "ığüşöç ĞÜŞİÖÇ", "Sütun", "Not"),
    "emoji": ("👋🏽 Hello 👨‍👩‍👧‍👦", "🇯🇵 flags, ❤️ and 1️⃣", "🎉", "🤫 secret"),
    "signs beyond the first plane": ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷野家", "a\u0301 = á, \u200bzero width", "𝟙", "𐍈"),
}


def build(folder: Path, text: str | bytes) -> Built:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    (folder / "slides.md").write_bytes(data)
    return Builder(Entry(folder / "slides.md", "deck"), BuildOptions(cache=False), folder).build()


@pytest.mark.parametrize("change", TWINS.values(), ids=TWINS)
def test_a_twin_has_the_same_page(change: Callable[[str], str | bytes], tmp_path: Path):
    plain = build(tmp_path, DECK)
    twin = build(tmp_path, change(DECK))
    assert (len(plain.deck.slides), list(plain.report)) == (4, [])
    assert (len(twin.deck.slides), list(twin.report)) == (4, [])
    assert twin.html == plain.html


ANY_SCRIPT = """---
title: {heading}
---

# {heading}

{sentence}

---

## {heading}

- {sentence}
- **{word}** `{word}`

| {word} |
|---|
| {sentence} |

<div>{sentence}</div>

```text
{sentence}
```

<!-- {note} -->

---
layout: two-cols
---

{word}

::right::

{sentence}
"""


@pytest.mark.parametrize(("heading", "sentence", "word", "note"), SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_no_text_of_any_script_is_lost(
    heading: str, sentence: str, word: str, note: str, ends: str, tmp_path: Path
):
    text = ANY_SCRIPT.format(heading=heading, sentence=sentence, word=word, note=note)
    built = build(tmp_path, text.replace("\n", ends))
    assert list(built.report) == []
    shown = [
        text_of(slide.body) + "".join(map(code_of, raw_nodes(slide.body))) for slide in built.deck.slides
    ]
    assert len(shown) == 3
    assert built.deck.config.title == heading
    assert [built.deck.slides[no].title for no in (0, 1)] == [heading, heading]
    assert [(heading in slide, slide.count(sentence)) for slide in shown] == [
        (True, 1),
        (True, 4),
        (False, 1),
    ]
    assert [slide.count(word) for slide in shown[1:]] >= [3, 1]
    assert note in text_of(built.deck.slides[1].note)


def code_of(node: Raw) -> str:
    """The text of finished code."""
    return re.sub("<[^>]*>", "", node.html)
