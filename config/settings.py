"""Every setting, from environment variables only; `.env.example` explains each variable."""

from datetime import timedelta
from pathlib import Path

from articles.archives import LARGEST_ARCHIVE, MEGABYTE
from articles.enums import DocumentState, ImportState
from config import environment
from config.embedded import Folders, Lease, Postgres, Valkey

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.folder("DATA_DIR", default=BASE_DIR / ".data")
DEBUG = environment.flag("DEBUG", default=False)

# --- Database, queue and cache: given ones, or embedded ones under DATA_DIR

_folders = Folders(DATA_DIR)
_postgres, _valkey = Postgres(_folders), Valkey(_folders)

if environment.given("DATABASE_URL"):
    EMBEDDED_DATABASE = False
    DATABASES = {"default": environment.database("DATABASE_URL")}
else:
    EMBEDDED_DATABASE = True
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": _postgres.address["host"],
            "USER": _postgres.address["user"],
            "NAME": _postgres.address["dbname"],
        }
    }

if environment.given("REDIS_URL"):
    EMBEDDED_REDIS = False
    _redis = environment.redis_server("REDIS_URL")
    BROKER_URL, _cache = f"{_redis}/0", f"{_redis}/1"
else:
    EMBEDDED_REDIS = True
    BROKER_URL, _cache = _valkey.broker_url, _valkey.cache_url

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _cache,
        # No reader waits longer for a cache that hangs.
        "OPTIONS": {"socket_timeout": 0.3, "socket_connect_timeout": 0.3},
    }
}

# Held by every process that needs the servers: manage.py, the web process, worker and beat.
EMBEDDED = Lease(
    _folders,
    [*([_postgres] if EMBEDDED_DATABASE else []), *([_valkey] if EMBEDDED_REDIS else [])],
)

# --- Who may reach this installation, and how

ON_THIS_MACHINE = DEBUG or EMBEDDED_DATABASE

SECRET_KEY = (
    environment.kept_secret(DATA_DIR / "secret-key")
    if ON_THIS_MACHINE and not environment.given("SECRET_KEY")
    else environment.text(
        "SECRET_KEY",
        advice="Set it to a long random text, for example what this prints: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
    )
)
ALLOWED_HOSTS = environment.names(
    "ALLOWED_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]"] if ON_THIS_MACHINE else None,
    advice="Set it to the names readers reach this installation by, with commas between them.",
)
HTTPS = environment.flag("HTTPS", default=not ON_THIS_MACHINE)

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
EMBED_ANCESTORS = environment.names("EMBED_ANCESTORS", default=["*"], advice="")
READING_IS_OPEN = environment.flag("READING_IS_OPEN", default=True)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
        *("geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment"),
        *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
    )
}

# --- What is installed

INSTALLED_APPS = [
    "actors",
    "articles",
    "campaigns",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "rest_framework",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.languages.LanguageOfTheAddress",
    "config.bodies.LimitedBodies",
    "config.answers.Packing",
    "config.answers.Tagged",
    "config.overrides.OverridesSpelledOut",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.access.ReadersSignIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers for a sign-in that was locked out
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
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
            ]
        },
    }
]

# --- Signing in

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
LOGIN_URL = "admin:login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- Deliveries: how long their files are kept, and what a request may bring

KEEP_FILES_DAYS = environment.number("KEEP_FILES_DAYS", default=90)
LARGEST_BODY = LARGEST_ARCHIVE + MEGABYTE  # the largest delivery, and what a form says beside it

# --- Review

REVIEW_NEEDS_TWO = environment.flag("REVIEW_NEEDS_TWO", default=False)

# --- What is given away

DATA_LICENCE = environment.text(
    "DATA_LICENCE",
    default="Whoever runs this installation has stated no licence for its data. "
    "Quotes stay those of their publishers.",
)

# --- Watched sources

FETCH_HOSTS = environment.hosts("FETCH_HOSTS")
WATCH_ROOT = environment.folder("WATCH_ROOT", default=None)

# --- Webhooks

WEBHOOK_HOSTS = environment.hosts("WEBHOOK_HOSTS")
WEBHOOK_INSIDE_HOSTS = environment.hosts("WEBHOOK_INSIDE_HOSTS")
WEBHOOKS_ARE_ON = bool(WEBHOOK_HOSTS or WEBHOOK_INSIDE_HOSTS)

# --- Language, time, logs

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "Arabic")]  # each but the first is read at its own prefix
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"level": "INFO", "handlers": [], "propagate": True}},
}

# --- Static files

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.packages.PackageFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.stylesheets.PackedStorage"},
}

# --- REST

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "config.rest.tokens.ByToken",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "config.access.MayRead",
        "rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly",
    ],
    "DEFAULT_PARSER_CLASSES": ["config.rest.parsing.ShallowJSONParser"],
    "DEFAULT_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "config.rest.tables.CSVRenderer",
    ],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "config.rest.negotiation.Negotiation",
    "DEFAULT_FILTER_BACKENDS": [
        "config.rest.parameters.KnownParameters",
        "config.rest.parameters.ListFilters",
        "config.rest.parameters.ListOrder",
    ],
    "DEFAULT_PAGINATION_CLASS": "config.rest.paging.Pages",
    "DEFAULT_THROTTLE_CLASSES": [
        "config.rest.throttling.ReaderThrottle",
        "config.rest.throttling.TokenThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "300/min", "token": "1200/min"},
    "URL_FORMAT_OVERRIDE": None,  # `Negotiation` reads `format`, and of lists alone
    "NUM_PROXIES": environment.number("NUM_PROXIES", default=0),
    "EXCEPTION_HANDLER": "config.rest.problems.problem",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Campaign Ledger",
    "DESCRIPTION": "What was stated about conflict campaigns, by whom, and when it was known.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["config.access.MayRead"],
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.rest.schema.describe_problems",
        "config.rest.schema.describe_tables",
        "config.rest.schema.describe_readers",
        "config.rest.schema.describe_headers",
        "config.rest.schema.describe_bodies",
        "config.rest.schema.describe_filters",
        "config.rest.examples.describe_examples",
    ],
    "ENUM_NAME_OVERRIDES": {
        "ImportStateEnum": [(state.value, state.value) for state in ImportState],
        "DocumentStateEnum": [(state.value, state.value) for state in DocumentState],
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
