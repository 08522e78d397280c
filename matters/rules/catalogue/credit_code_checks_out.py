from collections.abc import Iterable

from matters.codes import CREDIT_LENGTH, is_credit_code
from matters.rules.catalogue_facts import OfficeFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import CREDIT_CODE
from matters.rules.world import World


@rule(
    id="CD-01",
    level=Level.ERROR,
    subject=Subject.OFFICE,
    title=("统一社会信用代码校验相符", "The unified social credit code checks out"),
    source=CREDIT_CODE,
    clause="统一社会信用代码 18 位，不用字母 I、O、S、V、Z，末位是按权数算出的校验码",
    remedy=("请对照登记证书改正信用代码", "Correct the code after the certificate of registration"),
    is_held_by_database=True,
)
def credit_code_checks_out(office: OfficeFacts, world: World) -> Iterable[Found]:
    code = office.credit_code
    if not code or is_credit_code(code):
        return
    if len(code) != CREDIT_LENGTH:
        why = f"信用代码 {code} 是 {len(code)} 位，应为 {CREDIT_LENGTH} 位"
    else:
        why = f"信用代码 {code} 的末位 {code[-1]} 与校验不符，或者用了不许用的字母"
    yield Found("credit_code", phrase=code, why=why)
