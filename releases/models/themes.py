from django.db import models
from django.urls import reverse


class Theme(models.Model):
    name = models.CharField("nom", max_length=80, unique=True)
    slug = models.SlugField("adresse", max_length=80, unique=True, help_text="Ne change plus une fois publié.")

    class Meta:
        verbose_name = "thème"
        verbose_name_plural = "thèmes"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("theme", args=[self.slug])
