from collections.abc import Iterable

from matters.rules.directory_facts import AgencyFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="IM-03",
    level=Level.ERROR,
    subject=Subject.INTERMEDIARY_AGENCY,
    title=(
        "从事中介服务的机构在公开的目录里",
        "An agency that carries out a service is in the public directory",
    ),
    source=PUTUO_2019,
    clause="未纳入目录的不得开展中介服务业务",
    remedy=(
        "请把机构列入目录并写明日期，或者去掉它与服务事项的关联",
        "Enter the agency in the directory with a date, or unlink it from the services",
    ),
)
def agency_is_listed(agency: AgencyFacts, world: World) -> Iterable[Found]:
    """An agency that serves nothing of the directory may be known without being listed."""
    if not agency.listed_services:
        return
    served = (
        f"承担目录中的 {len(agency.listed_services)} 项服务（{'、'.join(agency.listed_services)}）"
    )
    if agency.listed_on is None:
        yield Found("listed_on", why=f"{served}，机构没有列入目录")
    elif agency.listed_on > world.today:
        yield Found(
            "listed_on",
            phrase=agency.listed_on.isoformat(),
            why=f"{served}，机构要到 {agency.listed_on} 才列入目录",
        )
