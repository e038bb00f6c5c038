#pragma once

#include "tests/support/clirunner.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <vector>

namespace unisono::test {

/// A track of SALAMI that two people annotated.
struct Song {
    QString id;
    double seconds = 0;
    QString title() const { return QStringLiteral("Song %1").arg(id); }
};

/// A campaign on real tracks before work is given out, made by unisono-cli: the tracks, people with their roles, a
/// sealed part, and a pilot on the first tracks, whose units become gold. Whatever fails ends the program.
class CampaignScript {
public:
    /// `folder`: where its files lie. `tracks`: of the 60 at most; on the first `pilotTracks` the pilot runs.
    /// `prepare` changes the shipped schema first.
    CampaignScript(const QString& folder, int tracks, int pilotTracks,
                   const std::function<void(QJsonObject& schema)>& prepare = {});

    void setUp();
    /// Three people on the first tracks, whose units are settled.
    void pilot();
    void gold();

    static const QStringList& layers();
    static const QStringList& annotators(); ///< who work in the campaign
    static const QStringList& pilots();     ///< who worked before it
    static constexpr const char* kPassphrase = "correct horse";

    const QString& lead() const { return m_lead; } ///< path of the lead's project
    const std::vector<Song>& songs() const { return m_songs; }
    int pilotTracks() const { return m_pilotTracks; }
    QString fileAt(const QString& name) const;

    /// What an annotator says of a song: the files of the two real ones, and for the third one of them with its times
    /// moved.
    QString answerFile(const Song& song, const QString& layer, int annotator) const;
    /// Imports it into a project as somebody's answer, and hands it in.
    void hand(const QString& project, const QString& track, const Song& song, const QString& layer, int annotator,
              const QString& person) const;
    /// Which song each track of a package is, by its id there: only the lead's map knows.
    QHash<QString, Song> songsOf(const QString& package) const;
    /// What must stand nowhere in what this annotator gets: names of others, titles, ids of the lead's project, gold.
    QStringList secretsFrom(int annotator) const;

    static QJsonObject cli(const QStringList& arguments);

private:
    QString m_folder;
    QString m_lead;
    int m_pilotTracks;
    std::function<void(QJsonObject&)> m_prepare;
    std::vector<Song> m_songs;
};

} // namespace unisono::test
