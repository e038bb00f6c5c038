#include "ui/text/workwords.h"

#include "ui/text/words.h"

#include <QLocale>

namespace unisono {

namespace {
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;

QString share(double value)
{
    return QLocale().toString(value, 'f', 2);
}
} // namespace

QString assignmentStateName(AssignmentState state)
{
    switch (state) {
    case AssignmentState::Assigned:
        return Words::tr("to do");
    case AssignmentState::InProgress:
        return Words::tr("begun");
    case AssignmentState::Submitted:
        return Words::tr("handed in");
    case AssignmentState::SubmittedEmpty:
        return Words::tr("handed in: nothing there");
    case AssignmentState::Frozen:
        return Words::tr("compared");
    case AssignmentState::Skipped:
        return Words::tr("skipped");
    case AssignmentState::Declined:
        return Words::tr("declined");
    case AssignmentState::Expired:
        return Words::tr("expired");
    }
    return {};
}

QString skipReasonName(const QString& reason)
{
    if (reason == QLatin1String("cannot-judge"))
        return Words::tr("I cannot judge it");
    if (reason == QLatin1String("bad-audio"))
        return Words::tr("the audio is bad");
    if (reason == QLatin1String("outside-competence"))
        return Words::tr("it lies outside of what I know");
    if (reason == QLatin1String("distressing"))
        return Words::tr("it distresses me");
    if (reason == QLatin1String("rights-doubt"))
        return Words::tr("I doubt its rights");
    if (reason == QLatin1String("duplicate"))
        return Words::tr("I had it before");
    return reason;
}

QString unitStateName(UnitState state)
{
    switch (state) {
    case UnitState::Open:
        return Words::tr("open");
    case UnitState::Collecting:
        return Words::tr("collecting answers");
    case UnitState::Comparing:
        return Words::tr("comparing");
    case UnitState::InAdjudication:
        return Words::tr("in adjudication");
    case UnitState::Resolved:
        return Words::tr("resolved");
    }
    return {};
}

QString goldStateName(GoldState state)
{
    switch (state) {
    case GoldState::Candidate:
        return Words::tr("candidate, 1 of 2 reviewers");
    case GoldState::Active:
        return Words::tr("approved");
    case GoldState::OnTrial:
        return Words::tr("review: too often missed");
    case GoldState::Retired:
        return Words::tr("retired");
    case GoldState::Rejected:
        return Words::tr("rejected");
    }
    return {};
}

QString goldStepName(GoldStep step)
{
    switch (step) {
    case GoldStep::Confirm:
        return Words::tr("Confirm");
    case GoldStep::Reject:
        return Words::tr("Reject");
    case GoldStep::Suspend:
        return Words::tr("Suspend");
    case GoldStep::Reinstate:
        return Words::tr("Reinstate");
    case GoldStep::Retire:
        return Words::tr("Retire");
    }
    return {};
}

QString durationText(qint64 ms)
{
    if (ms < kMinuteMs)
        return Words::tr("under a minute");
    if (ms < kHourMs)
        return Words::tr("%1 min").arg(ms / kMinuteMs);
    if (ms < 2 * kDayMs)
        return Words::tr("%1 h %2 min").arg(ms / kHourMs).arg(ms % kHourMs / kMinuteMs);
    return Words::tr("%1 days").arg(ms / kDayMs);
}

QString ageText(qint64 sinceMs, qint64 nowMs)
{
    return sinceMs > 0 ? durationText(std::max<qint64>(0, nowMs - sinceMs)) : QString();
}

QString progressText(const WorkProgress& progress)
{
    return Words::tr("%1 of %2 handed in").arg(progress.handedIn).arg(progress.assignments);
}

QString paceText(const WorkProgress& progress)
{
    if (!progress.remainingMs || progress.handedIn == 0)
        return {};
    if (progress.handedIn >= progress.assignments)
        return Words::tr("All is handed in: send it back.");
    return Words::tr("Your pace: %1 a unit. Left at that pace: %2.")
        .arg(durationText(progress.workedMs / progress.handedIn), durationText(*progress.remainingMs));
}

QString reliabilityName(Reliability reliability)
{
    switch (reliability) {
    case Reliability::TooFew:
        return Words::tr("undefined: too few results");
    case Reliability::Undecided:
        return Words::tr("undecided");
    case Reliability::Reliable:
        return Words::tr("reliable");
    case Reliability::Unreliable:
        return Words::tr("below the mark");
    }
    return {};
}

QString reliabilityText(const PersonReliability& person)
{
    if (person.reliability == Reliability::TooFew)
        return Words::tr("undefined, %1 results so far").arg(person.evidence.results);
    return Words::tr("%1 (%2–%3) of %4")
        .arg(share(person.interval.median), share(person.interval.lower), share(person.interval.upper))
        .arg(person.evidence.results);
}

QString monthText(const MonthReliability& month)
{
    return Words::tr("%1: %2 (%3–%4) of %5")
        .arg(QStringLiteral("%1-%2").arg(month.year).arg(month.month, 2, 10, QLatin1Char('0')),
             share(month.interval.median), share(month.interval.lower), share(month.interval.upper))
        .arg(month.evidence.results);
}

QString mergedText(const MergedReturn& merged, const QString& personName)
{
    if (merged.isKnown)
        return Words::tr("From %1, taken in before: nothing changed.").arg(personName);
    QString text =
        Words::tr("From %1: %2 answers, %3 units changed.").arg(personName).arg(merged.answers).arg(merged.changed);
    if (merged.kept > 0)
        text += Words::tr(" %1 earlier answers are kept beside them.").arg(merged.kept);
    if (merged.queued > 0)
        text += Words::tr(" %1 items wait for a choice of their author, since the schema changed.").arg(merged.queued);
    return text;
}

} // namespace unisono
