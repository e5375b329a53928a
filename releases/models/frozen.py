from django.db import models

from releases.models.revisions import Revision


class Frozen(models.Model):
    """What readers see of an approved revision, made once from `document` at approval (`releases.rendering`)."""

    revision = models.OneToOneField(Revision, models.CASCADE, primary_key=True, related_name="frozen")
    # In the order of their readers: SQLite walks through a long row up to the column that it is asked for.
    sha256 = models.CharField("empreinte", max_length=64)
    title = models.TextField("titre composé")
    awards = models.JSONField(default=list)
    card_html = models.TextField()
    head_html = models.TextField()
    main_html = models.TextField()
    feed_xml = models.TextField()
    text = models.TextField("texte seul")
    document = models.TextField("JSON canonique")

    class Meta:
        verbose_name = "version figée"
        verbose_name_plural = "versions figées"
        constraints = [models.CheckConstraint(condition=~models.Q(sha256=""), name="frozen_has_a_fingerprint")]

    def __str__(self):
        return f"{self.title} ({self.sha256[:8]})"
