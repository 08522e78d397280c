import audit.triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0002_calendar'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='guiderevision',
            name='guiderevision_frozen_never_changes',
        ),
        migrations.AddField(
            model_name='guiderevision',
            name='rolls_basis',
            field=models.CharField(blank=True, max_length=200, verbose_name='顺延的依据'),
        ),
        migrations.AddField(
            model_name='guiderevision',
            name='rolls_to_working_day',
            field=models.BooleanField(blank=True, help_text='按自然日、月或者小时计算的时限，最后一天是休息日的，是否顺延到下一个工作日。', null=True, verbose_name='届满日遇休息日顺延'),
        ),
        migrations.AddField(
            model_name='specialprocedure',
            name='effect',
            field=models.CharField(blank=True, choices=[('pauses', '暂停计时'), ('restarts', '重新计时')], help_text='不计入办结时限的程序：结束后接着计时，还是从头计时。规定没有写明的留空。', max_length=10, verbose_name='对计时的影响'),
        ),
        migrations.AddConstraint(
            model_name='guiderevision',
            constraint=audit.triggers.RefusesChange(columns=('handling_item', 'number', 'kind', 'corrects', 'handling_type', 'statutory_limit_amount', 'statutory_limit_unit', 'statutory_limit_note', 'statutory_limit_citation', 'promised_limit_amount', 'promised_limit_unit', 'promised_limit_note', 'rolls_to_working_day', 'rolls_basis', 'onsite_visits', 'onsite_reason', 'handling_modes', 'online_depths', 'online_url', 'cross_region_scope', 'takes_appointments', 'in_service_hall', 'has_self_service', 'acceptance_standard', 'quantity_limit', 'application_period', 'early_service', 'is_charged', 'pays_online', 'has_intermediary', 'rights_and_duties', 'review_notice', 'litigation_notice', 'change_reason', 'source_name', 'source_kind', 'confidence', 'source_note', 'source_digest', 'snapshot', 'sha256', 'created_by', 'submitted_at', 'submitted_by', 'approved_at', 'approved_by', 'published_at', 'published_by'), locked_by=('status', ('published', 'retired')), may_become=('status', 'retired'), name='guiderevision_frozen_never_changes', violation_error_message='已公布的版本不能修改或删除。'),
        ),
        migrations.AddConstraint(
            model_name='specialprocedure',
            constraint=models.CheckConstraint(condition=models.Q(('effect__in', ['', 'pauses', 'restarts'])), name='specialprocedure_effect_known'),
        ),
        migrations.AddConstraint(
            model_name='specialprocedure',
            constraint=models.CheckConstraint(condition=models.Q(('effect', ''), models.Q(('counts_in_limit', False), ('counts_in_limit__isnull', False)), _connector='OR'), name='specialprocedure_effect_outside_limit', violation_error_message='只有不计入办结时限的程序才暂停或者重新计时。'),
        ),
    ]
