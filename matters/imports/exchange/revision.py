"""AUDIT_ITEM and AUDIT_ITEM_EXTEND → one version of the guide. Pure."""

import re

from matters.imports.exchange import children, vocabulary
from matters.imports.exchange.fields import Fields, Tables
from matters.imports.reading import ascii_digits
from matters.imports.rows import ConditionRow, RevisionRow
from matters.limits import CALENDAR_DAY, ON_THE_SPOT, Limit

LARGEST_VERSION = 2_147_483_647
NOTE_LENGTH = 1000
REASON_LENGTH = 500
QUANTITY_LENGTH = 500
NUMERALS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"两": 2}
TENS = {"十": 10, "百": 100}

_WORKING_DAYS = re.compile(r"([0-9]{1,5}|[零一二两三四五六七八九十百]{1,7})\s*个?\s*工作日")


def revision_row(
    item: Fields, extend: Fields, tables: Tables, digest: str, source_name: str
) -> RevisionRow:
    """The version a record holds. What only the law or other records can tell stays unsaid."""
    handling_type = item.word("project_type", vocabulary.PROJECT_TYPES)
    return RevisionRow(
        digest=digest,
        number=_version(item),
        starts_at=item.time("publishdate") or item.time("version_date"),
        is_published=_is_published(item),
        handling_type=handling_type,
        statutory_limit=_statutory_limit(item),
        promised_limit=_promised_limit(item, handling_type),
        onsite_visits=item.number("limit_scene_num", children.SMALL),
        onsite_reason=extend.text("scene_reason", REASON_LENGTH)
        or item.text("scene_reason", REASON_LENGTH),
        handling_modes=item.words("handle_type", vocabulary.HANDLE_TYPES),
        online_depths=extend.words("wsblsd", vocabulary.ONLINE_DEPTHS),
        online_url=_online_url(item, extend),
        cross_region_scope=extend.widest("handle_area", vocabulary.HANDLE_AREAS),
        takes_appointments=extend.flag("is_schedule"),
        in_service_hall=extend.flag("is_entry_center"),
        has_self_service=extend.flag("is_handle_machine"),
        acceptance_standard=item.text("accept_std"),
        quantity_limit=_quantity_limit(extend),
        is_charged=item.flag("is_fee"),
        pays_online=extend.flag("is_pay_online"),
        has_intermediary=extend.flag("is_intermediary"),
        review_notice=item.text("reconsiderat"),
        litigation_notice=item.text("litigation"),
        source_name=source_name,
        source_kind="exchange",
        confidence="high",
        conditions=_conditions(item),
        materials=children.materials(tables),
        procedures=children.procedures(tables),
        fees=children.fees(tables),
        results=children.results(extend),
        windows=children.windows(tables),
        citations=children.citations(tables),
        channels=children.channels(item),
        questions=children.questions(tables),
    )


def _version(item: Fields) -> int | None:
    if not item.text("task_version"):
        item.refuse("task_version", "缺少版本号，应为整数")
        return None
    return item.number("task_version", LARGEST_VERSION)


def _is_published(item: Fields) -> bool:
    status = item.code("publishstatus")
    if status == "1":
        return True
    said = f"为“{status[:20]}”" if status else "没有写"
    item.note("publishstatus", f"发布状态{said}，不是 1（已发布），该版本作为草稿导入")
    return False


def _statutory_limit(item: Fields) -> Limit:
    note = item.text("anticipate_day_explain", NOTE_LENGTH)
    limit = item.limit("anticipate_day", "anticipate_type", note)
    _note_contradiction(item, "anticipate_day", limit)
    return limit


def _promised_limit(item: Fields, handling_type: str) -> Limit:
    note = item.text("promise_day_explain", NOTE_LENGTH)
    if handling_type == "immediate" and item.number("promise_day") == 0:
        limit = Limit(None, ON_THE_SPOT, note)
    else:
        limit = item.limit("promise_day", "promise_type", note)
    _note_contradiction(item, "promise_day", limit)
    return limit


def _note_contradiction(item: Fields, key: str, limit: Limit) -> None:
    explained = working_days_in(limit.note)
    amount = 0 if limit.unit == ON_THE_SPOT else limit.amount
    if explained is None or amount is None:
        return
    if explained != amount or limit.unit == CALENDAR_DAY:
        item.note(key, f"时限为 {amount}，说明中却写 {explained} 个工作日，请核对")


def working_days_in(text: str) -> int | None:
    """The number before the first 工作日 in `text`, in digits or in Chinese; None where there is none."""
    found = _WORKING_DAYS.search(ascii_digits(text))
    if not found:
        return None
    written = found[1]
    return int(written) if written.isdigit() else _chinese_number(written)


def _chinese_number(written: str) -> int:
    total = digit = 0
    for character in written:
        if character in TENS:
            total += (digit or 1) * TENS[character]
            digit = 0
        else:
            digit = NUMERALS[character]
    return total + digit


def _online_url(item: Fields, extend: Fields) -> str:
    """The address of the matter itself before the entrance of the whole hall."""
    own, entrance = extend.url("handle_online_address"), item.url("login_url")
    return own or entrance


def _quantity_limit(extend: Fields) -> str:
    said = dict.fromkeys((extend.text("amount_limit_desc"), extend.text("limit_explain")))
    text = "\n".join(filter(None, said))
    if len(text) > QUANTITY_LENGTH:
        extend.refuse(
            "amount_limit_desc",
            f"数量限制连同说明有 {len(text)} 个字符，超过上限 {QUANTITY_LENGTH}，请缩短",
        )
    return text


def _conditions(item: Fields) -> tuple[ConditionRow, ...]:
    text = item.text("accept_name")
    if text.rstrip("。.") in vocabulary.EMPTY_PHRASES:
        item.note("accept_name", f"受理条件只写了“{text}”，没有具体条件，请补充")
    return (ConditionRow(text),) if text else ()
