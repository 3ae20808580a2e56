"""PostgreSQL lets whoever waits know when a message was stored, whoever stored it; SQLite has no such thing."""

from alembic import op

revision = "0008"
down_revision = "0007"
TABLES = ("outbox", "bus_message")


def upgrade() -> None:
    """Notify on the channel `binome` at the commit of each statement that adds messages."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute(
        "CREATE FUNCTION binome_wake() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_notify('binome', ''); RETURN NULL; END $$"
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_wake AFTER INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION binome_wake()"
        )


def downgrade() -> None:
    """Notify nobody."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table in TABLES:
        op.execute(f"DROP TRIGGER {table}_wake ON {table}")
    op.execute("DROP FUNCTION binome_wake()")
