"""Names of regions and their codes (GB/T 2260). Pure.

The table holds the provinces and every region the demonstration data speak of; a file may carry
`region_code` for any other.
"""

import re
from dataclasses import dataclass

from matters.codes import is_region_code
from matters.imports.rows import RegionRow

KNOWN = (
    ("110000", "北京市", ""),
    ("120000", "天津市", ""),
    ("120110", "东丽区", "120000"),
    ("130000", "河北省", ""),
    ("140000", "山西省", ""),
    ("150000", "内蒙古自治区", ""),
    ("210000", "辽宁省", ""),
    ("220000", "吉林省", ""),
    ("230000", "黑龙江省", ""),
    ("310000", "上海市", ""),
    ("310107", "普陀区", "310000"),
    ("310115", "浦东新区", "310000"),
    ("320000", "江苏省", ""),
    ("330000", "浙江省", ""),
    ("330600", "绍兴市", "330000"),
    ("330683", "嵊州市", "330600"),
    ("340000", "安徽省", ""),
    ("350000", "福建省", ""),
    ("360000", "江西省", ""),
    ("370000", "山东省", ""),
    ("370800", "济宁市", "370000"),
    ("370828", "金乡县", "370800"),
    ("371100", "日照市", "370000"),
    ("371102", "东港区", "371100"),
    ("410000", "河南省", ""),
    ("420000", "湖北省", ""),
    ("430000", "湖南省", ""),
    ("430400", "衡阳市", "430000"),
    ("430481", "耒阳市", "430400"),
    ("430900", "益阳市", "430000"),
    ("430923", "安化县", "430900"),
    ("431000", "郴州市", "430000"),
    ("431026", "汝城县", "431000"),
    ("431100", "永州市", "430000"),
    ("431200", "怀化市", "430000"),
    ("431223", "辰溪县", "431200"),
    ("431300", "娄底市", "430000"),
    ("440000", "广东省", ""),
    ("440300", "深圳市", "440000"),
    ("440600", "佛山市", "440000"),
    ("440605", "南海区", "440600"),
    ("450000", "广西壮族自治区", ""),
    ("460000", "海南省", ""),
    ("500000", "重庆市", ""),
    ("500104", "大渡口区", "500000"),
    ("510000", "四川省", ""),
    ("511900", "巴中市", "510000"),
    ("511902", "巴州区", "511900"),
    ("520000", "贵州省", ""),
    ("530000", "云南省", ""),
    ("532300", "楚雄彝族自治州", "530000"),
    ("532326", "大姚县", "532300"),
    ("532500", "红河哈尼族彝族自治州", "530000"),
    ("532501", "个旧市", "532500"),
    ("540000", "西藏自治区", ""),
    ("610000", "陕西省", ""),
    ("620000", "甘肃省", ""),
    ("630000", "青海省", ""),
    ("640000", "宁夏回族自治区", ""),
    ("640200", "石嘴山市", "640000"),
    ("650000", "新疆维吾尔自治区", ""),
    ("710000", "台湾省", ""),
    ("810000", "香港特别行政区", ""),
    ("820000", "澳门特别行政区", ""),
)
"""Code, own name, code of the parent. Source: GB/T 2260."""

SHORT_NAMES = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "楚雄彝族自治州": "楚雄州",
    "红河哈尼族彝族自治州": "红河州",
}
"""What portals write for short."""

LEVEL = re.compile(r"^(?P<region>[^()（）]+)[(（](?P<level>[^()（）]*级)[)）]$")
"""A region that stands for all of one level in it: 云南省(设区的市级)."""

TOWN = re.compile(r"^(?P<region>.+[市县区旗])(?P<town>[^市县区旗]+(?:镇|乡|街道))$")


@dataclass(frozen=True)
class Place:
    """Where a record belongs. `words` are what its name says beyond the region; `is_level` a whole level."""

    region: RegionRow
    words: str = ""
    is_level: bool = False


def _full_names() -> dict[str, str]:
    """Every way a known region may be written, to its code: own name, and its parents before it."""
    spellings: dict[str, tuple[str, ...]] = {}
    codes: dict[str, str] = {}
    shared: set[str] = set()
    for code, name, parent in KNOWN:
        own = [name, SHORT_NAMES[name]] if name in SHORT_NAMES else [name]
        before = ("", *spellings.get(parent, ()))
        spellings[code] = tuple(prefix + each for prefix in before for each in own)
        for spelling in spellings[code]:
            if codes.setdefault(spelling, code) != code:
                shared.add(spelling)
    return {spelling: code for spelling, code in codes.items() if spelling not in shared}


CODES = _full_names()
ROWS = {code: RegionRow(code, name, parent) for code, name, parent in KNOWN}


def by_code(code: str, name: str = "") -> RegionRow | None:
    """The region with `code`, named by the table, else by `name`; None where it is no region code."""
    if not is_region_code(code):
        return None
    return ROWS.get(code, RegionRow(code, name))


def find(name: str) -> Place | None:
    """The place `name` speaks of, or None where the table does not know it.

    A town is placed in its county or district, a level in the region that has it; both leave their
    words, so that nothing the source says is lost.
    """
    if name in CODES:
        return Place(ROWS[CODES[name]])
    for pattern, is_level in ((LEVEL, True), (TOWN, False)):
        match = pattern.match(name)
        if match and match["region"] in CODES:
            words = match["level"] if is_level else match["town"]
            return Place(ROWS[CODES[match["region"]]], words, is_level)
    return None
