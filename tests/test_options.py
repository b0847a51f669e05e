"""Every setting has an effect, or is told to have none (Slidev reference §2.2, §2.3)."""

from __future__ import annotations

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.core.settings import SETTINGS
from slidegen.decks import Entry

CODE = "```ts {1|2}\nlet a\nlet b\n```"
MOVE = "````md magic-move\n```js\nlet a\n```\n\n```js\nlet b\n```\n````"

PROBES: dict[str, tuple[str, str]] = {
    # What is written, and the slide that it is written for.
    "theme": ("theme: dracula", ""),
    "titleTemplate": ("titleTemplate: '%s!'", ""),
    "info": ("info: About this", ""),
    "author": ("author: Ada", ""),
    "keywords": ("keywords: [a, b]", ""),
    "presenter": ("presenter: false", ""),
    "exportFilename": ("exportFilename: talk", ""),
    "export": ("export: {format: png}", ""),
    "highlighter": ("highlighter: prism", CODE),
    "shiki": ("shiki: {magicMove: {stagger: 0.5}}", MOVE),
    "twoslash": ("twoslash: false", "```ts twoslash\nlet a\n```"),
    "lineNumbers": ("lineNumbers: true", CODE),
    "monaco": ("monaco: false", "```ts {monaco}\nlet a\n```"),
    "monacoTypesSource": ("monacoTypesSource: cdn", ""),
    "monacoTypesAdditionalPackages": ("monacoTypesAdditionalPackages: [vue]", ""),
    "monacoTypesIgnorePackages": ("monacoTypesIgnorePackages: [vue]", ""),
    "monacoRunAdditionalDeps": ("monacoRunAdditionalDeps: ['./a.ts']", ""),
    "monacoRunUseStrict": ("monacoRunUseStrict: false", ""),
    "magicMoveDuration": ("magicMoveDuration: 300", MOVE),
    "remoteAssets": ("remoteAssets: true", "![](http://127.0.0.1:9/a.png)"),
    "selectable": ("selectable: true", ""),
    "contextMenu": ("contextMenu: true", ""),
    "wakeLock": ("wakeLock: false", ""),
    "editor": ("editor: false", ""),
    "mcp": ("mcp: false", ""),
    "colorSchema": ("colorSchema: dark", ""),
    "aspectRatio": ("aspectRatio: 4/3", ""),
    "canvasWidth": ("canvasWidth: 800", ""),
    "themeConfig": ("themeConfig: {primary: '#123456'}", ""),
    "fonts": ("fonts: {sans: Inter}", "text"),
    "favicon": ("favicon: /icon.svg", ""),
    "plantUmlServer": ("plantUmlServer: https://example.invalid", "```plantuml\na -> b\n```"),
    "defaults": ("defaults: {layout: center}", ""),
    "drawings": ("drawings: {enabled: false}", ""),
    "htmlAttrs": ("htmlAttrs: {dir: rtl}", ""),
    "seoMeta": ("seoMeta: {ogTitle: T}", ""),
    "robots": ("robots: noindex", ""),
    "notesAutoRuby": ("notesAutoRuby: {word: ruby}", "text\n\n<!-- a word -->"),
    "duration": ("duration: 10min", ""),
    "timer": ("timer: countdown", ""),
    "preloadImages": ("preloadImages: {ahead: 1}", ""),
    "comark": ("comark: true", "[x]{.red}"),
    "markdown": ("markdown: {mark: true}", "a ==b=="),
    "mdc": ("mdc: true", "[x]{.red}"),
    "overviewSnapshots": ("overviewSnapshots: true", ""),
    "config": ("config: {author: Ada}", ""),
    "embeds": ("embeds: ['https://example.invalid']", ""),
    "addons": ("addons: [nothing-of-this-name]", ""),
    "mermaid": ("mermaid: {theme: neutral}", '```mermaid\npie\n  "a": 1\n```'),
    "uno": ("uno: {shortcuts: {btn: p-4}}", '<b class="btn">x</b>'),
    "browserExporter": ("browserExporter: true", ""),
    "download": ("download: true", ""),
    "record": ("record: true", ""),
    "pwa": ("pwa: true", ""),
    "routerMode": ("routerMode: history", ""),
    "remote": ("remote: secret", ""),
    "css": ("css: windicss", ""),
    "title": ("title: Talk", ""),
    "lang": ("lang: de", ""),
    "dir": ("dir: rtl", ""),
    "keys": ("keys: {blank: [F8]}", ""),
    "split": ("split: headings", "# One\n\n## Two"),
    "loop": ("autoAdvance: 5\nloop: true", ""),
    "autoAdvance": ("autoAdvance: 5", ""),
    "time": ("time: 2min", ""),
    "fit": ("fit: shrink", ""),
    "transition": ("transition: fade", ""),
    "clickAnimation": ("clickAnimation: up", "<p v-click>a</p>"),
    "codeCopy": ("codeCopy: false", CODE),
    "magicMoveCopy": ("magicMoveCopy: false", MOVE),
    "ignore": ("ignore: [remote-asset]", "![](https://example.invalid/a.png)"),
    "layout": ("layout: center", ""),
    "class": ("class: text-center", ""),
    "clicks": ("clicks: 7", ""),
    "clicksStart": ("clicksStart: 1", "<p v-click>a</p>"),
    "preload": ("preload: false", ""),
    "hide": ("hide: true", ""),
    "disabled": ("disabled: true", ""),
    "hideInToc": ("hideInToc: true", "<Toc/>"),
    "name": ("name: Other", ""),
    "level": ("level: 2", "<Toc/>\n\n---\nPROBE\n---\n\n# Between"),
    "routeAlias": ("routeAlias: start", ""),
    "src": ("src: ./other.md", ""),
    "zoom": ("zoom: 0.8", ""),
    "dragPos": ("dragPos: {a: '1,2,3,4'}", "<p v-drag=\"'a'\">x</p>"),
    "background": ("background: '#123456'", ""),
    "image": ("layout: image\nimage: '#123456'", ""),
    "backgroundSize": ("layout: image\nimage: /icon.svg\nbackgroundSize: contain", ""),
    "url": ("layout: iframe\nurl: ./page.html", ""),
    "scale": ("layout: iframe\nurl: ./page.html\nscale: 0.5", ""),
    "layoutClass": ("layout: two-cols\nlayoutClass: gap-16", ""),
}

