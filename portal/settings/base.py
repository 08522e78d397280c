"""What every engine shares. Values that differ between cities come from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from environs import Env

from portal.settings import looks

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

VAR_DIR = Path(env.str("BANSHI_VAR_DIR", str(BASE_DIR / "var")))
"""Everything the running portal writes: database, queue, generated secrets."""

INSTALLED_APPS = [
    "audit",
    "matters",
    "reforms",
    "portal",
    "portal.officials.OfficialsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.languages.speak_language_of_address",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.languages.mark_content",
    "portal.middleware.VaryByLook",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.site",
            ],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
"""A guide with forty materials and their inlines posts more than Django's default of 1000."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "matters.api.pagination.Pages",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Banshi 办事",
    "DESCRIPTION": "Public, read-only catalogue of government service matters and their guides.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": ["matters.api.documentation.without_marks"],
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
}

CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_BEAT_SCHEDULE = {
    "check-integrity": {"task": "matters.jobs.check_integrity", "schedule": 24 * 60 * 60},
    "resume-imports": {"task": "matters.jobs.resume_imports", "schedule": 5 * 60},
    "apply-due-responsibilities": {
        "task": "matters.jobs.apply_due_responsibilities",
        "schedule": 60 * 60,
    },
    "check-all-rules": {"task": "matters.jobs.check_all_rules", "schedule": 24 * 60 * 60},
    "check-links": {"task": "matters.jobs.check_links", "schedule": 7 * 24 * 60 * 60},
    "refresh-due-search": {"task": "matters.search_jobs.refresh_due_search", "schedule": 5 * 60},
    "tidy-search": {"task": "matters.search_jobs.tidy_search", "schedule": 24 * 60 * 60},
    "recompute-reforms": {"task": "reforms.tasks.recompute_all", "schedule": 24 * 60 * 60},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}

CATALOGUE_KEPT_SECONDS = 60 * 60
"""How long a process keeps what people browse by before it reads all of it anew; what an action changes it reads at once."""

SITE_NAME = env.str("SITE_NAME", "办事")
SITE_NAME_EN = env.str("SITE_NAME_EN", "Banshi")
"""The name on English pages."""
SITE_ORGANISER = env.str("SITE_ORGANISER", "")
"""主办单位, shown in the footer; empty until the city that runs the portal fills it in."""
SITE_DOMAIN = env.str("SITE_DOMAIN", "")
SITE_ID_CODE = env.str("SITE_ID_CODE", "")
SITE_ICP = env.str("SITE_ICP", "")
SITE_POLICE_RECORD = env.str("SITE_POLICE_RECORD", "")
SITE_CONTACT = env.str("SITE_CONTACT", "")
"""What the tags and the footer of every page have to say (国办发〔2017〕47号); what is empty is left out."""
SITE_SEAL = env.str("SITE_SEAL", "", validate=looks.seal) or "portal.svg"
SITE_ACCENT = env.str("SITE_ACCENT", "", validate=looks.colour)
SITE_ACCENT_DARK = env.str("SITE_ACCENT_DARK", "", validate=looks.colour)
"""The picture beside the name, and the colour of links and buttons; `manage.py check` says whether it can be read."""

SITE_INDEXED = env.bool("SITE_INDEXED", True)
"""Whether search engines may list the portal: robots.txt says so."""

LINK_CHECK_ENABLED = env.bool("LINK_CHECK_ENABLED", False)
"""Whether the worker follows the links of guides each week; only where it has a way to the public network."""
