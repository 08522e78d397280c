import django.db.models.deletion
from django.db import migrations, models


def point_to_the_year(apps, schema_editor):
    """Each day hangs on the number of its year instead of a key of its own, which a CHECK can compare."""
    year_model, day_model = (apps.get_model("matters", name) for name in ("CalendarYear", "CalendarDay"))
    for day in day_model.objects.all():
        day.of_year, _made = year_model.objects.get_or_create(year=day.on.year)
        day.save(update_fields=["of_year"])
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='calendarday',
            name='notice',
            field=models.CharField(blank=True, max_length=200, verbose_name='另据通知'),
        ),
        migrations.AddField(
            model_name='calendaryear',
            name='updated_at',
            field=models.DateTimeField(auto_now=True, verbose_name='修改时间'),
        ),
        migrations.AddField(
            model_name='calendarday',
            name='of_year',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.calendaryear', to_field='year'),
        ),
        migrations.RunPython(point_to_the_year),
        migrations.RemoveField(model_name='calendarday', name='year'),
        migrations.RenameField(model_name='calendarday', old_name='of_year', new_name='year'),
        migrations.AlterField(
            model_name='calendarday',
            name='year',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='matters.calendaryear', to_field='year', verbose_name='年份'),
        ),
        migrations.AddConstraint(
            model_name='calendarday',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'holiday'), ('on__week_day__in', (1, 7)), _connector='OR'), name='calendarday_makeup_on_weekend', violation_error_message='调休上班的日子只能是星期六或星期日。'),
        ),
        migrations.AddConstraint(
            model_name='calendarday',
            constraint=models.CheckConstraint(condition=models.Q(('on__year', models.F('year'))), name='calendarday_in_its_year', violation_error_message='日期不在这一年里。'),
        ),
        migrations.AddConstraint(
            model_name='calendaryear',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('notice_title', ''), _negated=True), models.Q(('announced_on__isnull', True), ('notice_number', '')), _connector='OR'), name='calendaryear_notice_has_title', violation_error_message='有文号或发布日期的，要写通知名称。'),
        ),
    ]
