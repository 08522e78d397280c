import audit.triggers
import django.db.models.fields.json
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0005_office_group'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='guiderevision',
            name='guiderevision_frozen_never_changes',
        ),
        migrations.RemoveConstraint(
            model_name='guiderevision',
            name='guiderevision_retired_never_changes',
        ),
        migrations.AddField(
            model_name='guiderevision',
            name='published_office',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.fields.json.KeyTextTransform('office_slug', 'snapshot'), output_field=models.TextField(null=True), verbose_name='公布时的实施主体'),
        ),
        migrations.AddField(
            model_name='guiderevision',
            name='published_region',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.fields.json.KeyTextTransform('region_code', 'snapshot'), output_field=models.TextField(null=True), verbose_name='公布时的区划'),
        ),
        migrations.AddConstraint(
            model_name='guiderevision',
            constraint=audit.triggers.RefusesChange(columns=('handling_item', 'number', 'kind', 'corrects', 'handling_type', 'statutory_limit_amount', 'statutory_limit_unit', 'statutory_limit_note', 'statutory_limit_citation', 'promised_limit_amount', 'promised_limit_unit', 'promised_limit_note', 'rolls_to_working_day', 'rolls_basis', 'onsite_visits', 'onsite_reason', 'handling_modes', 'online_depths', 'online_url', 'cross_region_scope', 'takes_appointments', 'in_service_hall', 'has_self_service', 'acceptance_standard', 'quantity_limit', 'application_period', 'early_service', 'is_charged', 'pays_online', 'has_intermediary', 'rights_and_duties', 'review_notice', 'litigation_notice', 'change_reason', 'source_name', 'source_kind', 'confidence', 'source_note', 'source_digest', 'snapshot', 'sha256', 'created_by', 'submitted_at', 'submitted_by', 'approved_at', 'approved_by', 'published_at', 'published_by'), locked_by=('status', ('published', 'retired')), may_become=('status', 'retired'), name='guiderevision_frozen_never_changes', violation_error_message='已公布的版本不能修改或删除。'),
        ),
        migrations.AddConstraint(
            model_name='guiderevision',
            constraint=audit.triggers.RefusesChange(columns=('retired_at', 'retired_by', 'retired_notice'), locked_by=('status', ('retired',)), name='guiderevision_retired_never_changes', violation_error_message='撤下的时间、撤下人和说明不能修改。'),
        ),
    ]
