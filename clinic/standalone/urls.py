"""Every address of the standalone clinic."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from clinic.standalone.health import health
from clinic.standalone.mail import mail_attachment, mail_list, mail_message

admin.autodiscover()
# Staff sign in once, with their second factor, for the admin as well.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

api_docs = SpectacularSwaggerSplitView.as_view(url_name="schema", template_name="standalone/api_docs.html")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="clinic:today"), name="home"),
    path("", include("patients.web.urls")),
    path("", include("clinic.web.urls")),
    path("", include("treatments.web.urls")),
    path("api/", include("patients.api.urls")),
    path("api/", include("clinic.api.urls")),
    path("api/", include("treatments.api.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/docs/", api_docs, name="swagger"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
]

if settings.MAIL_DIR:
    urlpatterns += [
        path("mail/", mail_list, name="mail_list"),
        path("mail/<slug:name>/", mail_message, name="mail_message"),
        path("mail/<slug:name>/<int:part>/", mail_attachment, name="mail_attachment"),
    ]
