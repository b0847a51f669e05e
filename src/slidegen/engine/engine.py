"""A bundle in a QuickJS of its own, with limits.

In:  the name of a bundle, a function of it, arguments as JSON values.
Out: what the function gives, awaited, as a JSON value; or an EngineError.

Each engine has one thread, in which all of it runs: a QuickJS runtime must not change threads, and the
main thread's stack is too small on some systems for a deeply nested formula.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from slidegen.shipped import vendor_dir

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    import quickjs

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None

SECONDS = 10.0
"""What one call may take, of the processor's time; a KaTeX formula takes 1 ms, a large deck's CSS 0.1 s."""

MEGABYTES = 256
"""What a bundle and its call may hold; UnoCSS with a large deck holds 20 MB."""

_LOADING_SECONDS = 60.0  # a slow machine under load may take long to read 300 kB of script
_THREAD_STACK = 16 * 1024 * 1024
_SCRIPT_STACK = 8 * 1024 * 1024
_STACK = "Maximum call stack size exceeded"
_TIME = "InternalError: interrupted"
_MEMORY = "InternalError: out of memory"
_HOST = tuple(Path(__file__).with_name(f"{name}.js") for name in ("date", "globals", "host"))


class EngineError(Exception):
    """A bundle's function threw, or hit a limit; `data` is what the JavaScript error carried."""

    def __init__(self, message: str, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.data = dict(data or {})


class Engine:
    """One bundle, loaded when it is first called; may be called from any thread, one call at a time."""

    def __init__(self, bundle: str, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._path = _bundle_path(bundle)
        self._seconds = seconds
        self._megabytes = megabytes
        self._context: quickjs.Context | None = None
        self._thread = _thread_with_stack(f"slidegen-{bundle}")

    def call(self, function: str, *args: Json) -> Any:
        """What `function` of the bundle gives for `args`, a JSON value."""
        return self.start(function, *args).result()

    def start(self, function: str, *args: Json) -> Future[Any]:
        """As `call`, while the caller goes on: the engine runs without holding Python's lock."""
        return self._thread.submit(self._call, function, json.dumps(args))

    def load(self) -> None:
        """Have the bundle loaded while the caller goes on, so that the first call waits for less."""
        self._thread.submit(self._loaded)  # where that fails, the call tries again and says why

    def close(self) -> None:
        """Gives the memory back; a later call is a RuntimeError."""
        self._thread.submit(self._forget)
        self._thread.shutdown()

    def _call(self, function: str, args: str) -> Any:
        from quickjs import JSException, StackOverflow

        try:
            outcome = self._await(self._loaded(), function, args)
        except StackOverflow:
            outcome = {"error": {"message": _STACK, "data": {}}}
        except JSException as error:
            # A lone null as in host.js: not even an error fitted into the memory.
            message = str(error).strip()
            outcome = {"error": {"message": _MEMORY if message == "null" else message, "data": {}}}
        if "error" not in outcome:
            return outcome["ok"]
        raise self._explain(**outcome["error"])

    def _loaded(self) -> quickjs.Context:
        if self._context is None:
            from quickjs import Context

            context = Context()
            context.set_max_stack_size(_SCRIPT_STACK)
            context.set_memory_limit(self._megabytes * 1024 * 1024)
            context.set_time_limit(_LOADING_SECONDS)
            for script in _HOST:
                context.module(script.read_text(encoding="utf-8"))
            context.eval(self._path.read_text(encoding="utf-8"))
            context.set_time_limit(self._seconds)
            self._context = context
        return self._context

    def _await(self, context: quickjs.Context, function: str, args: str) -> Any:
        # The engine's own limit is for each job: promises that make promises need one for all. It is of the
        # thread's work: on a busy machine the clock on the wall says nothing.
        deadline = time.thread_time() + self._seconds
        context.set("slidegenArguments", args)
        context.eval(f"slidegenHost.call({json.dumps(function)}, slidegenArguments)")
        while (settled := context.eval("slidegenHost.outcome()")) is None:
            if time.thread_time() > deadline:
                return {"error": {"message": _TIME, "data": {}}}
            if not context.execute_pending_job() and not context.eval("slidegenHost.tick()"):
                message = f"`{function}` waits for something that never happens"
                return {"error": {"message": message, "data": {}}}
        return json.loads(settled)

    def _explain(self, message: str, data: Mapping[str, Any]) -> EngineError:
        limits = {
            _STACK: ("stack", "nested too deeply"),
            _TIME: ("time", f"took longer than {self._seconds:g} s"),
            _MEMORY: ("memory", f"needs more than {self._megabytes} MB"),
        }
        for sign, (limit, meaning) in limits.items():
            if sign in message:
                # Whatever the bundle was doing, it has not finished: its state cannot be relied on.
                self._forget()
                return EngineError(meaning, {"limit": limit})
        return EngineError(message, data)

    def _forget(self) -> None:
        self._context = None


def engine_for(bundle: str) -> Engine:
    """The engine of `bundle` that this process keeps."""
    with _lock:
        if bundle not in _engines:
            _engines[bundle] = Engine(bundle)
        return _engines[bundle]


@cache
def engine_version(bundle: str) -> str:
    """A hash of all code that decides what `bundle` yields: a part of every cache key."""
    digest = hashlib.sha256()
    for script in (*_HOST, _bundle_path(bundle)):
        digest.update(script.read_bytes())
    return digest.hexdigest()


_engines: dict[str, Engine] = {}
_lock = threading.Lock()


def _bundle_path(bundle: str) -> Path:
    return vendor_dir() / f"{bundle}.js"


def _thread_with_stack(name: str) -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor  # brings logging along: 10 ms

    # The size holds for all threads that start from now on, so it is put back at once.
    with _lock_stack:
        usual = threading.stack_size(_THREAD_STACK)
        try:
            thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
            thread.submit(int).result()  # starts the thread, which the pool would do later
        finally:
            threading.stack_size(usual)
    return thread


_lock_stack = threading.Lock()
