from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.telephones import Phone, phones_in
from matters.rules.world import World

KINDS = {"consultation": "咨询", "complaint": "投诉"}


@rule(
    id="CN-05",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=(
        "咨询电话和投诉电话不同，并且带区号",
        "Consultation and complaint phones differ, and have area codes",
    ),
    source=AUDITORS_PRACTICE,
    clause="咨询电话与监督投诉电话不相同，固定电话带区号",
    remedy=(
        "请写另一个投诉电话，并给固定电话加上区号",
        "Give another phone for complaints, and add area codes to fixed lines",
    ),
)
def phones_differ_and_have_area_codes(guide: Guide, world: World) -> Iterable[Found]:
    """A hotline beside an office's own number may serve both; it may not be all there is for both."""
    phones: dict[str, list[Phone]] = {kind: [] for kind in KINDS}
    for channel in guide.channels:
        if channel.kind not in KINDS:
            continue
        for phone in phones_in(channel.value):
            phones[channel.kind].append(phone)
            if phone.lacks_area_code:
                word = KINDS[channel.kind]
                yield Found(
                    "channels.value",
                    word,
                    phone.shown,
                    f"{word}电话 {phone.shown} 没有区号",
                )
    for same in _shared(phones["consultation"], phones["complaint"]):
        yield Found(
            "channels.value",
            KINDS["complaint"],
            same.shown,
            f"咨询和投诉是同一个电话：{same.shown}",
        )


def _shared(consultation: list[Phone], complaint: list[Phone]) -> list[Phone]:
    """Numbers given for both, once each; hotlines only where neither has another number."""
    asked = {one.digits for one in consultation}
    both = {one.digits: one for one in complaint if one.digits in asked}
    has_own = any(not one.is_hotline for one in (*consultation, *complaint))
    return [one for one in both.values() if not (has_own and one.is_hotline)]
