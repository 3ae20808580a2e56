"""embedded_group: the members of a group in this process, and who holds which partition."""

from collections.abc import Iterable, Mapping
from threading import Lock
from uuid import UUID, uuid4

from events.bus import Partition


class Group:
    """Shares partitions out among its members; one changes hands only after its holder has let go of it."""

    def __init__(self) -> None:
        """Nobody is in it yet."""
        self._lock = Lock()
        self._members: dict[UUID, frozenset[str]] = {}
        self._holders: dict[Partition, UUID] = {}

    def join(self, topics: Iterable[str]) -> UUID:
        """Become a member that reads these topics."""
        member = uuid4()
        with self._lock:
            self._members[member] = frozenset(topics)
        return member

    def leave(self, member: UUID) -> None:
        """Stop being one; what it held is free."""
        with self._lock:
            self._members.pop(member, None)
            self._holders = {place: holder for place, holder in self._holders.items() if holder != member}

    def due(self, member: UUID, partitions: Iterable[Partition]) -> tuple[list[Partition], list[Partition]]:
        """What the member has to let go of, and what it may take: free, and its own by the present share."""
        with self._lock:
            shares = self._shares(partitions)
            held = [place for place, holder in self._holders.items() if holder == member]
            lost = [place for place in held if shares.get(place) != member]
            new = [place for place, owner in shares.items() if owner == member and place not in self._holders]
            return sorted(lost), sorted(new)

    def let_go(self, member: UUID, partitions: Iterable[Partition]) -> None:
        """Hold these no longer."""
        with self._lock:
            for place in partitions:
                if self._holders.get(place) == member:
                    del self._holders[place]

    def take(self, member: UUID, partitions: Iterable[Partition]) -> list[Partition]:
        """Hold those of these that are free."""
        with self._lock:
            taken = [place for place in partitions if place not in self._holders]
            self._holders.update(dict.fromkeys(taken, member))
            return taken

    def _shares(self, partitions: Iterable[Partition]) -> Mapping[Partition, UUID]:
        """Who is to hold what: as it is, as far as nobody holds more than a fair share."""
        places = sorted(partitions)
        readers = {
            place: [member for member, topics in self._members.items() if place.topic in topics] for place in places
        }
        most = {member: -(-len(places) // max(1, len(self._members))) for member in self._members}
        shares: dict[Partition, UUID] = {}
        for place in places:
            holder = self._holders.get(place)
            if holder in readers[place] and most[holder] > 0:
                shares[place] = holder
                most[holder] -= 1
        for place in places:
            if place not in shares and readers[place]:
                owner = max(readers[place], key=lambda member: most[member])
                shares[place] = owner
                most[owner] -= 1
        return shares
