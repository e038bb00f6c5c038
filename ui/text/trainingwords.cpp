#include "ui/text/trainingwords.h"

#include "core/workflow/goldfeedback.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

#include <algorithm>

namespace unisono {

namespace {

QStringList sentencesOf(const GoldFindings& findings)
{
    QStringList sentences;
    for (const GoldFinding& finding : findings)
        sentences << sentence(Issue{Severity::Info, finding.code, {}, finding.args});
    return sentences;
}

} // namespace

QString trainingHeadline(const GoldScore& score)
{
    if (!score.passed)
        return Words::tr("Not what was agreed on yet, and nothing is lost: that is what training is for.");
    return score.findings.empty() ? Words::tr("Well heard: this is what was agreed on.")
                                  : Words::tr("Well heard: this is within what is accepted. It can be closer still.");
}

QStringList trainingSentences(const GoldScore& score)
{
    QStringList sentences = sentencesOf(score.findings);
    if (sentences.isEmpty() && !score.passed)
        sentences << Words::tr("It differs in many small things. Listen to it once more, then go on to the next.");
    return sentences;
}

QStringList trainingSummary(const std::vector<TrainingResult>& results)
{
    if (results.size() < 2)
        return {};
    std::vector<GoldFindings> all;
    for (const TrainingResult& result : results)
        all.push_back(result.score.findings);
    const auto passed =
        std::count_if(results.begin(), results.end(), [](const TrainingResult& r) { return r.score.passed; });
    return QStringList{Words::tr("Over your training so far %1 of %2 are within what is accepted.")
                           .arg(passed)
                           .arg(results.size())} +
           sentencesOf(summedFindings(all));
}

} // namespace unisono
