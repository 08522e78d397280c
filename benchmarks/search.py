"""What a search costs among 100,000 guides, on the engine that DATABASE_URL names, and a rebuild of the index.

    [DATABASE_URL=postgres://…] python -m benchmarks.search [GUIDES]

Fills a database of its own beside the one that DATABASE_URL names (a file of SQLite without it), and
drops it. Each matter has a name made of words of the field and one guide with eight materials, five
steps and four conditions. Beside each kind of question stands the bare index query: the
first 1,001 rows that hold its words, and beside the clock the time of this process alone, which a busy
machine does not stretch. Exits with 1 where a bar is missed.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")
django.setup()

from django.db import connection, transaction  # noqa: E402 -- models exist only after setup

from benchmarks.compliance import GuideFiller, demonstration  # noqa: E402
from benchmarks.compression import BEGUN, scratch  # noqa: E402
from matters.actions import indexing  # noqa: E402
from matters.index import engines, finding  # noqa: E402
from matters.models import GuideRevision, HandlingItem, Matter, PublicationPeriod  # noqa: E402
from matters.search import asking  # noqa: E402
from matters.search.asking import Level  # noqa: E402
from matters.search.expressions import Column, Condition  # noqa: E402
from matters.search.facets import MOST_COUNTED  # noqa: E402
from matters.search.sounds import syllables  # noqa: E402
from matters.search.tiers import Tier  # noqa: E402

GUIDES = 100_000
BATCH = 2000
QUESTIONS = 25
"""Of each kind, asked once to warm up and then three times."""
MILLISECONDS, OF_BARE, OF_MEDIAN, MINUTES = 30.0, 3.0, 5.0, 3.0

NAMED = (
    "药品 医疗器械 食品 化妆品 保健食品 特种设备 危险化学品 农药 兽药 种子 林木 道路运输 出租汽车 建筑业企业 "
    "房地产开发企业 人力资源服务 劳务派遣 民办学校 医疗机构 护士 医师 执业药师 社会团体 出版物 音像制品 电影 "
    "演出 网络文化 娱乐场所 旅行社 导游 城市排水 生活垃圾 户外广告 建设工程 消防设施 烟花爆竹 民用爆炸物品 测绘 "
    "气象探测 取水 河道采砂 水产苗种 动物诊疗 动物防疫 生鲜乳 饲料 肥料 燃气 供热 计量器具 检验检测机构 典当 拍卖 "
    "粮食收购 成品油 酒类 烟草 保安服务 特种行业 印章刻制"
)
DONE = "生产 经营 零售 批发 进口 出口 设立 变更 延续 注销 补发 开办 使用 运输 储存 从业 执业 安装 维修 检测"
GIVEN = "许可 许可证核发 备案 审批 登记 资格认定 资质认定 核准 注册 认证 审查 年检"
THINGS, ACTS, PAPERS = (words.split() for words in (NAMED, DONE, GIVEN))
SUFFIXES = ("", "", "", "(首次)", "(一类)", "(二类)", "(跨区域)", "(临时)", "(简易程序)")


class NamedFiller(GuideFiller):
    """Matters with names of the field, each with one guide."""

    @transaction.atomic
    def fill(self, first: int, count: int) -> None:
        pick = self.random.choice
        matters = Matter.objects.bulk_create(
            Matter(
                name=f"{pick(THINGS)}{pick(ACTS)}{pick(PAPERS)}{pick(SUFFIXES)}",
                slug=f"matter-{number}",
                legacy_code=str(number),
                office=(office := self.offices[number % len(self.offices)]),
                region=office.region,
                audiences=[pick(("person", "enterprise"))],
            )
            for number in range(first, first + count)
        )
        items = HandlingItem.objects.bulk_create(
            HandlingItem(matter=matter, name=f"{matter.name}{pick(ACTS)}", slug=f"item-{matter.pk}")
            for matter in matters
        )
        revisions = GuideRevision.objects.bulk_create(self.guide(item) for item in items)
        PublicationPeriod.objects.bulk_create(
            PublicationPeriod(
                handling_item=revision.handling_item,
                revision=revision,
                starts_at=BEGUN,
                recorded_at=BEGUN,
            )
            for revision in revisions
        )


Asked = list[tuple[str, dict[str, str]]]
"""Questions, each with the facets chosen."""


def questions(filler: NamedFiller) -> dict[str, Asked]:
    """The kinds of questions, and those of each."""
    pick, names = filler.random.choice, list(Matter.objects.values_list("name", flat=True)[:5000])
    plain = [name for name in names if "(" not in name]

    def many(make: Callable[[], str], **chosen: str) -> Asked:
        return [(make(), chosen) for _ in range(QUESTIONS)]

    def spelled(name: str) -> str:
        return "".join(syllables(name))

    def initials(name: str) -> str:
        return "".join(one[0] for one in syllables(name))

    def wrong(name: str) -> str:
        place = filler.random.randrange(1, len(name) - 1)
        return f"{name[:place]}龘{name[place + 1 :]}"

    office = filler.offices[7]
    return {
        "exact name": many(lambda: pick(plain)),
        "name begins": many(lambda: pick(plain)[:5]),
        "two characters": many(lambda: pick((pick(THINGS), pick(ACTS), pick(PAPERS)))[:2]),
        "one character": many(lambda: pick("药食医水气林房车证")),
        "piece of a name": many(lambda: pick(plain)[2:6]),
        "two words": many(lambda: f"{pick(THINGS)} {pick(PAPERS)}"),
        "three words": many(lambda: f"{pick(THINGS)} {pick(ACTS)} {pick(PAPERS)}"),
        "syllables": many(lambda: spelled(pick(plain)[:6])),
        "first letters": many(lambda: initials(pick(plain)[:6])),
        "synonym": many(lambda: pick(("开药店", "开饭店", "低保", "砍树", "奶茶店"))),
        "words of the text": many(
            lambda: f"{pick(('企业', '经营者'))}的{pick(('平面图', '管理制度'))}"
        ),
        "of one office": many(lambda: pick(PAPERS)[:2], office=office.slug),
        "of one region": many(lambda: pick(THINGS), region="310000", audience="person"),
        "one character wrong": many(lambda: wrong(pick(plain))),
        "words run together": many(lambda: f"{pick(THINGS)}{pick(PAPERS)}{pick(ACTS)}"),
        "whole sentence": many(lambda: f"我想办{pick(plain)}需要什么材料"),
        "letters among": many(lambda: f"{pick(THINGS)}{spelled(pick(ACTS))}{pick(PAPERS)}"),
        "nothing like it": many(lambda: pick(("量子纠缠", "火星移民签证", "龘靐齉"))),
    }


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one question, the best of three: by the clock, and of this process alone."""

    clock: float
    process: float


