"""People of the desk: accounts and groups, never more rights than the groups have."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Q

from releases import permissions
from releases.admin.desk import DeskAdmin

admin.site.unregister(User)


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    """Administration opens accounts and gives groups. It grants no right of its own and touches no superuser."""

    Media = DeskAdmin.Media
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Personne", {"fields": ["first_name", "last_name", "email"]}),
        ("Rôle", {"fields": ["is_active", "is_staff", "groups"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "password1", "password2", "groups"]})
    ]
    readonly_fields = ["last_login", "date_joined"]
    list_display = ["username", "first_name", "last_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            held = request.resolver_match.kwargs.get("object_id", "")
            kept = Q(user=held) if held.isdigit() and len(held) < 18 else Q(pk=None)
            kwargs["queryset"] = Group.objects.filter(Q(name__in=permissions.ROLES) | kept).distinct()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "groups" in form.base_fields:
            form.base_fields["groups"].help_text = "Ce que cette personne peut faire. Rien d’autre ne donne de droits."
        return form

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.may_touch(request, obj)

    @staticmethod
    def may_touch(request, obj):
        return obj is None or not obj.is_superuser or request.user.is_superuser

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    @admin.display(description="groupes")
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "aucun"
