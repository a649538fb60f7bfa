# One image, one process. Versions and hashes come from requirements.lock.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    UV_COMPILE_BYTECODE=1 \
    BOT_DATABASE_URL=sqlite:////data/briefing.db

RUN pip install --no-cache-dir uv
WORKDIR /app

# What changes least comes first, so that a change of code does not fetch the libraries again.
COPY pyproject.toml requirements.lock ./
RUN uv pip install --system --no-cache --requirements pyproject.toml --extra postgres --constraints requirements.lock

COPY README.md LICENSE ./
COPY bot ./bot
COPY prompts ./prompts
COPY seeds ./seeds
RUN uv pip install --system --no-cache --no-deps --build-constraints requirements.lock .

RUN useradd --create-home --uid 10001 briefing && install -d -o briefing -g briefing /data
USER briefing
VOLUME ["/data"]
HEALTHCHECK --interval=60s --timeout=20s --start-period=20s CMD ["briefing", "check", "--offline"]
ENTRYPOINT ["briefing"]
CMD ["run"]
