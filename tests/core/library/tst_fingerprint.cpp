#include "core/audio/audiosource.h"
#include "core/audio/flacwriter.h"
#include "core/exchange/workstate.h"
#include "core/library/addtracks.h"
#include "core/library/fingerprint.h"
#include "core/workflow/similarsound.h"
#include "tests/support/projects.h"
#include "tests/support/wavfile.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

/// Acoustic fingerprints of the demo pieces: the same music in another dress is known, other music is not.
class TestFingerprint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameMusic_data();
    void sameMusic();
    void otherMusic();
    void saysNothing();
    void keptWithTheTrack();
    void goneWithTheTrack();

private:
    QTemporaryDir m_folder;
    QStringList m_pieces; ///< files
    QString at(const QString& name) const { return m_folder.filePath(name); }
};

namespace {

struct Sound {
    std::vector<float> samples; ///< interleaved
    AudioInfo info;
};

Sound decoded(const QString& path)
{
    const auto source = openAudioSource(path);
    if (!source)
        qFatal("%s", qPrintable(source.error().message));
    Sound sound;
    sound.info = (*source)->info();
    sound.samples.resize(std::size_t(sound.info.frames) * std::size_t(sound.info.channels));
    if (!(*source)->read(Frame{0}, sound.samples))
        qFatal("not decoded");
    return sound;
}

SoundPrint printOf(const QString& path, int id)
{
    JobContext job;
    auto words = fingerprintOf(path, job);
    if (!words)
        qFatal("%s", qPrintable(words.error().message));
    const auto source = openAudioSource(path);
    return {TrackId{id}, secondsOf((*source)->info().frames, (*source)->info().rate), std::move(*words)};
}

QString ffmpeg()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

} // namespace

void TestFingerprint::initTestCase()
{
    for (const QString& name : QDir(QStringLiteral(":/demo")).entryList({QStringLiteral("*.opus")})) {
        QVERIFY(QFile::copy(QStringLiteral(":/demo/") + name, at(name)));
        m_pieces << at(name);
    }
    QVERIFY(m_pieces.size() >= 8);
}

