import audit.triggers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0003_counting_rules'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='guiderevision',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['ordinary', 'correction'])), name='guiderevision_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='guiderevision',
            constraint=audit.triggers.RefusesChange(columns=('retired_at', 'retired_by', 'retired_notice'), locked_by=('status', ('retired',)), name='guiderevision_retired_never_changes', violation_error_message='撤下的时间、撤下人和说明不能修改。'),
        ),
    ]
