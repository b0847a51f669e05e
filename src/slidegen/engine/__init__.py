"""The embedded JavaScript engine: runs the bundles of assets/vendor at build time.

`engine_for("katex").call("tex", r"\\frac{a}{b}", True, {})` loads a bundle on its first use and awaits
what its function gives. No file, no network, no clock: what comes out depends on the arguments alone,
so it may be cached with `engine_version` in its key.
"""

from slidegen.engine.engine import Engine, EngineError, Json, engine_for, engine_version

__all__ = ["Engine", "EngineError", "Json", "engine_for", "engine_version"]
