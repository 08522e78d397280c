import re
from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Material
from matters.rules.portfolio import is_brought
from matters.rules.scopes import SHANGHAI_DRUG_BUREAU
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World

FORM = re.compile(
    r"(?:申请表|申请书|登记表|备案表|采集表|承诺书|声明|委托书|自查表|报告表)(?:\W.*)?$"
)
"""Names of papers that the applicant writes, whatever the guide says of their source."""
ISSUED = re.compile(r"(?:证|证书|执照|批件|批复|决定书|户口簿|户口本)(?:正|副|本|、|原件|复印件)*$")
"""Names of papers that somebody else has issued: there is nothing to fill in."""


@rule(
    id="TL-06",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "指南写明承诺时限、提前服务途径和文书模板",
        "The guide states the promise, the way to early service and templates of documents",
    ),
    source=SHANGHAI_2018,
    clause="明确承诺办理时限、提前服务途径、文书模板等内容",
    remedy=(
        "请填写承诺时限和提前服务，并为申请人填写的材料提供空白表格或样表",
        "State the promised limit and early service, and give a blank form or a sample of what applicants write",
    ),
    applies_to=SHANGHAI_DRUG_BUREAU,
)
def states_promise_early_service_and_forms(guide: Guide, world: World) -> Iterable[Found]:
    """The promise may stand with each track. A paper to be written needs a blank form or a sample."""
    promised = guide.promised_limit
    has_tracks = bool(guide.tracks) and all(track.limit.is_known for track in guide.tracks)
    if not (promised.is_known or promised.note.strip() or has_tracks):
        yield Found("promised_limit", why="没有写明承诺时限")
    if not guide.early_service.strip():
        yield Found("early_service", why="没有写明提前服务的途径")
    for material in guide.materials:
        if _is_written(material) and not (material.blank_form or material.sample):
            yield Found(
                "materials.blank_form",
                material.name,
                why=f"“{material.name}”由申请人填写或自备，没有空白表格，也没有样表",
            )


def _is_written(material: Material) -> bool:
    if not is_brought(material) or material.source not in ("", "applicant"):
        return False
    if FORM.search(material.name):
        return True
    return material.source == "applicant" and not ISSUED.search(material.name)
