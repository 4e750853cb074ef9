"""Programs that do not outlive the process which started them, however that ends."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def end_with_parent(signum: signal.Signals) -> Callable[[], None] | None:
    """What a child does before it becomes its program: ask the kernel for this signal at our end.

    Only Linux has it. Elsewhere a child whose parent was killed stays until it is ended by hand.
    """
    if sys.platform != "linux":
        return None
    parent = os.getpid()
    set_option = ctypes.CDLL(None).prctl  # found before the fork: nothing is loaded after it

    def ask() -> None:
        set_option(PR_SET_PDEATHSIG, signum)
        if os.getppid() != parent:  # it ended before we could ask
            os.kill(os.getpid(), signum)

    return ask
