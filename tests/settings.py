"""The real settings on a data folder that lives as long as one test run."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="ledger-tests-", dir="/tmp")
Path(os.environ["DATA_DIR"]).chmod(0o711)
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ.setdefault("SECRET_KEY", "for-tests-only")

from config.settings import *  # noqa: E402, F403
from config.settings import REST_FRAMEWORK, STORAGES  # noqa: E402

for server in EMBEDDED.servers:  # noqa: F405
    server.throwaway = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True
# Nobody counts requests here, but for the test that does.
REST_FRAMEWORK = REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": {"anon": None, "token": None}}
