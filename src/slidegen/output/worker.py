"""A process that builds decks for another one: `python -m slidegen.output.worker`.

In:  pickled orders on standard input, one after the other. Out: their pickled outcomes on standard output,
     after a first `READY`. It ends with its input: who gave the orders may have been killed, and then nobody
     waits for an outcome.

Both ends are slidegen's own, of one version, so pickles can be trusted.
"""

from __future__ import annotations

import _thread
import os
import pickle
import signal
import threading
from queue import SimpleQueue
from typing import BinaryIO

from slidegen.output.making import Order, carry_out

READY = "ready"


class _Orders:
    """Orders as they come, read beside the work: the end of them ends the work, too."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._coming: SimpleQueue[Order | None] = SimpleQueue()
        self.is_working = False
        threading.Thread(target=self._read, daemon=True).start()

    def take(self) -> Order | None:
        """The next order; None at their end."""
        self.is_working = False
        order = self._coming.get()
        self.is_working = order is not None
        return order

    def _read(self) -> None:
        try:
            while True:
                self._coming.put(pickle.load(self._stream))
        except (EOFError, OSError, pickle.UnpicklingError):
            if self.is_working:
                _interrupt()
            self._coming.put(None)


def _interrupt() -> None:
    """As Ctrl-C would: what is under way tidies up behind itself."""
    main = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main is not None:
        signal.pthread_kill(main, signal.SIGINT)  # ends a wait of the system, too
    else:
        _thread.interrupt_main()


def main() -> None:
    """Carry out orders until there are no more."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)  # what is printed by mistake is no outcome
    orders = _Orders(source)
    try:
        _answer(target, READY)
        while (order := orders.take()) is not None:
            _answer(target, carry_out(order))
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(1)


def _answer(target: BinaryIO, what: object) -> None:
    pickle.dump(what, target)
    target.flush()


if __name__ == "__main__":
    main()