HOLDS = {
    "export": "`slidegen export` reads it, see test_export",
    "exportFilename": "`slidegen export` reads it, see test_export",
    "monacoRunUseStrict": "code on slides is never run",
    "monaco": "code on slides is never edited",
    "twoslash": "code shows no types either way",
    "editor": "nothing here shows an editor beside the slides",
    "mcp": "no server here talks to language models",
    "preload": "every slide is in the page from the start",
    "preloadImages": "every picture is in the page from the start",
    "overviewSnapshots": "the overview shows the slides themselves",
}
"""Wishes that the page grants whatever is written."""

FILES = {
    "public/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "other.md": "# Other",
    "page.html": "<p>page</p>",
}


def test_every_setting_is_probed():
    assert PROBES.keys() == SETTINGS.keys()


def built(folder, head: list[str], body: str):
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    top = "\n".join(["highlighter: shiki", *head])
    text = f"---\n{top}\n---\n\n# One\n\n{body}\n\n---\n\n# Two\n"
    (folder / "slides.md").write_text(text, encoding="utf-8")
    return Builder(Entry(folder / "slides.md", "deck"), BuildOptions(), folder).build()


@pytest.mark.parametrize("name", sorted(SETTINGS.keys() - HOLDS.keys()))
def test_a_setting_has_an_effect_or_a_message(name, tmp_path):
    head, body = PROBES[name]
    *before, line = head.split("\n")
    place = "PROBE" if "PROBE" in body else ""
    without = built(tmp_path, before, body.replace("PROBE", "clicks: 0") if place else body)
    having = built(tmp_path, before if place else [*before, line], body.replace("PROBE", line))
    told = {found.message for found in having.report} - {found.message for found in without.report}
    silenced = {found.message for found in without.report} - {found.message for found in having.report}
    assert having.html != without.html or told or silenced, f"`{line}` changes nothing and says nothing"
