"""An embedded Valkey that keeps the messages it was given."""

import os
import signal

import redis

from tests.config.launch import eventually


def client(valkey):
    return redis.Redis(unix_socket_path=str(valkey.socket), decode_responses=True)


def test_messages_outlive_a_killed_server(lease):
    lease.take()
    valkey = lease.servers[1]
    with client(valkey) as connection:
        connection.lpush("queue", "a message")
        connection.execute_command("WAITAOF", 1, 0, 1000)  # until it is in the file
        pid = connection.info("server")["process_id"]
    os.kill(pid, signal.SIGKILL)
    assert eventually(lambda: not valkey.answers())
    lease.release()
    lease.take()
    with client(valkey) as connection:
        assert connection.lrange("queue", 0, -1) == ["a message"]


def test_it_refuses_rather_than_forget_a_message(lease):
    lease.take()
    with client(lease.servers[1]) as connection:
        assert connection.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
