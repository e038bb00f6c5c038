#include "ui/common/palettesearch.h"

#include "core/store/project.h"
#include "ui/common/fuzzy.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace unisono {

namespace {

constexpr int kHereBonus = 3;
constexpr int kMostTracks = 40;

QString translated(const char* text)
{
    return QCoreApplication::translate("PaletteIndex", text);
}

} // namespace

QString labelKeys(const LayerDef& layer, const LabelDef& label)
{
    QStringList strokes;
    for (const LabelDef* at = &label; at; at = at->parentId.isEmpty() ? nullptr : layer.label(at->parentId)) {
        if (at->key.isEmpty())
            return {};
        strokes.prepend(at->key.toUpper());
    }
    return strokes.join(QLatin1Char(' '));
}

PaletteIndex::PaletteIndex(const std::vector<ActionSpec>& actions, const QString& workspace, const Project* project)
    : m_project(project)
{
    for (const ActionSpec& spec : actions) {
        const bool isElsewhere = !spec.workspace.isEmpty() && spec.workspace != workspace;
        if (!isElsewhere)
            m_entries.push_back(
                {{FindKind::Command, spec.id, spec.workspace, spec.text, {}, keyText(spec)}, folded(spec.text)});
    }
    if (!project)
        return;
    for (const LayerDef* layer : project->schema().everyLayer())
        for (const LabelDef& label : layer->labels) {
            const QString path = layer->labelPath(label.id);
            m_entries.push_back({{FindKind::Label, label.id, layer->id, path, layer->name, labelKeys(*layer, label)},
                                 folded(path + QLatin1Char(' ') + label.aliases.join(QLatin1Char(' ')))});
        }
}

Found PaletteIndex::trackFound(std::size_t index) const
{
    const Track& track = m_project->tracks()[index];
    QStringList detail;
    for (const QString& part : {track.artist, track.album})
        if (!part.isEmpty())
            detail << part;
    return {FindKind::Track, track.id.toText(), {}, track.title, detail.join(QStringLiteral(" · ")), {}};
}

void PaletteIndex::addTracks(const QString& text, const QString& needle, std::vector<Found>& out) const
{
    const std::vector<Track>& tracks = m_project->tracks();
    if (m_foldedTitles.size() != tracks.size()) {
        m_foldedTitles.clear();
        for (const Track& track : tracks)
            m_foldedTitles.push_back(folded(track.title));
    }
    // The project's search knows artist, album, genre and path; the loose search knows titles with letters left out.
    QSet<qint64> byWord;
    const std::vector<TrackId> ids = m_project->searchTracks(text);
    for (const TrackId id : ids)
        byWord.insert(id.value);
    std::vector<Found> found;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const bool isByWord = byWord.contains(tracks[i].id.value);
        const std::optional<int> score = fuzzyScore(needle, m_foldedTitles[i]);
        if (!score && !isByWord)
            continue;
        Found one = trackFound(i);
        one.score = std::max(score.value_or(0), isByWord ? int(needle.size()) * 4 : 0);
        found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.score > b.score; });
    if (found.size() > kMostTracks)
        found.resize(kMostTracks);
    out.insert(out.end(), found.begin(), found.end());
}

std::vector<Found> PaletteIndex::search(const QString& text, int most) const
{
    const QString needle = folded(text.trimmed());
    std::vector<Found> out;
    for (const Entry& entry : m_entries) {
        if (needle.isEmpty() && entry.found.kind != FindKind::Command)
            continue;
        const std::optional<int> score = fuzzyScore(needle, entry.folded);
        if (!score)
            continue;
        Found found = entry.found;
        found.score = *score + (found.kind == FindKind::Command && !found.group.isEmpty() ? kHereBonus : 0);
        out.push_back(std::move(found));
    }
    if (m_project && !needle.isEmpty())
        addTracks(text, needle, out);
    std::stable_sort(out.begin(), out.end(), [](const Found& a, const Found& b) { return a.score > b.score; });
    if (const std::optional<double> seconds = timeFromText(text); seconds && text.contains(QLatin1Char(':')))
        out.insert(out.begin(), {FindKind::Time,
                                 QString::number(*seconds, 'f', 9),
                                 {},
                                 translated(QT_TRANSLATE_NOOP("PaletteIndex", "Go to %1")).arg(timeText(*seconds)),
                                 {},
                                 {}});
    if (int(out.size()) > most)
        out.resize(std::size_t(most));
    return out;
}

} // namespace unisono
