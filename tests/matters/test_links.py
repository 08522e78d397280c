"""Which addresses guides lead to, which of them may be asked, and what an answer means."""

import pytest

from matters import links
from matters.links import Answer, NotAskable, Target

A, B = "https://a.gov.cn/1", "https://b.gov.cn/1"


def test_addresses_are_those_people_are_led_to():
    snapshot = {
        "online_url": " https://zwfw.example.gov.cn/apply ",
        "windows": [{"map_url": "https://map.example.cn/1"}, {"map_url": ""}],
        "materials": [
            {"blank_form": "https://example.gov.cn/form.doc", "sample": "sample-1"},
            {"sample": None},
        ],
        "results": [{"samples": "http://example.gov.cn/s.png"}],
        "channels": [{"value": "021-12345678"}, {"value": "https://example.gov.cn/ask"}],
        "rights_and_duties": "详见 https://example.gov.cn/mentioned",
    }
    assert links.addresses(snapshot) == {
        "https://zwfw.example.gov.cn/apply",
        "https://map.example.cn/1",
        "https://example.gov.cn/form.doc",
        "http://example.gov.cn/s.png",
        "https://example.gov.cn/ask",
    }


def test_a_snapshot_older_than_a_key_has_no_address_there():
    assert links.addresses({"windows": None}) == set()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "ftp://a.gov.cn/",
        "https://",
        "http://[broken",
        "https://a.gov.cn/1 2",
        "https://a.gov.cn/" + "x" * 1000,
    ],
)
def test_text_that_is_no_web_address(text):
    assert not links.is_address(text)


def test_target_names_host_port_and_path():
    assert links.target_of("HTTPS://A.gov.cn/b?c=d#e") == Target("https", "a.gov.cn", 443, "/b?c=d")
    assert links.target_of("http://a.gov.cn:8080") == Target("http", "a.gov.cn", 8080, "/")


def test_target_writes_chinese_as_servers_read_it():
    target = links.target_of("https://政务.中国/办事?q=许可&p=%E8%AE%B8")
    assert target.host == "xn--zfr164b.xn--fiqs8s"
    assert target.target == "/%E5%8A%9E%E4%BA%8B?q=%E8%AE%B8%E5%8F%AF&p=%E8%AE%B8"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:/etc/passwd", "不是 http"),
        ("gopher://a.gov.cn/", "不是 http"),
        ("https:///path", "没有主机名"),
        ("https://user:secret@a.gov.cn/", "用户名"),
        ("http://a.gov.cn:22/", "端口"),
        ("http://a.gov.cn:99999/", "写法不对"),
        (f"http://{'a' * 70}.gov.cn/", "写法不对"),
    ],
)
def test_what_is_no_web_page_is_not_asked(url, reason):
    with pytest.raises(NotAskable, match=reason):
        links.target_of(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 -- planted
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "not an address",
        "",
    ],
)
def test_addresses_inside_are_refused(address):
    assert not links.is_public(address)


@pytest.mark.parametrize("address", ["202.96.209.5", "2400:3200::1", "::ffff:202.96.209.5"])
def test_addresses_of_the_public_network_are_asked(address):
    assert links.is_public(address)


def test_hosts_take_turns_and_none_is_asked_too_often():
    waiting = [("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b")]
    assert [url for url, _host in links.turns(waiting, 2, 10)] == ["a1", "b1", "a2"]
    assert [url for url, _host in links.turns(waiting, 3, 2)] == ["a1", "b1"]
    assert list(links.turns([], 3, 2)) == []


ALIVE, DEAD = (200, 204, 304, 401, 403, 429), (400, 404, 410, 500, 503)


@pytest.mark.parametrize(
    ("status", "is_alive"), [*((one, True) for one in ALIVE), *((one, False) for one in DEAD)]
)
def test_a_status_is_judged_for_people(status, is_alive):
    assert links.judged(status) == Answer(f"HTTP {status}", is_alive, has_answered=True)


SILENT, NOT_ASKED = Answer("超时没有回答"), Answer("网址指向内部网络", has_answered=None)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, False),
        ({A: SILENT, B: SILENT, "https://c.gov.cn": SILENT}, True),
        ({A: SILENT, B: SILENT, "https://c.gov.cn": links.judged(404)}, False),
        ({A: SILENT, B: SILENT, "https://b.gov.cn/2": SILENT}, False),
        ({A: SILENT, B: SILENT, "https://c.gov.cn": NOT_ASKED}, False),
        ({A: SILENT, B: SILENT, "https://c.gov.cn": SILENT, "http://10.1.1.1/": NOT_ASKED}, True),
    ],
)
def test_three_silent_hosts_and_none_that_speaks_are_our_own_outage(answers, expected):
    assert links.is_our_own_outage(answers) is expected
