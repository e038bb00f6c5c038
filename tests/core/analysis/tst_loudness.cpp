#include "core/analysis/analysis.h"
#include "tests/support/memoryreader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace unisono;
using namespace unisono::test;

namespace {

/// The signal of an entry, by the formula of the file's "signal_form".
MemoryReader signalOf(const QJsonObject& signal)
{
    const int rate = signal[QStringLiteral("rate")].toInt();
    const QJsonArray names = signal[QStringLiteral("channels")].toArray();
    std::vector<float> samples;
    for (const QJsonValue& entry : signal[QStringLiteral("segments")].toArray()) {
        const QJsonObject segment = entry.toObject();
        const int frames = int(std::lround(segment[QStringLiteral("seconds")].toDouble() * rate));
        const int fade = int(std::lround(segment[QStringLiteral("fade_s")].toDouble() * rate));
        const double phase = segment[QStringLiteral("phase_deg")].toDouble() * std::numbers::pi / 180;
        const double omega = 2 * std::numbers::pi * segment[QStringLiteral("hz")].toDouble() / rate;
        for (int n = 0; n < frames; ++n) {
            const double ramp = fade > 0 ? std::min({1.0, double(n) / fade, double(frames - 1 - n) / fade}) : 1.0;
            for (const QJsonValue& name : names) {
                const QJsonValue level = segment[QStringLiteral("dbfs")];
                const QJsonValue own = level.isObject() ? level.toObject()[name.toString()] : level;
                const double amplitude = own.isDouble() ? std::pow(10, own.toDouble() / 20) : 0;
                samples.push_back(float(amplitude * ramp * std::sin(omega * n + phase)));
            }
        }
    }
    return {std::move(samples), int(names.size()), rate};
}

const struct {
    const char* inFile;
    const char* name;
} kNames[] = {{"integrated_lufs", "integrated"},      {"loudness_range_lu", "range"},
              {"max_momentary_lufs", "momentaryMax"}, {"max_shortterm_lufs", "shortTermMax"},
              {"sample_peak_dbfs", "samplePeak"},     {"true_peak_dbtp", "truePeak"}};

} // namespace

class TstLoudness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signalsOfTheStandards_data()
    {
        QTest::addColumn<QJsonObject>("item");
        QFile file(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/audio/loudness.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray items = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("items")].toArray();
        QCOMPARE(items.size(), 11);
        for (const QJsonValue& item : items)
            QTest::addRow("%s", qPrintable(item.toObject()[QStringLiteral("name")].toString())) << item.toObject();
    }

    void signalsOfTheStandards()
    {
        QFETCH(QJsonObject, item);
        MemoryReader reader = signalOf(item[QStringLiteral("signal")].toObject());
        JobContext context;
        const auto values = runAnalysis(*analyses().find(QStringLiteral("loudness")), reader, {}, context);
        QVERIFY(values);
        const QJsonObject specified = item[QStringLiteral("specified")].toObject();
        const QJsonObject library = item[QStringLiteral("libebur128")].toObject();
        const bool hasShortTerm = library[QStringLiteral("max_shortterm_lufs")].isDouble();
        for (const auto& entry : kNames) {
            const QString inFile = QString::fromLatin1(entry.inFile);
            const auto it = std::find_if(values->begin(), values->end(),
                                         [&](const AnalysisValue& v) { return v.name == QLatin1String(entry.name); });
            QVERIFY(it != values->end());
            // The library reads 0 LU where no short-term value exists; here that is undefined.
            const bool isRangeOfNothing = inFile == QStringLiteral("loudness_range_lu") && !hasShortTerm;
            if (!library[inFile].isDouble() || isRangeOfNothing) {
                QVERIFY2(!it->value, entry.name);
                continue;
            }
            QVERIFY2(it->value, entry.name);
            const double expected = library[inFile].toDouble();
            QVERIFY2(std::abs(*it->value - expected) < 1e-4,
                     qPrintable(QStringLiteral("%1: %2, library %3").arg(inFile).arg(*it->value).arg(expected)));
            if (!specified.contains(inFile))
                continue;
            const QJsonObject range = specified[inFile].toObject();
            const double wanted = range[QStringLiteral("value")].toDouble();
            QVERIFY2(*it->value <= wanted + range[QStringLiteral("above")].toDouble(), entry.name);
            QVERIFY2(*it->value >= wanted - range[QStringLiteral("below")].toDouble(), entry.name);
        }
    }
};

QTEST_GUILESS_MAIN(TstLoudness)
#include "tst_loudness.moc"
