"""The public face of the audit chain: how long it is, its head, and whether it held when last checked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.models import AuditEvent, ChainHead
from matters.actions.checking import ACTION
from portal.presentation.audit import chain_page


@require_safe
def chain(request: HttpRequest) -> HttpResponse:
    head = ChainHead.objects.filter(pk=ChainHead.THE_ONE).first() or ChainHead()
    last = AuditEvent.objects.filter(sequence=head.sequence).only("at").first()
    check = AuditEvent.objects.filter(action=ACTION).only("at", "changes").first()
    page = chain_page(head, last, check, now=timezone.now())
    return render(request, "audit.html", {"chain": page})
