"""WD-01: places never filled in, and what programs and drafts leave behind."""

import re
from collections.abc import Iterator

from matters.wording.phrase import PLACEHOLDER, Phrase

_ANY = (
    (r"(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])", "占位的 X 没有换成实际内容"),
    (
        r"(?<=20)[Xx×]{2}(?![A-Za-z0-9])|(?<=[0-9\-])[Xx]{3,}(?![A-Za-z])|(?<![A-Za-z])[Xx]{3,}(?=[0-9])",
        "占位的 X 没有换成实际内容",
    ),
    (r"[×✕╳Ｘｘ]{2,}", "占位的叉号没有换成实际内容"),
    (
        r"(?<![A-Za-z0-9×])[XxＸ×](?=[年月日省市区县镇乡局委](?!光|射|线)|公司|单位|企业|医院|学校|街道|个工作日)|(?<=附件|附表)[XxＸ×]",
        "占位的 X 没有换成实际内容",
    ),
    (r"第[XxＸ×○]+(?=[条款项章号])", "条款号没有填写"),
    (
        r"(?<![一二三四五六七八九十零])[○〇◯]{2,}(?![一二三四五六七八九十零])|[□■]{2,}|[△▲]{2,}",
        "占位符没有换成实际内容",
    ),
    (r"\*{3,}|＊{2,}", "占位的星号没有换成实际内容"),
    (
        r"某某|某(?=公司|单位|企业|医院|学校)",
        "“某”没有换成实际名称",
    ),
    (r"_{2,}|＿{2,}", "留空的横线没有填写"),
    (
        r"(?<![A-Za-z])(?<![A-Za-z] )\[\s*(?:\.{2,}|…+)?\s*\]|【\s*】|〔\s*〕|《\s*》|（\s*）|(?<![A-Za-z])\(\s*\)|“\s*”",
        "括号里没有内容",
    ),
    (
        r"(?<![等接招期看善优款对])待(?:定|补充|填写|填|补|完善|确认|更新|核定|确定|明确|录入|填报)(?=$|[,，。;；)）\]】\s])",
        "内容尚未确定",
    ),
    (
        r"暂未(?:确定|明确|公布|核定)(?=$|[,，。;；)）\]】\s])|(?:^|(?<=[：:]))(?:尚未|还未|未)(?:确定|明确|公布|核定)[。]?$",
        "内容尚未确定",
    ),
    (r"(?<![A-Za-z0-9])(?i:todo|tbd|fixme|lorem ipsum)(?![A-Za-z0-9])", "草稿里的记号没有删除"),
    (
        r"\{\{.*?\}\}|\{[A-Za-z_][A-Za-z0-9_.]*\}|\{[0-9]?\}|(?<![0-9A-Za-z%])%[sd](?![A-Za-z])|\{%.*?%\}|\$\{[^}]*\}|<%.*?%>",
        "模板里的变量没有换成内容",
    ),
    (
        (
            r"请?在?此处(?:填写|输入|插入|添加)|[(（【\[]请?(?:填写|填入|输入|选择)[^)）】\]]*[)）】\]]"
            r"|\[[^\]]{0,6}(?:名称|姓名|日期|地址|电话|内容)\]|^请输入|占位符?|示例文字"
        ),
        "填写提示没有换成内容",
    ),
    (
        r"javascript:|&(?:nbsp|lt|gt|amp|quot|#[0-9]+);|</?(?:br|p|div|span|td|tr|font)\b[^>]*>",
        "网页代码混入了文字",
    ),
    (r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!)", "表格的出错标记没有处理"),
    (r"\ufffd|锟斤拷|\?{3,}|？{3,}", "文字已成乱码"),
    (r"[(（【\[](?:测试|test|TEST)[)）】\]]", "测试用的内容没有删除"),
    (
        r"^(?i:test)(?=[\u4e00-\u9fff])|^测试(?:测试|用例|事项|数据|材料|内容|用|一下|指南|公司|用户|账号|标题|窗口|部门)?[0-9]*(?=$|[,，。;；])",
        "测试用的内容没有删除",
    ),
    (r"([,，。;；、])\1+", "标点重复"),
)
_WHOLE = (
    (
        r"(?i:test|demo|abc|asdf?|qwe|qwerty|aaa+|xxx+|none|null|nan|undefined|n/?a)[0-9]*",
        "不是给申请人看的内容",
    ),
    (r"(?:undefined|null|none|nan)(?:\s+(?:undefined|null|none|nan))+", "程序的空值混入了文字"),
    (r"(?:暂定|暂缺|未填写?|略|[（(]略[）)]|这是一(?:个|条)?测试.*)", "内容没有填写"),
    (r"123456(?:7(?:8(?:90?)?)?)?", "不是给申请人看的内容"),
    (r"无(?:[,，、;；。\s]*无)+。?", "“无”写了多次"),
    (r"(.)\1{3,}", "同一个字反复出现"),
    (r"(?:\.{2,}|…+|。+|？+|\?+|[\-—–~～=+/\\]{2,})", "只有标点，没有内容"),
)
_AFTER_CHINESE = re.compile(r"[\u4e00-\u9fff][：:（(]?\s*(undefined|null|None|NaN|nan)(?![A-Za-z])")

_ANY_RULES = tuple((re.compile(one), why) for one, why in _ANY)
_WHOLE_RULES = tuple((re.compile(one), why) for one, why in _WHOLE)
_LONGEST_WHOLE = 40
_RARE = re.compile(
    r"[XxＸｘ×✕╳○〇◯□■△▲*＊_＿待此占例测{%<&#？?\ufffd锟…某]|(?:尚|还|暂|^)未|[：:]未|\.\.|请输"
    r"|[(（【\[《〔“][\s请填输测略tT)）】\]》〕”]|[,，。;；、][,，。;；、]|\[|[A-Za-z]{3}"
)
"""A character or two without which nothing here but a whole text can be found."""
_WHOLE_HINT = re.compile(r"[A-Za-z]{3}|[Nn]/?[Aa]|无|暂|略|未填|这是|123456|(.)\1|[.…。？?]$")


def find(text: str) -> Iterator[Phrase]:
    """Left-overs; a text that is nothing else is told once."""
    if len(text) <= _LONGEST_WHOLE and _WHOLE_HINT.search(text):
        stripped = text.strip()
        for whole, why in _WHOLE_RULES:
            if whole.fullmatch(stripped):
                yield Phrase(PLACEHOLDER, stripped, text.index(stripped), why)
                return
    if _RARE.search(text):
        yield from _in(text)


def _in(text: str) -> Iterator[Phrase]:
    taken: set[int] = set()
    for one, why in _ANY_RULES:
        for found in one.finditer(text):
            if taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                yield Phrase(PLACEHOLDER, found[0], found.start(), why)
    for found in _AFTER_CHINESE.finditer(text):
        yield Phrase(PLACEHOLDER, found[1], found.start(1), "程序的空值混入了文字")
