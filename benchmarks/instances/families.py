"""Families: one site, an employer with several, a whole basin with or without floaters, and large glued components."""

from itertools import pairwise
from random import Random

from benchmarks.instances.draws import draws, often
from benchmarks.instances.flavour import PLAIN, Flavour
from benchmarks.instances.hours import antenna
from benchmarks.instances.network import Network, Porteur
from benchmarks.instances.places import Place, anywhere
from benchmarks.instances.taken import with_bookings, with_pins
from benchmarks.instances.team import LENT, SHORT
from benchmarks.instances.worn import worn
from schemas.ids import SiteId
from schemas.problem import Problem

LARGEST = 58
"""Sites of the département that has most."""


def one_site(seed: int, flavour: Flavour = PLAIN) -> Problem:
    """One site and its team of two to four."""
    draw = draws(f"one_site/{flavour.name}", seed)
    network = Network(draw, flavour)
    _carry(network, anywhere(draw), 1)
    return _finished(network, "one-site")


def employer(seed: int, flavour: Flavour = PLAIN, sites: int | None = None) -> Problem:
    """Two to six sites of one employer, joined by agents who may work at several."""
    draw = draws(f"employer/{flavour.name}", seed)
    network = Network(draw, flavour)
    _carry(network, anywhere(draw), sites or 2 + seed % 5)
    return _finished(network, "employer")


def basin(seed: int, flavour: Flavour = PLAIN, sites: int | None = None, floaters: int = 0) -> Problem:
    """Thirty to forty sites of many employers, with so many agents who float over four to eight sites each."""
    draw = draws(f"basin/{flavour.name}/{floaters}", seed)
    network = Network(draw, flavour)
    wanted = sites or draw.randint(30, 40)
    while len(network.sites) < wanted:
        size = draw.choices((1, 2, 3, 4, 6), (60, 18, 10, 8, 4))[0]
        _carry(network, anywhere(draw), min(size, wanted - len(network.sites)), lent=floaters > 0)
    _float(network, floaters)
    return _finished(network, "basin")


def basin58(seed: int, flavour: Flavour = PLAIN, floaters: int = 0) -> Problem:
    """A basin as large as the largest département."""
    return basin(seed, flavour, LARGEST, floaters)


def glued(seed: int, flavour: Flavour = PLAIN, sites: int | None = None) -> Problem:
    """Ten to fourteen sites of several employers in one component, glued by agents whom neighbours share."""
    draw = draws(f"glued/{flavour.name}", seed)
    network = Network(draw, flavour)
    centre = anywhere(draw)
    wanted = sites or draw.randint(10, 14)
    while len(network.sites) < wanted:
        porteur = network.porteur(centre.near(draw, 12))
        for _ in range(min(draw.randint(1, 4), wanted - len(network.sites))):
            network.site(porteur)
    keys = [site.id for site in network.sites]
    for earlier, key in pairwise(keys):
        _lend(network, key, [earlier])
    for key in draw.sample(keys, len(keys) // 3):
        _lend(network, key, [draw.choice([other for other in keys if other != key])])
    return _finished(network, "glued")


def _carry(network: Network, place: Place, size: int, *, lent: bool = False) -> Porteur:
    porteur = network.porteur(place)
    slack = LENT if lent and network.flavour.slack is not SHORT else None
    keys = [network.site(porteur, slack) for _ in range(size)]
    for count, key in enumerate(keys[1:], start=1):
        _lend(network, key, [network.draw.choice(keys[:count])])
    for number, agent in enumerate(network.agents):
        others = [key for key in keys if key != agent.home_site]
        if agent.home_site in keys and others and often(network.draw, 0.3):
            network.share(number, network.draw.sample(others, min(len(others), network.draw.randint(1, 2))))
    if network.flavour.antennas:
        for key in keys[: max(1, size // 2)]:
            network.antenna(porteur, key, antenna(network.draw))
    return porteur


def _lend(network: Network, home: SiteId, sites: list[SiteId]) -> None:
    numbers = [number for number, agent in enumerate(network.agents) if agent.home_site == home]
    network.share(network.draw.choice(numbers), sites)


def _float(network: Network, floaters: int) -> None:
    if not floaters:
        return
    porteur = network.porteur(Place(40, 30))
    for _ in range(floaters):
        near = _nearest(network.draw, network, network.draw.randint(4, 8))
        network.floater(porteur, near)


def _nearest(draw: Random, network: Network, count: int) -> list[SiteId]:
    centre = draw.choice(network.sites).id
    around = network.places[centre]
    return sorted(network.places, key=lambda key: (around.minutes_to(network.places[key]), key))[:count]


def _finished(network: Network, basin_name: str) -> Problem:
    problem = network.problem(basin_name)
    if network.flavour.worn:
        problem = worn(network.draw, problem)
    if network.flavour.taken:
        problem = with_pins(network.draw, with_bookings(network.draw, problem))
    return problem
