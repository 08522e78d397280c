"""What an official fills in for a year's notice: its title, number and day, and its days as text or as CSV."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.calendars import Calendar, Notice
from matters.imports import notice_text, notices
from matters.imports.notices import NoticeRead
from matters.problems import Problem

TITLE = "国务院办公厅关于{year}年部分节假日安排的通知"
"""What every notice has been called since the one for 2008."""
FIRST_YEAR = 2004

_YEAR = re.compile(r"(\d{4})年")
_TABLE_ROW = re.compile(r"[0-9]{4}[-/][0-9]")


def title_of(year: int) -> str:
    return TITLE.format(year=year)


def year_due(calendar: Calendar, today: date) -> int:
    """The year whose notice is to be entered next: this one while it is not announced, else the next."""
    return today.year if not calendar.is_announced(today.year) else today.year + 1


class NoticeForm(forms.Form):
    """The notice of one year. A file takes the place of an empty text, and is kept as one.

    Once valid, `notice` and `days_read` say what was understood; problems of the days do not make
    the form invalid, they are for the preview to tell.
    """

    year = forms.IntegerField(label=gettext_lazy("年份"))
    days = forms.CharField(
        label=gettext_lazy("放假安排"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "cols": 80, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "粘贴通知全文；或者按 CSV 每行写一天，第一行是“日期,类别,节日”，类别写放假或调休上班。"
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("或上传 CSV"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=gettext_lazy("不超过 64 KB。上传后内容显示在上面的框里，可以再改。"),
    )
    title = forms.CharField(
        label=gettext_lazy("通知名称"),
        max_length=200,
        widget=forms.TextInput(attrs={"size": 50}),
        error_messages={"required": gettext_lazy("请写通知的全称。")},
    )
    number = forms.CharField(
        label=gettext_lazy("文号"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("例如 国办发明电〔2025〕7号。留空时从粘贴的全文里读取。"),
    )
    announced_on = forms.DateField(
        label=gettext_lazy("发布日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("日期请写成 2026-11-04 这样的形式。")},
        help_text=gettext_lazy("通知落款的日期。留空时从粘贴的全文里读取。"),
    )

    def __init__(self, *args: Any, calendar: Calendar, today: date, **kwargs: Any) -> None:
        due = year_due(calendar, today)
        kwargs.setdefault("initial", {"year": due, "title": title_of(due)})
        super().__init__(*args, **kwargs)
        self.today = today
        self.days_read = NoticeRead(())
        self.fields["year"].widget.attrs.update(min=FIRST_YEAR, max=today.year + 1)

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= self.today.year + 1:
            raise ValidationError(
                _("年份要在 %(first)s 和 %(last)s 之间。")
                % {"first": FIRST_YEAR, "last": self.today.year + 1}
            )
        return year

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._take_file()
        year, title = cleaned.get("year"), cleaned.get("title")
        named = _YEAR.findall(title or "")
        if year and named and str(year) not in named:
            self.add_error(
                "title",
                _("名称里是 %(named)s 年，不是 %(year)s 年。") % {"named": named[0], "year": year},
            )
        text = cleaned.get("days", "")
        if not text.strip() and not self.has_error("file"):
            self.add_error("days", _("请粘贴通知全文，或上传 CSV。"))
        self._complete(notice_text.heading(text))
        self._check_announced_on(year)
        if year and text.strip():
            self.days_read = read(text, year)
        return cleaned

    def _check_announced_on(self, year: int | None) -> None:
        on = self.cleaned_data.get("announced_on")
        if on and on > self.today:
            self.add_error("announced_on", _("发布日期不能晚于今天。"))
        elif on and year and not year - 1 <= on.year <= year:
            known = {"year": year, "before": year - 1}
            reason = _("%(year)s 年的安排在 %(before)s 年或 %(year)s 年发布，请核对。") % known
            self.add_error("announced_on", reason)

    def _take_file(self) -> None:
        """The text of the file stands in for the text typed, and is shown in its place from now on."""
        file = self.cleaned_data.get("file")
        if file is None:
            return
        if self.cleaned_data.get("days", "").strip():
            self.add_error("file", _("框里已有内容，请只用一种：清空上面的框，或者不选文件。"))
            return
        if file.size > notices.MAX_BYTES:
            self.add_error("file", _("文件太大，不像一份放假通知。"))
            return
        text = _decoded(file.read())
        if text is None:
            self.add_error("file", _("文件不是 UTF-8 也不是 GB18030 编码，请另存为“CSV UTF-8”。"))
            return
        self._keep("days", text.replace("\x00", "\ufffd"))

    def _complete(self, found: notice_text.Heading) -> None:
        """Number and day that were left empty, from the text."""
        if found.number and not self.cleaned_data.get("number"):
            self._keep("number", found.number)
        if (
            found.signed_on
            and not self.cleaned_data.get("announced_on")
            and not self.has_error("announced_on")
        ):
            self._keep("announced_on", found.signed_on)

    def _keep(self, name: str, value: Any) -> None:
        """`value` is what the field holds, and what the page shows again."""
        self.cleaned_data[name] = value
        posted: Any = self.data
        posted = posted.copy()
        posted[name] = str(value)
        self.data = posted

    @property
    def notice(self) -> Notice:
        data = self.cleaned_data
        return Notice(data["title"], data["number"], data["announced_on"])


def read(text: str, year: int) -> NoticeRead:
    """The days of `text`: a table where its first line is the head of one, else the notice's own words."""
    first = next((line for line in text.splitlines() if line.strip()), "").lstrip("\ufeff ")
    if first.startswith(notices.DAY):
        commas = text.replace("\t", ",") if "\t" in first else text
        return notices.read_csv(commas.lstrip().encode(), year)
    if _TABLE_ROW.match(first):
        reason = f"像是表格，请在最前面加一行：{','.join(notices.COLUMNS)}"
        return NoticeRead((), (Problem("第 1 行", "", reason),))
    return notice_text.read(text, year)


def _decoded(content: bytes) -> str | None:
    """The text of a file in UTF-8, or in GB18030 where its words prove it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if notices.OFF in text else None