def costs(ask: Callable[[str, dict[str, str]], Any], asked: Asked) -> list[Cost]:
    """Of each question, after one that warms up."""
    found = []
    for text, chosen in asked:
        ask(text, chosen)
        runs = []
        for _ in range(3):
            begin, spent = perf_counter(), process_time()
            ask(text, chosen)
            runs.append(Cost((perf_counter() - begin) * 1000, (process_time() - spent) * 1000))
        found.append(Cost(min(one.clock for one in runs), min(one.process for one in runs)))
    return found


def bare(text: str, _chosen: dict[str, str]) -> None:
    """The first rows that hold the words in names; where none does, those that hold them in the text."""
    words = asking.words_query(asking.asked(text).words)
    for column, tier in ((Column.POPULAR, Tier.POPULAR), (Column.TEXT, Tier.TEXT)):
        if engines.hits([Level(tier, (Condition(column, words),))], None, MOST_COUNTED + 1):
            return


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def report(asked: dict[str, Asked]) -> bool:
    """Prints each kind; whether the bars are held."""
    every, every_bare, middles = list[float](), list[float](), dict[str, float]()
    print(f"{'':<22}{'median':>9}{'p95':>9}{'process':>9}{'bare p95':>10}  ms")
    for kind, one in asked.items():
        ours, theirs = costs(finding.find, one), costs(bare, one)
        clock, least = [cost.clock for cost in ours], [cost.clock for cost in theirs]
        every += clock
        every_bare += least
        middles[kind] = median(clock)
        spent = median(cost.process for cost in ours)
        line = f"{middles[kind]:9.1f}{p95(clock):9.1f}{spent:9.1f}{p95(least):10.1f}"
        print(f"{kind:<22}{line}", flush=True)
    whole, least_of_all = p95(every), p95(every_bare)
    middle = median(middles.values())
    worst = max(middles, key=lambda kind: middles[kind])
    print(f"all: p95 {whole:.1f} ms, {whole / least_of_all:.2f} x the bare query")
    print(f"dearest kind: {worst}, {middles[worst] / middle:.1f} x the median of kinds")
    return (
        whole <= MILLISECONDS
        and whole <= OF_BARE * least_of_all
        and middles[worst] <= OF_MEDIAN * middle
    )


@contextmanager
def somewhere() -> Any:
    """A database of its own: on SQLite a file, as a portal has it."""
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "banshi.sqlite3")
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            yield
            connection.close()
        else:
            with scratch():
                yield


def main(count: int) -> int:
    demonstration()
    filler = NamedFiller(0)
    for first in range(0, count, BATCH):
        filler.fill(first, min(BATCH, count - first))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    is_within = True
    for from_scratch in (True, False):
        begin, spent = perf_counter(), process_time()
        told = indexing.rebuild(from_scratch=from_scratch)
        seconds, process = perf_counter() - begin, process_time() - spent
        is_within &= seconds <= MINUTES * 60
        print(
            f"rebuild{' from scratch' if from_scratch else ''}: {seconds:.0f} s, {process:.0f} s of this process, {told}",
            flush=True,
        )
    is_within &= report(questions(filler))
    print(
        f"bars: p95 {MILLISECONDS:.0f} ms and {OF_BARE:.0f} x bare, no kind above {OF_MEDIAN:.0f} x the"
        f" median, rebuild {MINUTES:.0f} min: {'held' if is_within else 'missed'}"
    )
    return 0 if is_within else 1


if __name__ == "__main__":
    with somewhere():
        code = main(int(sys.argv[1]) if len(sys.argv) > 1 else GUIDES)
    sys.exit(code)
