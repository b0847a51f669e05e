"""Values that do not change: `dataclass(frozen=True, slots=True)` at a tenth of its cost.

In:  a class with annotations; defaults and `field` as in a dataclass, no `kw_only`.
Out: a dataclass, frozen and with slots.

`dataclass` compiles six functions for each class, and there are more than a hundred: that took a quarter of
the time until a command begins. Here all records share theirs, but for `__init__`, which is compiled for a
class when the first one is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: _Class) -> _Class:
    """The dataclass, frozen and with slots, of what is annotated in `cls`."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # else `dataclass` asks `inspect` for a text
    own = {name for name, value in cls.__dict__.items() if value is not None}
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in _SHARED.items():
        if name not in own:
            setattr(made, name, method)
    if "__init__" not in own:
        made.__init__ = _first_init(made)
    made.__compared__ = _compared(made)
    return made  # type: ignore[no-any-return]


def _first_init(cls: Any) -> Callable[..., None]:
    """Stands for `__init__` until it is called."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: N807
        cls.__init__ = _written_init(cls)
        cls.__init__(self, *args, **named)

    return __init__


def _written_init(cls: Any) -> Callable[..., None]:
    """The function that gives each field of `cls` its value."""
    known: dict[str, Any] = {"_MISSING": MISSING}
    taken, body = ["self"], []
    for one in dataclasses.fields(cls):
        known[f"_set_{one.name}"] = getattr(cls, one.name).__set__  # that of its slot
        known |= {f"_default_{one.name}": one.default, f"_make_{one.name}": one.default_factory}
        taken += [_parameter(one)] if one.init else []
        body.append(f"_set_{one.name}(self, {_value(one)})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(taken)}):\n " + "\n ".join(body or ["pass"]), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


def _parameter(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        return f"{one.name}=_MISSING"
    return one.name if one.default is MISSING else f"{one.name}=_default_{one.name}"


def _value(one: Field[Any]) -> str:
    made = f"_make_{one.name}()"
    if not one.init:
        return f"_default_{one.name}" if one.default_factory is MISSING else made
    return one.name if one.default_factory is MISSING else f"{made} if {one.name} is _MISSING else {one.name}"


def _compared(cls: Any) -> Callable[[Any], Any]:
    """What of a record is compared and hashed."""
    names = [one.name for one in dataclasses.fields(cls) if one.compare]
    return attrgetter(*names) if names else lambda _: ()


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    compared = type(self).__compared__
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash(type(self).__compared__(self))


def _shown(self: Any) -> str:
    values = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse_setting(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """What is pickled."""
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_SHARED: dict[str, Any] = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
