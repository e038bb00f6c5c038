#pragma once

#include "core/genre/schema.h"
#include "ui/common/actions.h"

#include <QString>

#include <vector>

namespace unisono {

class Project;

enum class FindKind { Command, Label, Track, Time };

/// One thing that the palette can find.
struct Found {
    FindKind kind = FindKind::Command;
    QString id;    ///< of the action, label or track; the seconds of a time
    QString group; ///< layer id of a label; workspace id of a command
    QString text;
    QString detail; ///< artist and album, layer, ...
    QString keys;
    int score = 0;
};

/// Everything that can be found by name: gathered when the palette opens, searched at each key. Threads: GUI.
class PaletteIndex {
public:
    PaletteIndex(const std::vector<ActionSpec>& actions, const QString& workspace, const Project* project);

    /// Best first, at most `most`. Empty text: the commands, those of the workspace first.
    std::vector<Found> search(const QString& text, int most = 60) const;

private:
    struct Entry {
        Found found;
        QString folded;
    };
    void addTracks(const QString& text, const QString& needle, std::vector<Found>& out) const;
    Found trackFound(std::size_t index) const;
    std::vector<Entry> m_entries;
    const Project* m_project;
    mutable std::vector<QString> m_foldedTitles; ///< by index of Project::tracks(), made at the first use
};

/// "D 1": the strokes that give a label in its layer; empty where one of them has no key.
QString labelKeys(const LayerDef& layer, const LabelDef& label);

} // namespace unisono
