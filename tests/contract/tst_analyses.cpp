#include "core/analysis/analysis.h"
#include "tests/support/memoryreader.h"

#include <QSet>
#include <QTest>

#include <cmath>
#include <random>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kRate = 44100;

std::vector<float> decayingNoise(int frames, int channels)
{
    std::mt19937 random(3);
    std::vector<float> samples(std::size_t(frames * channels));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = (float(random() % 2001) - 1000.0f) / 1000.0f * (1.0f - 0.9f * float(i) / float(samples.size()));
    return samples;
}

/// Cancels its job once so many blocks were read.
class CancellingReader : public MemoryReader {
public:
    CancellingReader(JobContext& context, int blocks)
        : MemoryReader(decayingNoise(8 * kRate, 1), 1, kRate),
          m_context(context),
          m_blocks(blocks)
    {
    }
    Result<void> read(Frame from, std::span<float> interleaved) override
    {
        if (reads() == m_blocks)
            m_context.cancel();
        return MemoryReader::read(from, interleaved);
    }

private:
    JobContext& m_context;
    int m_blocks;
};

/// Text of all values, each to its last bit, so that a difference is shown.
QString textOf(const Result<std::vector<AnalysisValue>>& values)
{
    if (!values)
        return QStringLiteral("error");
    QString text;
    for (const AnalysisValue& value : *values)
        text += QStringLiteral("%1 %2 %3\n")
                    .arg(value.name, value.unit,
                         value.value ? QString::number(*value.value, 'g', 17) : QStringLiteral("undefined"));
    return text;
}

QString run(const AnalysisDescriptor& analysis, PcmReader& reader, FrameCount block)
{
    JobContext context;
    return textOf(runAnalysis(analysis, reader, {}, context, block));
}

} // namespace

class TstAnalyses : public QObject {
    Q_OBJECT

    void rows()
    {
        QTest::addColumn<QString>("id");
        for (const AnalysisDescriptor& analysis : analyses().all())
            QTest::addRow("%s", qPrintable(analysis.id)) << analysis.id;
    }
    const AnalysisDescriptor& current() const
    {
        const QString id = *static_cast<QString*>(QTest::qData("id", qMetaTypeId<QString>()));
        return *analyses().find(id);
    }

private Q_SLOTS:
    void registryIsFilled()
    {
        QVERIFY(analyses().find(QStringLiteral("loudness")));
        QSet<QString> ids;
        for (const AnalysisDescriptor& analysis : analyses().all())
            ids.insert(analysis.id);
        QCOMPARE(std::size_t(ids.size()), analyses().all().size());
    }

    void isDescribed_data() { rows(); }
    void isDescribed()
    {
        const AnalysisDescriptor& analysis = current();
        QVERIFY(analysis.version >= 1);
        QVERIFY(!analysis.reference.isEmpty());
        for (const AnalysisParameter& p : analysis.parameters) {
            QVERIFY(!p.id.isEmpty());
            QVERIFY(p.from <= p.defaultValue && p.defaultValue <= p.to);
        }
    }

    void sameTwiceAndForEveryBlockLength_data() { rows(); }
    void sameTwiceAndForEveryBlockLength()
    {
        const AnalysisDescriptor& analysis = current();
        for (const int channels : {1, 2, 6}) {
            MemoryReader reader(decayingNoise(5 * kRate, channels), channels, kRate);
            const QString expected = run(analysis, reader, 65536);
            QVERIFY(expected != QStringLiteral("error"));
            for (const FrameCount block : {65536, 1, 441, 4410, 4411, 1000000})
                QCOMPARE(run(analysis, reader, block), expected);
        }
    }

    void silenceAndNothingAreDefined_data() { rows(); }
    void silenceAndNothingAreDefined()
    {
        for (const int frames : {0, 1, 100, 5 * kRate}) {
            MemoryReader reader(std::vector<float>(std::size_t(frames) * 2), 2, kRate);
            JobContext context;
            const auto values = runAnalysis(current(), reader, {}, context);
            QVERIFY(values);
            QVERIFY(!values->empty());
            for (const AnalysisValue& value : *values)
                QVERIFY2(!value.value || std::isfinite(*value.value), qPrintable(value.name));
        }
    }

    void cancelStopsIt_data() { rows(); }
    void cancelStopsIt()
    {
        JobContext before;
        before.cancel();
        CancellingReader untouched(before, -1);
        const auto refused = runAnalysis(current(), untouched, {}, before);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Cancelled);
        QCOMPARE(untouched.reads(), 0);

        JobContext context;
        CancellingReader reader(context, 3);
        const auto values = runAnalysis(current(), reader, {}, context, 4096);
        QVERIFY(!values);
        QCOMPARE(values.error().code, ErrorCode::Cancelled);
        QCOMPARE(reader.reads(), 4);
    }

    void errorsAndBadParametersAreSaid_data() { rows(); }
    void errorsAndBadParametersAreSaid()
    {
        JobContext context;
        MemoryReader broken(decayingNoise(1000, 1), 1, kRate);
        broken.failWith({ErrorCode::Damaged, QStringLiteral("breaks off"), {}, {}});
        const auto damaged = runAnalysis(current(), broken, {}, context);
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().code, ErrorCode::Damaged);

        MemoryReader reader(decayingNoise(1000, 1), 1, kRate);
        const auto unknown = runAnalysis(current(), reader, {{QStringLiteral("no such thing"), 1}}, context);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::Invalid);
        for (const AnalysisParameter& p : current().parameters) {
            const auto beyond = runAnalysis(current(), reader, {{p.id, p.to + 1}}, context);
            QVERIFY(!beyond);
            QCOMPARE(beyond.error().code, ErrorCode::Invalid);
        }
        QCOMPARE(runAnalysis(current(), reader, {}, context, 0).has_value(), false);
    }
};

QTEST_GUILESS_MAIN(TstAnalyses)
#include "tst_analyses.moc"
