from django.db import migrations

from releases.models import guards


class Migration(migrations.Migration):
    """The triggers that hold for every door what no column constraint can."""

    dependencies = [("releases", "0001_create_the_press_room")]

    operations = [migrations.RunPython(guards.install, migrations.RunPython.noop)]
