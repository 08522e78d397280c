"""What tests of uploads share: an office with one item, who may upload, a filled template."""

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from matters.actions import uploading
from tests.factories import (
    person,
)
from tests.matters.imports.workbook.samples import RECORD, filled


def uploader(office, *extra):
    user = person("editor", office=office)
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=("add_importjob", "view_importjob", *extra))
    )
    return type(user).objects.get(pk=user.pk)


def sheet(*records, **children):
    rows = [{**RECORD, "编号": str(n), **record} for n, record in enumerate(records, start=1)]
    return filled({"事项": rows, **children})


def upload(content, name="填好.xlsx"):
    return SimpleUploadedFile(name, content)


def received(office, by, *records, **options):
    return uploading.receive(file=upload(sheet(*records)), office=office, by=by, **options)


def ended(job):
    uploading.run(job.pk)
    job.refresh_from_db()
    return job


def reasons(job, kind="problems"):
    return [(one["row"], one["field"], one["reason"]) for one in job.report[kind]]
