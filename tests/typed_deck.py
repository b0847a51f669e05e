"""A deck of three slides that somebody types in."""

from __future__ import annotations

DECK = """\
---
title: A talk
---

# One

![](dot.svg)

---
layout: center
---

# Two

<v-clicks>

- first
- second

</v-clicks>

```py {1|2}
a = 1
b = 2
```

<!-- say two -->

---

# Three

Text of three.

<style>
h1 { color: red }
</style>
"""
