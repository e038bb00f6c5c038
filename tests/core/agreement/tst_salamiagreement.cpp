#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/segmentfigures.h"
#include "core/interchange/formatfile.h"

#include <QtTest>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/salami/");
/// The annotations have nine decimals; at this rate none of them is rounded.
constexpr SampleRate kNanoseconds{1'000'000'000};

QByteArray bytesOf(const QString& name)
{
    QFile file(kFolder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A layer of an annotator through the reader of SALAMI's text.
LabelledSpans layerOf(const QString& track, int annotator, const QString& layer)
{
    FormatContext context;
    context.rate = kNanoseconds;
    const QByteArray bytes = bytesOf(QStringLiteral("%1/textfile%2_%3.txt").arg(track).arg(annotator).arg(layer));
    const auto read = formats().find(QStringLiteral("salami"))->read(bytes, context, nullptr);
    LabelledSpans side;
    if (!read)
        return side;
    for (const Item& item : read->layers.front().items) {
        side.spans.push_back({secondsOf(item.span.start, kNanoseconds), secondsOf(item.span.end, kNanoseconds), 0});
        side.labels << item.foreignText;
    }
    return side;
}

/// Columns of the table and the figures behind them; %1 = the layer.
const QList<QPair<QString, QString>>& columns()
{
    static const QList<QPair<QString, QString>> all = [] {
        QList<QPair<QString, QString>> pairs;
        for (const QString& window : {QStringLiteral("0.5"), QStringLiteral("3")})
            for (const QString& of : {QStringLiteral("P"), QStringLiteral("R"), QStringLiteral("F")}) {
                pairs.append({of + QStringLiteral("_%1_") + window, of + u'_' + window});
                pairs.append({of + QStringLiteral("_%1_") + window + QStringLiteral("_trim"),
                              of + u'_' + window + QStringLiteral("_trimmed")});
            }
        for (const auto& [column, figure] :
             {std::pair("devAB_%1", "median_ref_to_est"), std::pair("devBA_%1", "median_est_to_ref"),
              std::pair("pwP_%1", "pairwise_P"), std::pair("pwR_%1", "pairwise_R"), std::pair("pwF_%1", "pairwise_F"),
              std::pair("nceO_%1", "nce_over"), std::pair("nceU_%1", "nce_under"), std::pair("nceF_%1", "nce_F"),
              std::pair("vF_%1", "v_measure")})
            pairs.append({QLatin1String(column), QLatin1String(figure)});
        return pairs;
    }();
    return all;
}

} // namespace

class TestSalamiAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTrackAndLayer();
};

/// The values were written with six decimals.
void TestSalamiAgreement::everyTrackAndLayer()
{
    constexpr double kTolerance = 1e-6;
    const QStringList lines = QString::fromUtf8(bytesOf(QStringLiteral("expected_annotator1_vs_annotator2.csv")))
                                  .split(u'\n', Qt::SkipEmptyParts);
    const QStringList names = lines.value(0).trimmed().split(u',');
    const QStringList layers{QStringLiteral("functions"), QStringLiteral("uppercase"), QStringLiteral("lowercase")};
    QSet<QString> used{QStringLiteral("song_id"), QStringLiteral("class"), QStringLiteral("source")};
    int tracks = 0;
    int values = 0;
    for (const QString& line : lines.mid(1)) {
        const QStringList fields = line.trimmed().split(u',');
        QCOMPARE(fields.size(), names.size());
        const auto expected = [&](const QString& name) {
            used.insert(name);
            return fields[names.indexOf(name)].toDouble();
        };
        for (const QString& layer : layers) {
            LabelledSpans reference = layerOf(fields[0], 1, layer);
            LabelledSpans estimate = layerOf(fields[0], 2, layer);
            const QString place = fields[0] + u' ' + layer;
            const NumberedLabels labels = numberLabels({&reference, &estimate});
            for (const auto& [count, side] : {std::pair("n1_", &reference), std::pair("n2_", &estimate)}) {
                QVERIFY2(double(side->spans.size()) == expected(QLatin1String(count) + layer), qPrintable(place));
                ++values;
            }
            fillBoth(reference.spans, estimate.spans, labels);
            const auto figures = segmentFigures(reference.spans, estimate.spans, labels.gap, kPairwiseFrameSeconds);
            QVERIFY2(figures, qPrintable(place));
            for (const auto& [column, figure] : columns()) {
                const QJsonValue found = (*figures)[figure];
                const double wanted = expected(column.arg(layer));
                QVERIFY2(found.isDouble() && std::abs(found.toDouble() - wanted) <= kTolerance,
                         qPrintable(QStringLiteral("%1 %2: %3, not %4")
                                        .arg(place, figure)
                                        .arg(found.toDouble(), 0, 'f', 8)
                                        .arg(wanted, 0, 'f', 8)));
                ++values;
            }
        }
        ++tracks;
    }
    QCOMPARE(tracks, 60);
    QCOMPARE(values, 60 * 3 * 23);
    QCOMPARE(QSet<QString>(names.begin(), names.end()) - used, QSet<QString>());
}

QTEST_GUILESS_MAIN(TestSalamiAgreement)
#include "tst_salamiagreement.moc"
