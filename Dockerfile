# Binôme as an image: `docker build -t binome .`; which parts of it run where, docker-compose.yml shows.
# Python is pinned to a patch level, and every package to its hash by the lock files.
FROM python:3.12.12-slim-bookworm AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
RUN python -m venv /opt/binome

# Packages first: they change less often than what is built on them. What only builds stays in this stage.
COPY requirements.lock requirements-dev.lock ./
RUN /opt/binome/bin/pip install --require-hashes --only-binary :all: -r requirements.lock \
    && sed -n '/^setuptools==/,/[^\\]$/p' requirements-dev.lock > build.lock \
    && python -m pip install --require-hashes --only-binary :all: -r build.lock

COPY pyproject.toml LICENSE ./
COPY config/ config/
COPY schemas/ schemas/
COPY events/ events/
COPY planner/ planner/
RUN python -m pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
    && /opt/binome/bin/pip install --no-deps dist/*.whl

FROM python:3.12.12-slim-bookworm

LABEL org.opencontainers.image.title="Binôme" \
      org.opencontainers.image.description="Rosters for France Services counters" \
      org.opencontainers.image.licenses="MIT"

RUN groupadd --gid 10001 binome \
    && useradd --uid 10001 --gid binome --home-dir /var/lib/binome --create-home --shell /usr/sbin/nologin binome
COPY --from=build /opt/binome /opt/binome

# Pages of health are answered to the container's own network; do not publish their port to the world.
ENV PATH=/opt/binome/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    BINOME_HEALTH_HOST=0.0.0.0 \
    BINOME_LOG_FORM=json
WORKDIR /var/lib/binome
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/live', timeout=4)"]
ENTRYPOINT ["binome"]
CMD ["run", "--port", "8000"]
