"""Access: who may ask, by which password, link, provider, token or session. Of secrets only hashes are kept."""

from datetime import datetime

from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class AccountRow(Row, table=True):
    """A person who may sign in here."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Opaque id; what audits and events know the person by."""
    login: str = Field(sa_type=Key, unique=True)
    """What the person signs in with."""
    role: str = Field(sa_type=Key)
    """Who it is to Binôme, such as `coordinator`."""
    scopes: list[str] = Field(default_factory=list, sa_type=Document)
    """Of what: `basin:38` and the like."""
    password_hash: str | None = None
    """Argon2id of the password; null until the person chose one."""
    created_at: datetime = Field(sa_type=UtcInstant)
    """When it was made."""
    disabled: bool = False
    """Whether it may no longer sign in."""
    failures: int = 0
    """Wrong passwords in a row."""
    failed_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When the last of them was tried; null where none was."""


class SignInLinkRow(Row, table=True):
    """A link by which a person chooses a password, once."""

    hash: str = Field(sa_type=Key, primary_key=True)
    """SHA-256 of the secret in it, in hexadecimal."""
    account: str = Field(sa_type=Key, foreign_key="account.id", ondelete="CASCADE", index=True)
    """Whose it is."""
    ends_at: datetime = Field(sa_type=UtcInstant)
    """Until when it can be used."""


class SubjectRow(Row, table=True):
    """Somebody whom an identity provider knows, and whose account that is."""

    issuer: str = Field(sa_type=Key, primary_key=True)
    """The provider."""
    subject: str = Field(sa_type=Key, primary_key=True)
    """By what it knows the person: opaque, and of this provider alone."""
    account: str = Field(sa_type=Key, foreign_key="account.id", ondelete="CASCADE", index=True)
    """Whose it is."""
    bound_at: datetime = Field(sa_type=UtcInstant)
    """When it became so."""


class InvitationRow(Row, table=True):
    """An account that waits for whoever first signs in with an e-mail address."""

    issuer: str = Field(sa_type=Key, primary_key=True)
    """At which provider."""
    email_hash: str = Field(sa_type=Key, primary_key=True)
    """SHA-256 of the address in lower case, in hexadecimal."""
    account: str = Field(sa_type=Key, foreign_key="account.id", ondelete="CASCADE", index=True)
    """Whose it will be."""
    ends_at: datetime = Field(sa_type=UtcInstant)
    """Until when it waits."""


class AttemptRow(Row, table=True):
    """Somebody was sent to the identity provider and is not back yet."""

    hash: str = Field(sa_type=Key, primary_key=True)
    """SHA-256 of the secret in the cookie, in hexadecimal."""
    back: str
    """The page of ours that was wanted."""
    ends_at: datetime = Field(sa_type=UtcInstant)
    """Until when the way back is open."""


class LoginRow(Row, table=True):
    """A browser in which a person is signed in."""

    hash: str = Field(sa_type=Key, primary_key=True)
    """SHA-256 of the secret in the cookie, in hexadecimal."""
    account: str = Field(sa_type=Key, foreign_key="account.id", ondelete="CASCADE", index=True)
    """Who."""
    began_at: datetime = Field(sa_type=UtcInstant)
    """When the person signed in."""
    seen_at: datetime = Field(sa_type=UtcInstant)
    """When it was last used, to the minute."""


class TokenRow(Row, table=True):
    """A token by which a program asks."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Opaque id; what audits and events know the program by."""
    hash: str = Field(sa_type=Key, unique=True)
    """SHA-256 of the token, in hexadecimal."""
    name: str
    """What it is for, as whoever made it said."""
    role: str = Field(sa_type=Key)
    """Who it is to Binôme."""
    scopes: list[str] = Field(default_factory=list, sa_type=Document)
    """Of what, and of a machine which rights."""
    created_at: datetime = Field(sa_type=UtcInstant)
    """When it was made."""
    ends_at: datetime = Field(sa_type=UtcInstant)
    """From when on it is worth nothing."""
    revoked_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was taken back; null where it was not."""


class PostedRow(Row, table=True):
    """Something that was posted under a key of the sender's, so that posting it again does it once."""

    actor: str = Field(sa_type=Key, primary_key=True)
    """Who posted it: id of an account or of a token."""
    key: str = Field(sa_type=Key, primary_key=True)
    """The key that the sender gave."""
    hash: str = Field(sa_type=Key)
    """SHA-256 of where it was posted and what, in hexadecimal."""
    at: datetime = Field(sa_type=UtcInstant, index=True)
    """When it first came: the time of the event that it became."""
