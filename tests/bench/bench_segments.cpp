// Seconds that all figures of a pair of segmentations take. bench_segments.py runs it beside mir_eval.

#include "core/agreement/metrics/segmentfigures.h"

#include <QFile>
#include <QJsonDocument>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace unisono;

namespace {

int fail(const char* why)
{
    std::fprintf(stderr, "bench_segments: %s\n", why);
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return fail("bench_segments CASE.json TIMES");
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly))
        return fail("cannot read the case");
    const QJsonObject input = QJsonDocument::fromJson(file.readAll()).object()[u"input"].toObject();
    const auto reference = caseLabelledSpans(input[u"reference"], QStringLiteral("reference"));
    const auto estimate = caseLabelledSpans(input[u"estimate"], QStringLiteral("estimate"));
    const int times = std::atoi(argv[2]);
    if (!reference || !estimate || times < 1)
        return fail("no segmentations, or no times");

    double sum = 0; // what is not used need not be computed
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i) {
        LabelledSpans r = *reference;
        LabelledSpans e = *estimate;
        const NumberedLabels labels = numberLabels({&r, &e});
        fillBoth(r.spans, e.spans, labels);
        const auto figures = segmentFigures(r.spans, e.spans, labels.gap, kPairwiseFrameSeconds);
        if (!figures)
            return fail("no figures");
        sum += (*figures)[QStringLiteral("v_measure")].toDouble();
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    std::printf("{\"seconds\": %.9g, \"v_measure\": %.9g}\n", taken.count() / times, sum / times);
    return 0;
}
