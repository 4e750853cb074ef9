"""Who uses the embedded servers, and who therefore stops them."""

import atexit
import os
from collections.abc import Sequence

from config.embedded.errors import EmbeddedServerError
from config.embedded.folders import Folders
from config.embedded.locks import alone, share, try_lock
from config.embedded.server import Server


class Lease:
    """One process's use of the servers of a data folder.

    Every user holds a shared lock for as long as it lives, however it ends. Whoever can turn its
    own into an exclusive one is the last, and stops the servers.
    """

    def __init__(self, folders: Folders, servers: Sequence[Server]) -> None:
        self.folders = folders
        self.servers = servers
        self._held: int | None = None
        self._holder = 0

    def hold(self) -> None:
        """Make sure that the servers answer until this process ends.

        Raises EmbeddedServerError when they cannot be started.
        """
        if self._held is None and self.servers:
            atexit.register(self.release)
            self.take()

    def take(self) -> None:
        try:
            self.folders.create_locks()
            with alone(self.folders.lock("door")):
                self._held = share(self.folders.lock("users"))
                self._holder = os.getpid()
                self.folders.create()
                for server in self.servers:
                    server.start()
        except PermissionError as error:
            raise EmbeddedServerError(
                "DATA_FOLDER_CLOSED",
                f"{error.filename} is closed to this account. Use the account that made "
                f"{self.folders.data_dir}, or set DATA_DIR to a folder of your own.",
            ) from error

    def release(self) -> None:
        """Leave, and stop the servers when nobody else uses them."""
        if self._held is None or self._holder != os.getpid():  # a fork leaves with its parent
            return
        with alone(self.folders.lock("door")):
            held, self._held = self._held, None
            if try_lock(held):
                for server in self.servers:
                    server.stop()
                self.folders.remove_sockets()
            os.close(held)
