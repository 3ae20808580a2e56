"""sentences: what each law contributes to a conflict, as a French clause; one template a rule id.

`{who}` are the agents that take part, `{site}` the site, `{when}` the dates, `{figure}` the figure of the rule as it
holds for the agent, `{hours}` the hours at which the `{building}` can open.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import Span, date_span, united
from planner.core.rules.work.contract_max import cap_minutes
from planner.explain.members import LABEL, TWO_AGENTS, Member
from planner.explain.wording import agents, hours, of, weekdays, when
from planner.show.names import Names
from planner.show.words import length, listed
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

CLAUSES: Mapping[str, str] = {
    "agent.site": "{who} ne peut travailler que dans les sites prévus",
    "agent.unavailable": "{who} {away} {when}",
    "agent.overlap": "personne n’est à deux endroits à la fois",
    "agent.travel": "il faut le temps du trajet entre deux sites",
    "work.rest_break": "il faut une pause avant {figure} de travail d’affilée ({who})",
    "work.daily_max": "une journée de travail dure au plus {figure} ({who})",
    "work.amplitude": "une journée ne s’étend pas sur plus de {figure} ({who})",
    "work.daily_rest": "il faut {figure} de repos entre deux journées ({who})",
    "work.weekly_rest": "il faut {figure} de repos d’une semaine à l’autre ({who})",
    "work.days_max": "on travaille au plus {figure} jours par semaine ({who})",
    "work.weekly_max": "on travaille au plus {figure} par semaine ({who})",
    "work.average_max": "on travaille au plus {figure} par semaine en moyenne sur douze semaines ({who})",
    "work.contract_max": "le contrat {of_who} permet au plus {figure} de travail dans la semaine",
    "work.sunday": "on ne travaille pas le dimanche ({who})",
    "work.part_time_gap": "une journée à temps partiel n’a qu’une coupure, de {figure} au plus ({who})",
    "shift.min_length": "une présence dure au moins {figure}",
    "shift.max_per_day": "un agent a au plus {figure} présences par jour dans un même site",
    "shift.gap": "deux présences d’un agent dans un même site sont séparées d’au moins {figure}",
    "site.openable": "{building} ne peut ouvrir que {hours}",
    "site.closed": "{site} est fermé {when}",
    "opening.two_agents": "il faut {agents} à toute heure d’ouverture",
    "opening.min_length": "une ouverture dure au moins {figure}",
    "opening.max_per_day": "un site ouvre au plus {figure} fois par jour",
    "appointment.open": "un rendez-vous se tient pendant une ouverture",
    "appointment.referent": "un rendez-vous est tenu par un référent du partenaire qui sert ce site",
    "appointment.availability": "un rendez-vous se tient quand son référent est disponible",
    "appointment.station": "un rendez-vous occupe un poste visio",
    "appointment.agent": "un agent formé au partenaire accompagne le rendez-vous",
    "appointment.no_overlap": "personne n’a deux rendez-vous à la fois",
    "plan.pins": "la présence {of_who} est fixée {when} ({site})",
    "plan.frozen": "le planning {of_who} est gelé {when}",
}
"""One for each law."""

UNTRAINED = "{who} n’a pas la formation du tronc commun"
UNTRAINED_THEN = f"{UNTRAINED} {{when}}"
NEIGHBOUR = "{site} garde les heures et les jours d’ouverture prévus"
AWAY: Mapping[str, str] = {
    "absence": "n’est pas là",
    "part_time": "ne travaille pas (temps partiel)",
    "training": "est en formation",
    "meeting": "est en réunion",
}
"""Why somebody cannot be on shift; never more than the reason's kind."""

_FIGURES: Mapping[str, str] = {
    "work.rest_break": "run_minutes",
    "work.days_max": "days",
    "shift.max_per_day": "one_site",
    "opening.max_per_day": "openings",
}
"""The figure that a clause names, where it is not `minutes`."""


@dataclass(frozen=True)
class Teller:
    """Says the members of a conflict."""

    facts: Facts
    names: Names

    def clause(self, member: Member, others: tuple[Member, ...] = (), *, named: bool = True) -> str:
        """A member, with others of the same rule whose agents join it; not `named`: who it is was said before."""
        who = [self.names.agent(m.agent) for m in (member, *others) if m.agent is not None]
        site = "" if member.site is None else self.names.site(member.site)
        template = self._template(member)
        return (template if named else template.replace(" ({who})", "")).format(
            who=listed(who) if who else "tous",
            of_who=of(who[0]) if who else "",
            site=site,
            building="le bâtiment" if len(self.facts.sites) == 1 else f"le bâtiment ({site})",
            away=AWAY.get(member.reason, ""),
            when=listed([when(span, self.facts.week) for span in self._spans(member)]),
            figure=self.figure(member),
            hours="" if member.site is None else opening_days(self.facts.sites[member.site]),
            agents="" if member.site is None else agents(self.facts.sites[member.site].min_agents),
        )

    def away_that_day(self, member: Member) -> str:
        """Why somebody is away, on a date that was said before: « Fanny J. est en formation de 8 h 30 à 17 h »."""
        who = "" if member.agent is None else self.names.agent(member.agent)
        start, end = member.span or (0, 0)
        whole = end - start == DAY_MINUTES
        return f"{who} {AWAY[member.reason]}" + ("" if whole else f" {hours([(start, end)])}")

    def joins(self, member: Member) -> bool:
        """Whether a clause can name several agents at once."""
        return member.span is None and member.agent is not None and "({who})" in self._template(member)

    def _template(self, member: Member) -> str:
        if member.rule == LABEL:
            return NEIGHBOUR
        if member.rule == TWO_AGENTS and member.agent is not None:
            return UNTRAINED_THEN if any(self.facts.agents[member.agent].core) else UNTRAINED
        return CLAUSES[member.rule]

    def _spans(self, member: Member) -> tuple[Span, ...]:
        """The minutes that a member is about; of somebody untrained, the days without the training."""
        if member.span is not None:
            return (member.span,)
        if member.rule != TWO_AGENTS or member.agent is None:
            return ()
        held = self.facts.agents[member.agent].core
        return united(date_span(day) for day, trained in enumerate(held) if not trained)

    def figure(self, member: Member) -> str:
        """The figure that a clause names."""
        agent = None if member.agent is None else self.facts.agents[member.agent]
        if member.rule == "work.contract_max" and agent is not None:
            return length(cap_minutes(self.facts, agent))
        name = _FIGURES.get(member.rule, "minutes")
        value = self._of(member.rule, name, agent)
        return "" if value is None else length(value) if name.endswith("minutes") else str(value)

    def _of(self, rule: RuleId, name: str, agent: AgentFacts | None) -> int | None:
        regime = "fpt" if agent is None else agent.source.contract.regime
        if not self.facts.figures.has(rule, name, regime):
            return None
        return self.facts.figures.of(rule, name, regime) if agent is None else self.facts.figure(rule, name, agent)


def opening_days(site: SiteFacts) -> str:
    """When a building can open: « du lundi au vendredi de 8 h à 18 h », the hours where every day has the same."""
    by_day: dict[int, list[Span]] = {}
    for start, end in site.opens:
        by_day.setdefault(start // DAY_MINUTES, []).append((start % DAY_MINUTES, (end - 1) % DAY_MINUTES + 1))
    if not by_day:
        return "aucun jour de la semaine"
    first, *others = by_day.values()
    alike = all(spans == first for spans in others)
    return f"{weekdays(by_day)} {hours(first)}" if alike else weekdays(by_day)
