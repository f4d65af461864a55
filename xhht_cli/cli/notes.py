"""Notes: what is told beside a result, so that nothing is left out in silence."""

from collections.abc import Sequence

from xhht_cli.assessment import Assessment
from xhht_cli.cli.options import Source
from xhht_cli.cli.streams import tell, tell_line
from xhht_cli.findings import Finding
from xhht_cli.messages import say
from xhht_cli.present.findings import summary
from xhht_cli.present.words import LEFT_ALONE
from xhht_cli.returns.model import Intake


def tell_intake(intake: Intake, source: Source) -> None:
    """Say how many files were read and which were left alone."""
    if source.quiet:
        return
    files = {found.file for found in intake.returns}
    tell(say("Files read: {count}.", count=len(files)), source.language)
    for reason, words in LEFT_ALONE.items():
        left = [skipped.file for skipped in intake.skipped if skipped.reason is reason]
        if left:
            tell(
                say("Left alone: {count} {what}.", count=len(left), what=words),
                source.language,
            )


def tell_year(assessment: Assessment, source: Source, *, asked: bool) -> None:
    """Say which year was taken, and what the other years hold."""
    if source.quiet:
        return
    year, usable = assessment.year, assessment.usable_by_year
    if not asked:
        several = usable[year] > 1
        sentence = (
            say(
                "Year {year}: the latest with usable returns of at least two units.", year=str(year)
            )
            if several
            else say("Year {year}: the latest with a usable return.", year=str(year))
        )
        tell(sentence, source.language)
    others = tuple(f"{other} ({count})" for other, count in usable.items() if other != year)
    if others:
        tell(say("Usable returns of other years: {years}.", years=others), source.language)


def tell_findings(findings: Sequence[Finding], source: Source) -> None:
    """Count the findings, and say how to see them."""
    if findings and not source.quiet:
        tell_line(
            source.language.say(
                say("{counts}; xhht check lists them.", counts=summary(findings, source.language))
            )
        )
