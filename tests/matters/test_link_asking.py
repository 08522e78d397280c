"""A real server on this machine is asked; the guard that keeps the portal out of networks inside is handed in."""

import socket

import pytest

from matters import link_asking
from matters.link_asking import Unreachable, ask, ask_in_turn, resolved
from matters.links import Answer, NotAskable
from tests.matters import link_server

HERE = "127.0.0.1"


def is_here(address):
    """Stands for the public network: only the server of the test."""
    return address == HERE


@pytest.fixture
def server():
    with link_server.running() as one:
        yield one


def test_head_is_enough_where_it_answers(server):
    assert ask(f"{server.url}/status/200", is_here) == Answer("HTTP 200", True, True)
    assert server.asked == ["HEAD /status/200"]


@pytest.mark.parametrize("path", ["/no-head", "/head-lies"])
def test_get_decides_where_head_is_refused(server, path):
    assert ask(f"{server.url}{path}", is_here).is_alive
    assert server.asked == [f"HEAD {path}", f"GET {path}"]


@pytest.mark.parametrize(("status", "is_alive"), [(404, False), (500, False), (403, True)])
def test_status_is_told(server, status, is_alive):
    answer = ask(f"{server.url}/status/{status}", is_here)
    assert answer == Answer(f"HTTP {status}", is_alive, has_answered=True)


def test_redirects_are_followed_five_times(server):
    assert ask(f"{server.url}/to/5", is_here).is_alive
    answer = ask(f"{server.url}/to/6", is_here)
    assert answer == Answer("转向超过 5 次", is_alive=False, has_answered=True)


def test_redirect_into_a_network_inside_is_refused(server):
    answer = ask(f"{server.url}/inside", is_here)
    assert answer == Answer("网址指向内部网络", is_alive=False, has_answered=None)


def test_redirect_to_another_scheme_is_refused(server):
    assert ask(f"{server.url}/file", is_here).words == "不是 http 或者 https 的网址"


def test_by_default_this_machine_is_not_asked(server):
    for url in (server.url, server.url.replace(HERE, "localhost"), "http://169.254.169.254/"):
        answer = ask(url)
        assert (answer.words, answer.has_answered) == ("网址指向内部网络", None)
    assert server.asked == []


def test_a_name_with_one_address_inside_is_refused(monkeypatch):
    """A name may have a public and a private address: whoever controls it picks."""
    found = [(2, 1, 6, "", (one, 80)) for one in ("202.96.209.5", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(NotAskable):
        resolved("rebinding.example.cn", 80, link_asking.is_public)


def test_the_address_that_was_checked_is_the_one_asked(server, monkeypatch):
    """A name that means another machine a moment later leads nowhere else."""
    asked = []

    def once(host, port, **kwargs):
        asked.append(host)
        return [(2, 1, 6, "", (HERE, port))]

    monkeypatch.setattr(link_asking.socket, "getaddrinfo", _only_for("changing.example.cn", once))
    url = server.url.replace(HERE, "changing.example.cn")
    assert ask(f"{url}/status/200", is_here).is_alive
    assert asked == ["changing.example.cn"]


def _only_for(name, stand_in):
    real = socket.getaddrinfo

    def resolve(host, *args, **kwargs):
        return stand_in(host, *args, **kwargs) if host == name else real(host, *args, **kwargs)

    return resolve


def test_a_name_that_nobody_has_is_told(monkeypatch):
    def nobody(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with pytest.raises(Unreachable):
        resolved("nobody.example.cn", 80, is_here)
    assert ask("http://nobody.example.cn/", is_here) == Answer("找不到这个主机")


def test_nothing_listens(server):
    port = server.server_port
    server.shutdown()
    server.server_close()
    assert ask(f"http://{HERE}:{port}/", is_here) == Answer("拒绝连接")


def test_a_server_that_hangs_up(server):
    assert ask(f"{server.url}/hang-up", is_here).words in ("回答不是 HTTP", "连接失败")


def test_a_server_that_drips_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(link_asking, "WHOLE_TIMEOUT", 0.3)
    answer = ask(f"{server.url}/drip", is_here)
    assert answer == Answer("超时没有回答")


def test_a_server_without_tls_is_told(server):
    url = server.url.replace("http:", "https:")
    assert ask(url, is_here).words == "不能建立加密连接"


def test_no_body_is_read(server):
    assert ask(f"{server.url}/large", is_here).is_alive
    assert server.asked == ["HEAD /large"]


class Clock:
    """Time that only passes when somebody rests or is asked."""

    def __init__(self):
        self.now, self.rests = 0.0, []

    def __call__(self):
        return self.now

    def rest(self, seconds):
        self.rests.append(seconds)
        self.now += seconds


def test_a_host_gets_its_pause_and_others_need_not_wait():
    clock = Clock()
    answers = ask_in_turn(
        [("a1", "a"), ("b1", "b"), ("a2", "a")],
        seconds=60,
        ask_one=Answer,
        pause=1.0,
        clock=clock,
        rest=clock.rest,
    )
    assert list(answers) == ["a1", "b1", "a2"]
    assert clock.rests == [1.0]


def test_what_does_not_fit_the_time_waits_for_the_next_run():
    clock = Clock()

    def slow(url):
        clock.now += 40
        return Answer(url)

    turns = [("a1", "a"), ("b1", "b"), ("c1", "c")]
    answers = ask_in_turn(turns, seconds=60, ask_one=slow, clock=clock, rest=clock.rest)
    assert list(answers) == ["a1", "b1"]
