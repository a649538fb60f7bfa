"""What Alembic runs for every step: our connection, inside our transaction and our lock."""

from alembic import context

from bot.storage.schema import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
with context.begin_transaction():
    context.run_migrations()
