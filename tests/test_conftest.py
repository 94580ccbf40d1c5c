"""The guard over the network guards."""

import socket
from urllib.request import urlopen

import pytest


def test_a_connection_to_elsewhere_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="tried to reach"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_name_of_elsewhere_is_not_even_looked_up() -> None:
    with pytest.raises(pytest.fail.Exception, match="tried to reach"):
        urlopen("http://example.com")


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
