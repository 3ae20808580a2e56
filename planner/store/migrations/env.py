"""env: what Alembic runs to carry migrations out, on the connection that `planner.store.migrate` hands over."""

from alembic import context

from schemas.tables.every import TABLES


def run() -> None:
    """Carry out what was asked for, in the one transaction that is open already."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=TABLES[0].metadata,
        render_as_batch=True,  # SQLite changes a table by making it anew
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name by which Alembic loads this file
    run()