void TestFingerprint::sameMusic_data()
{
    QTest::addColumn<QString>("change");
    for (const char* change : {"flac", "vorbis", "mp3", "softer", "louder", "later", "mono", "resampled"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void TestFingerprint::sameMusic()
{
    QFETCH(const QString, change);
    for (const QString& piece : m_pieces.mid(0, 3)) {
        Sound sound = decoded(piece);
        QString changed = at(change + QStringLiteral(".wav"));
        if (change == QLatin1String("flac")) {
            changed = at(QStringLiteral("a.flac"));
            JobContext job;
            QVERIFY(writeFlac(piece, {Frame{0}, Frame{sound.info.frames}}, changed, job));
        } else if (change == QLatin1String("vorbis") || change == QLatin1String("mp3") ||
                   change == QLatin1String("resampled")) {
            if (ffmpeg().isEmpty())
                QSKIP("ffmpeg is not there");
            changed = at(change == QLatin1String("vorbis") ? QStringLiteral("a.ogg")
                         : change == QLatin1String("mp3")  ? QStringLiteral("a.mp3")
                                                           : QStringLiteral("b.wav"));
            QStringList arguments{QStringLiteral("-y"), QStringLiteral("-i"), piece};
            if (change == QLatin1String("resampled"))
                arguments << QStringLiteral("-ar") << QStringLiteral("22050");
            else
                arguments << QStringLiteral("-c:a")
                          << (change == QLatin1String("mp3") ? QStringLiteral("libmp3lame")
                                                             : QStringLiteral("libvorbis"))
                          << QStringLiteral("-b:a") << QStringLiteral("64k");
            QCOMPARE(QProcess::execute(ffmpeg(), arguments + QStringList{QStringLiteral("-loglevel"),
                                                                         QStringLiteral("error"), changed}),
                     0);
        } else {
            int channels = sound.info.channels;
            if (change == QLatin1String("softer") || change == QLatin1String("louder"))
                for (float& sample : sound.samples)
                    sample = std::clamp(sample * (change == QLatin1String("softer") ? 0.2F : 1.5F), -1.0F, 1.0F);
            if (change == QLatin1String("later")) // three seconds of silence before it
                sound.samples.insert(sound.samples.begin(), std::size_t(3 * sound.info.rate.hz * channels), 0.0F);
            if (change == QLatin1String("mono")) {
                std::vector<float> mixed(sound.samples.size() / std::size_t(channels));
                for (std::size_t i = 0; i < sound.samples.size(); ++i)
                    mixed[i / std::size_t(channels)] += sound.samples[i] / float(channels);
                sound.samples = std::move(mixed);
                channels = 1;
            }
            QVERIFY(writeWav(changed, sound.samples, channels, sound.info.rate.hz));
        }
        const SoundPrint first = printOf(piece, 1);
        const SoundPrint second = printOf(changed, 2);
        const SimilarSounds similar = similarSounds({first, second});
        QVERIFY2(similar.pairs.size() == 1, qPrintable(piece));
        // Far from the bound: what is known is not known by chance.
        const double errors = bitErrors(first, second, 0, 40).value_or(1);
        QVERIFY2(errors < kMostBitErrors - 0.05, qPrintable(QString::number(errors)));
    }
}

void TestFingerprint::otherMusic()
{
    std::vector<SoundPrint> prints;
    for (const QString& piece : m_pieces)
        prints.push_back(printOf(piece, int(prints.size()) + 1));
    QVERIFY(similarSounds(prints).pairs.empty());
    // Nor however they are laid over each other.
    double least = 1;
    for (std::size_t a = 0; a < prints.size(); ++a)
        for (std::size_t b = a + 1; b < prints.size(); ++b)
            least = std::min(least, bitErrors(prints[a], prints[b], 0, 40).value_or(1));
    qInfo("other music differs in %.3f of the bits at least", least);
    QVERIFY2(least > kMostBitErrors + 0.05, qPrintable(QString::number(least)));
}

void TestFingerprint::saysNothing()
{
    JobContext job;
    const std::vector<float> silence(44100 * 20, 0.0F);
    QVERIFY(writeWav(at(QStringLiteral("silence.wav")), silence, 1, 44100));
    QVERIFY(fingerprintOf(at(QStringLiteral("silence.wav")), job)->empty());
    const std::vector<float> brief(4410, 0.1F);
    QVERIFY(writeWav(at(QStringLiteral("brief.wav")), brief, 1, 44100));
    QVERIFY(fingerprintOf(at(QStringLiteral("brief.wav")), job)->empty());
    QCOMPARE(fingerprintOf(at(QStringLiteral("none.wav")), job).error().code, ErrorCode::NotFound);
    job.cancel();
    QCOMPARE(fingerprintOf(m_pieces.front(), job).error().code, ErrorCode::Cancelled);
}

void TestFingerprint::keptWithTheTrack()
{
    JobContext job;
    const QString copy = at(QStringLiteral("copy.flac"));
    const Sound sound = decoded(m_pieces[0]);
    QVERIFY(writeFlac(m_pieces[0], {Frame{0}, Frame{sound.info.frames}}, copy, job));
    auto made = Project::create(at(QStringLiteral("a.unisono")), smallSchema(), QStringLiteral("Ada"));
    QVERIFY(made);
    const auto scan = scanMedia({m_pieces[0], m_pieces[1], copy}, job);
    QVERIFY(scan);
    const AddedTracks added = addTracks(**made, *scan, 1);
    QVERIFY((*made)->apply(added.edit));
    QVERIFY(unprinted(**made).empty()); // not before the hash of the samples is known
    for (std::size_t i = 0; i < added.ids.size(); ++i) {
        const auto hashes = hashMediaFile(scan->files[i].path, job);
        QVERIFY(hashes && (*made)->apply(setHashes(**made, added.ids[i], *hashes)));
    }
    QCOMPARE(unprinted(**made).size(), std::size_t(3));
    const WorkState before(**made);
    QVERIFY(before.sameAs(added.ids[0]) != before.sameAs(added.ids[2]));
    const std::int64_t events = (*made)->eventCount();
    const auto prints = fingerprintsOf(unprinted(**made), job);
    QVERIFY(prints);
    QVERIFY((*made)->keepFingerprints(*prints));
    QCOMPARE((*made)->eventCount(), events); // nothing to be undone
    QVERIFY(unprinted(**made).empty());
    made->reset();

    made = Project::open(at(QStringLiteral("a.unisono")));
    QVERIFY(made);
    QCOMPARE((*made)->fingerprints().size(), std::size_t(3));
    QVERIFY(unprinted(**made).empty());
    const WorkState state(**made);
    QCOMPARE(state.sameAs(added.ids[0]), state.sameAs(added.ids[2]));
    QVERIFY(state.sameAs(added.ids[0]) != state.sameAs(added.ids[1]));
    QVERIFY((*made)->verify()->empty());
    // Of other sound: taken again, and not used meanwhile.
    QVERIFY((*made)->apply(setHashes(**made, added.ids[2], {QByteArray(32, 'a'), QByteArray(32, 'b')})));
    QCOMPARE((*made)->fingerprints().size(), std::size_t(2));
    QCOMPARE(unprinted(**made).size(), std::size_t(1));
    QVERIFY((*made)->keepFingerprints(*prints)); // that of the old sound is not kept
    QCOMPARE((*made)->fingerprints().size(), std::size_t(2));
    const auto reading = Project::open(at(QStringLiteral("a.unisono")), OpenMode::ReadOnly);
    QVERIFY(reading);
    QCOMPARE((*reading)->keepFingerprints(*prints).error().code, ErrorCode::ReadOnly);
}

void TestFingerprint::goneWithTheTrack()
{
    auto made = Project::create(at(QStringLiteral("b.unisono")), smallSchema(), QStringLiteral("Ada"));
    QVERIFY(made);
    Track track = someTrack(**made, QStringLiteral("one"));
    track.samplesSha256 = QByteArray(32, 'a');
    QVERIFY((*made)->apply(addedTrack(track)));
    QVERIFY((*made)->keepFingerprints({{track.id, track.samplesSha256, {1, 2, 3}}}));
    QCOMPARE((*made)->fingerprints().front().words, (std::vector<std::uint32_t>{1, 2, 3}));
    QVERIFY((*made)->undo());
    QVERIFY((*made)->fingerprints().empty());
    QVERIFY((*made)->redo());
    QVERIFY((*made)->fingerprints().empty()); // it has to be taken again
    QCOMPARE((*made)->tracksWithoutFingerprint().size(), std::size_t(track.hasAudio() ? 1 : 0));
    QVERIFY((*made)->verify()->empty());
}

QTEST_GUILESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
