import re
from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Material
from matters.rules.portfolio import is_brought
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

WITH_COPY = {"copy", "original_and_copy"}
WITHOUT_COPY = {"original"}
COPY = re.compile("复印件|影印件|扫描件")
BRACKETS = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]|[《》]")
JOINT = re.compile(r"[、,;\uff0c\uff1b及和与以]+")
CARRIED = re.compile(
    r"[^或遗挂失无与]{0,16}?"
    r"(?P<paper>居民身份证|身份证|营业执照|统一社会信用代码证书?|组织机构代码证|法人登记证书?)"
    r"(?:件|原件|正反面|正面|反面|正副本|正本|副本|[及和与]|复印件|影印件|扫描件)*"
)
ANSWERED_BY = {"居民身份证": "公民身份号码", "身份证": "公民身份号码"}
CREDIT_CODE = "统一社会信用代码"


@rule(
    id="MT-06",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "能用身份号码或信用代码核验的，不再要复印件",
        "No copy is asked of what an identity number or credit code verifies",
    ),
    source=PUTUO_2019,
    clause="凡是能通过公民身份证号码或统一信用代码核验查询、共享复用的信息,不得要求申请人和其他部门重复提供",
    remedy=(
        "请把该材料标为“部门网上核验，免于提交”，或者只核对原件",
        "Mark the material as checked online and exempt, or only look at the original",
    ),
    applies_to=PUTUO,
)
def checkable_papers_are_not_copied(guide: Guide, world: World) -> Iterable[Found]:
    """Copies of identity cards and of certificates of registration, by what the whole name says.

    An original that is only shown, another paper about a card (a statement of its loss, a proof of
    identity) and a choice between papers pass; so does what is asked for on a condition.
    """
    for material in guide.materials:
        if not is_brought(material) or material.necessity == "conditional":
            continue
        if not _is_copied(material):
            continue
        if paper := _checkable(material.name):
            number = ANSWERED_BY.get(paper, CREDIT_CODE)
            yield Found(
                "materials.name",
                material.name,
                paper,
                f"要求提交“{material.name}”的复印件；{paper}上的信息用{number}就能核验",
            )


def _is_copied(material: Material) -> bool:
    if COPY.search(material.name) or material.type in WITH_COPY:
        return True
    return bool(material.copies) and material.type not in WITHOUT_COPY


def _checkable(name: str) -> str:
    """The paper a number answers for, if the name is its name, alone or in a list; else empty."""
    if "或" in name:
        return ""
    for part in JOINT.split(BRACKETS.sub("", name)):
        if found := CARRIED.fullmatch(part.strip()):
            return found["paper"]
    return ""
