"""What decks are made of, in small pieces: the words of the language, and what is written wrong with them."""

from __future__ import annotations

BLOCKS = """\
# A title
## Second *level*
Setext\\n===
- one\\n- two\\n  - three
1. one\\n2. two
- [ ] open\\n- [x] done
> a quote\\n> of two lines
> [!NOTE]\\n> an alert
| a | b |\\n|---|:-:|\\n| 1 | `|` |
| a |\\n|---
***
```py {1|2}\\na = 1\\nb = 2\\n```
```ts {2,3|all}{lines:true,startLine:5}\\nlet a\\nlet b\\n```
````md magic-move\\n```js\\na\\n```\\n```js\\nb\\n```\\n````
```mermaid\\ngraph TD; A-->B\\n```
~~~\\ntilde\\n~~~
    indented code
$$\\nx^2 + y\\n$$
$$ {1|2}\\n\\begin{aligned}\\na &= 1 \\\\\\\\\\nb &= 2\\n\\end{aligned}\\n$$
$$
<div>block</div>
<div>\\n\\n**in**\\n\\n</div>
<v-clicks>\\n\\n- a\\n- b\\n\\n</v-clicks>
<v-click>text</v-click>
<div v-click="[1, 3]">x</div>
<p v-click.hide>gone</p>
<v-switch>\\n<template #1>a</template>\\n<template #2>b</template>\\n</v-switch>
<VDrag pos=\"1,2,30,40\">drag</VDrag>
<Arrow x1=\"1\" y1=\"2\" x2=\"3\" y2=\"4\"/>
<Toc/>
<Link to=\"2\">there</Link>
<CodeGroup>\\n\\n```sh [npm]\\nnpm i\\n```\\n\\n```sh [pnpm]\\npnpm i\\n```\\n\\n</CodeGroup>
<table><tr><td>cell</table>
<table>text<tr><td>cell</td></tr></table>
<ul><li>one<li>two</ul>
<svg viewBox=\"0 0 9 9\"><path d=\"M0 0\"/><foreignObject><p>x</p></foreignObject></svg>
<select><option>a<option>b</select>
<button>a<button>b</button></button>
<details><summary>more</summary>less</details>
<pre>\\n\\n two\\n</pre>
<textarea>\\n<b>x</b></textarea>
<style>\\nh1 { color: red }\\n</style>
<style scoped>a::before { content: '</b>' }</style>
<script>let a = '<!--'</script>
<script setup>\\nconst n = 1\\n</script>
<template>t</template>
<iframe src=\"https://example.org\"></iframe>
<video src=\"/gone.mp4\" controls></video>
<!-- a note -->
<!-- [click] one\\n\\n[click:2] three -->
<!--
-->
::right::
::default::
:: mdc ::
:::note\\ninside\\n:::
<<< ./snippets/x.py#part {1|all}
<<< @/snippets/gone.ts
![picture](/square.svg)
![gone](./gone.png)
[^1]: a footnote
[ref]: https://example.org \\"title\\"
Term\\n: meaning
*[HTML]: Hyper
---
---\\nlayout: two-cols\\n---
---\\nlayout: image-right\\nimage: /square.svg\\nclass: a b\\n---
---\\nsrc: ./part.md\\n---
---\\nclicks: 3\\nzoom: 0.8\\n---
---\\nlayout: [1\\n---
""".split("\n")[:-1]

INLINE = """\
word
*em*
**strong**
***both***
`code`
``a ` b``
~~del~~
==mark==
H~2~O
$x^2$
$\\frac{1}$
$$y$$
[link](https://example.org)
[slide](2)
[ref]
[^1]
![](/square.svg)
<https://example.org>
<b>bold</b>
<b><i>wrong</b></i>
<a href=\"#\">a<a>b</a></a>
<span v-mark.red=\"2\">mark</span>
<br>
<br/>
<carbon-add/>
<i-mdi-home class=\"text-xl\"/>
{{ 1 + 1 }}
{{ $slidev.nav.currentPage }}
{{ oops(
:smile:
:inline-comp{a=1}
{.class #id}
[text]{.red}
&amp;
&lt;b&gt;
&nbsp;
&#0;
\\\\*
\\u200b
\\ufeff
\\u2028
😀
é́
<
>
&
"
'
`
*
_
|
$
\\\\
{{
}}
-->
<!--
]]>
</div>
</p>
<p>
<div
<div a=\"
<DIV Class=x cLASS=y>
<p :a.b=\"c\" @x='y' #z v-foo:[bar].baz>
<h1>h<h2>i</h2></h1>
<li>li</li>
<td>td</td>
<tr><td>x</td></tr>
<body class=x>
<html><head>
<title>t</title>
<plaintext>
<noscript><p>n</p></noscript>
<math><mi>x</mi></math>
<svg><div>d</div></svg>
<form><form>f</form></form>
<image src=x>
<frameset>
<nobr>a<nobr>b</nobr></nobr>
<ruby>a<rt>b<rt>c</ruby>
<dl><dt>a<dd>b</dl>
<option>o<option>p
<input>text</input>
<hr>text</hr>
<col>
<caption>c</caption>
<xmp><b></xmp>
<object><p>x</object>
<p><table><tr><td>x</table></p>
<p><ul><li>x</ul></p>
<a><div>x</div></a>
<v-click at=\"+1\">v</v-click>
<V-Click>V</V-Click>
<unknown-thing>u</unknown-thing>
<Foo/>
""".split("\n")[:-1]

HEADMATTER = """\
theme: default
title: A deck
titleTemplate: '%s'
layout: cover
layout: two-cols
layout: nowhere
class: text-center p-4
background: /square.svg
background: 'linear-gradient(red, blue)'
transition: slide-left
mdc: true
comark: true
lineNumbers: true
aspectRatio: 4/3
canvasWidth: 800
colorSchema: dark
routeAlias: here
clicks: 2
clicksStart: 1
level: 2
hideInToc: true
zoom: 0.5
lang: de
dir: rtl
fonts: {sans: Inter}
themeConfig: {primary: '#f00'}
defaults: {layout: center}
htmlAttrs: {data-x: '\"<>'}
info: |\\n  ## About\\n  a deck
drawings: {persist: false}
markdown: {images: true}
duration: 30min
author: Ö
keywords: a,b
a: &x [1, 2]\\nb: *x
? complex\\n: value
wrong: [1
'unclosed
\\tkey: tab
key: 'it''s'
x: !!python/object:os.system {}
titel: slip
""".split("\n")[:-1]

NASTY = (
    "\t\n\n\n   <>&\"'`*_-|$\\{}[]()#:!~=^/@%.,;0123456789abcXYZ\u00a0\u200b\u2028\ufeff\x0b\x0c\x7f\x85é折😀"
)


def unfold(written: str) -> str:
    """A piece with its line ends and signs in place of `\\n` and the like."""
    return (
        written.replace("\\\\", "\x00")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\u200b", "\u200b")
        .replace("\\ufeff", "\ufeff")
        .replace("\\u2028", "\u2028")
        .replace('\\"', '"')
        .replace("\x00", "\\")
    )


BLOCKS = [unfold(one) for one in BLOCKS]
INLINE = [unfold(one) for one in INLINE]
HEADMATTER = [unfold(one) for one in HEADMATTER]
