"""R110: whether a return belongs to another plan than the one that is asked for."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import Text, say
from xhht_cli.plan.others import plans_of
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.subject import Subject, brief, is_blank


def _others_of(subject: Subject) -> tuple[Text, ...]:
    """Give the titles of the other plans that the form of a return belongs to."""
    heading = subject.found.heading
    if heading is None or heading.form is None or heading.form_code is not None:
        return ()
    return () if is_blank(heading.form) else plans_of(heading.form.raw, subject.plan)


@return_rule(
    "R110",
    Severity.NOTE,
    Effect.RETURN,
    say("The return is on form {form} of another plan: {plans}."),
)
def other_plan(subject: Subject) -> Iterator[Hit]:
    """The return belongs to the plan that is asked for.

    Common causes: the returns of several plans are kept in one folder.

    What to do: Nothing, if that is so; --plan with the other plan's name computes that one, and
    both if it is given twice.
    """
    plans = _others_of(subject)
    heading = subject.found.heading
    if plans and heading and heading.form:
        yield hit(subject.cell(heading.form), form=brief(heading.form.raw), plans=plans)


PLAN_RULES = (other_plan,)
