import subprocess
import sys
from pathlib import Path

import pytest

from config.embedded import Folders, Lease, Postgres, Valkey

HOLDER = """
import sys
from pathlib import Path
from config.embedded import Folders, Lease, Postgres, Valkey
folders = Folders(Path(sys.argv[1]))
Lease(folders, [Postgres(folders), Valkey(folders)]).hold()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def lease(data_dir):
    """A lease that nobody has taken yet; left at the end by whoever took it."""
    folders = Folders(data_dir)
    lease = Lease(folders, [Postgres(folders), Valkey(folders)])
    yield lease
    lease.release()


@pytest.fixture
def holder(data_dir):
    """A process of its own that holds the servers of this folder until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, data_dir],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process  # its input ends here, and so does it
