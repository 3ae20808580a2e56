"""granting: the table of grants given to a real broker, as whoever runs a cluster does it."""

from collections.abc import Iterable

from kafka.admin import (
    ACL,
    ACLOperation,
    ACLPermissionType,
    ACLResourcePatternType,
    KafkaAdminClient,
    ResourcePattern,
    ResourceType,
)

from events.acls import Acl


def grant(servers: str, acls: Iterable[Acl], prefix: str) -> None:
    """Let each part do what the table says, with names that have the prefix; every part is a user of its name."""
    admin = KafkaAdminClient(bootstrap_servers=servers)
    try:
        answer = admin.create_acls([each for acl in acls for each in _grants(acl, prefix)])
        assert not answer["failed"], answer["failed"]
    finally:
        admin.close()


def _grants(acl: Acl, prefix: str) -> list[ACL]:
    kind = ResourceType[acl.kind.upper().replace("-", "_")]
    whole = not acl.name.endswith("*")
    pattern = ACLResourcePatternType.LITERAL if whole else ACLResourcePatternType.PREFIXED
    resource = ResourcePattern(kind, prefix + acl.name.removesuffix("*"), pattern)
    return [
        ACL(f"User:{acl.part}", "*", ACLOperation[_named(operation)], ACLPermissionType.ALLOW, resource)
        for operation in acl.operations
    ]


def _named(operation: str) -> str:
    """`DESCRIBE_CONFIGS` of `DescribeConfigs`."""
    return "".join(f"_{each}" if each.isupper() else each for each in operation).strip("_").upper()
