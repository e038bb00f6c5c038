#include "core/interchange/formatfile.h"
#include "core/interchange/importing.h"
#include "core/study/study.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/salami/");
constexpr SampleRate kRate{44100};

QList<QByteArrayList> tableOf(const QString& name)
{
    QFile file(kFolder + name);
    QList<QByteArrayList> lines;
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().trimmed().split('\n'))
            lines << line.trimmed().split(',');
    return lines;
}

struct Column {
    const char* column; ///< of the table of the references; %1 = the layer
    const char* figure;
};
constexpr Column kColumns[] = {{"P_%1_0.5", "boundary-precision-0.5"},
                               {"R_%1_0.5", "boundary-recall-0.5"},
                               {"F_%1_0.5", "boundary-f-0.5"},
                               {"P_%1_0.5_trim", "boundary-precision-0.5-trimmed"},
                               {"R_%1_0.5_trim", "boundary-recall-0.5-trimmed"},
                               {"F_%1_0.5_trim", "boundary-f-0.5-trimmed"},
                               {"P_%1_3", "boundary-precision-3"},
                               {"R_%1_3", "boundary-recall-3"},
                               {"F_%1_3", "boundary-f-3"},
                               {"P_%1_3_trim", "boundary-precision-3-trimmed"},
                               {"R_%1_3_trim", "boundary-recall-3-trimmed"},
                               {"F_%1_3_trim", "boundary-f-3-trimmed"},
                               {"devAB_%1", "deviation-forth"},
                               {"devBA_%1", "deviation-back"},
                               {"pwP_%1", "pairwise-precision"},
                               {"pwR_%1", "pairwise-recall"},
                               {"pwF_%1", "pairwise-f"},
                               {"nceO_%1", "nce-over"},
                               {"nceU_%1", "nce-under"},
                               {"nceF_%1", "nce-f"},
                               {"vF_%1", "v-measure"}};

/// Mean of a column over the tracks that have a value.
double meanOf(const QList<QByteArrayList>& table, const QByteArray& column, int* tracks)
{
    const qsizetype at = table.front().indexOf(column);
    double sum = 0;
    *tracks = 0;
    for (qsizetype line = 1; line < table.size(); ++line)
        if (bool isNumber = false; at >= 0) {
            const double value = table[line][at].toDouble(&isNumber);
            if (isNumber && std::isfinite(value)) {
                sum += value;
                ++*tracks;
            }
        }
    return *tracks > 0 ? sum / *tracks : std::nan("");
}

} // namespace

/// From a project that both annotators' files were imported into to the means that mir_eval gives for them.
class TestStudySalami : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProjectGivesTheReferencesMeans();
};

void TestStudySalami::aProjectGivesTheReferencesMeans()
{
    const QTemporaryDir folder;
    const auto schema = shippedSchema(QStringLiteral("salami"));
    QVERIFY(schema);
    const auto project = Project::create(folder.filePath(QStringLiteral("s.unisono")), *schema, QStringLiteral("Lead"));
    QVERIFY(project);
    const QList<QByteArrayList> metadata = tableOf(QStringLiteral("metadata.csv"));
    int tracks = 0;
    for (qsizetype line = 1; line < metadata.size(); ++line) {
        const QString id = QString::fromLatin1(metadata[line][0]);
        if (!QDir(kFolder + id).exists())
            continue;
        ++tracks;
        Track track;
        track.id = TrackId::next();
        track.title = id;
        track.rate = kRate;
        track.frames = framesOf(metadata[line][4].toDouble() + 5, kRate);
        track.channels = 1;
        QVERIFY((*project)->apply({QStringLiteral("tracks.add"), {}, {}, {Change<Track>{std::nullopt, track}}}));
        for (const char* layer : {"function", "uppercase", "lowercase"})
            for (int annotator = 1; annotator <= 2; ++annotator) {
                const QString file =
                    QStringLiteral("%1/textfile%2_%3.txt")
                        .arg(id, QString::number(annotator),
                             qstrcmp(layer, "function") == 0 ? QStringLiteral("functions") : QLatin1String(layer));
                const FormatContext context{kRate, track.frames, &*schema, id, {}};
                Issues issues;
                const auto read = readFormatFile(kFolder + file, QStringLiteral("salami"), context, &issues);
                QVERIFY2(read, qPrintable(file));
                const std::vector<Person> people = (*project)->people();
                const std::vector<Assignment> assignments = (*project)->assignments(track.id);
                const std::optional<LayerDef> def =
                    *std::find_if(schema->layers.begin(), schema->layers.end(),
                                  [&](const LayerDef& l) { return l.id == QLatin1String(layer); });
                const ImportPlace place{track,
                                        *def,
                                        people,
                                        assignments,
                                        [](AssignmentId) { return Items(); },
                                        (*project)->me().id,
                                        1000,
                                        (*project)->schema().version};
                const ImportWish wish{
                    QStringLiteral("Annotator %1").arg(annotator), {}, file, Existing::Refuse, AfterImport::Submit};
                const auto imported = importInto(place, read->document, wish, &issues);
                QVERIFY2(imported, qPrintable(file));
                QVERIFY((*project)->apply(imported->edit));
            }
    }
    QCOMPARE(tracks, 60);

    JobContext job;
    StudyWish wish;
    wish.bootstrap.reset();
    const Result<Study> study = runStudy(**project, wish, job);
    QVERIFY(study);
    QCOMPARE(study->layers.size(), std::size_t(3));
    const QList<QByteArrayList> references = tableOf(QStringLiteral("expected_annotator1_vs_annotator2.csv"));
    QCOMPARE(references.size(), 61);
    int compared = 0;
    for (const LayerStudy& layer : study->layers) {
        const QByteArray name = layer.id == QLatin1String("function") ? "functions" : layer.id.toLatin1();
        QCOMPARE(layer.coverage.pairs, 60);
        QCOMPARE(layer.coverage.pairsPossible, 60);
        QCOMPARE(layer.pairs.size(), std::size_t(1));
        for (const Column& column : kColumns) {
            int withValue = 0;
            const double wanted = meanOf(references, QByteArray(column.column).replace("%1", name), &withValue);
            const auto figure =
                std::find_if(layer.pairs[0].figures.begin(), layer.pairs[0].figures.end(),
                             [&](const StudyFigure& f) { return f.info.id == QLatin1String(column.figure); });
            QVERIFY2(figure != layer.pairs[0].figures.end() && figure->meanOfTracks, column.figure);
            QCOMPARE(figure->tracks, std::int64_t(withValue));
            // Times are whole frames in a project, and the table has six decimals.
            QVERIFY2(std::abs(*figure->meanOfTracks - wanted) < 2e-6,
                     qPrintable(QStringLiteral("%1 %2: %3, not %4")
                                    .arg(layer.id, QLatin1String(column.figure))
                                    .arg(*figure->meanOfTracks, 0, 'f', 7)
                                    .arg(wanted, 0, 'f', 7)));
            ++compared;
        }
    }
    QCOMPARE(compared, 3 * int(std::size(kColumns)));
}

QTEST_GUILESS_MAIN(TestStudySalami)
#include "tst_studysalami.moc"
