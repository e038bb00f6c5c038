#pragma once

#include "core/annotation/edit.h"
#include "core/interchange/format.h"

#include <functional>

namespace unisono {

/// Where a file's annotations go. Values only: the caller asks its project for them and applies the edit.
struct ImportPlace {
    const Track& track;
    const LayerDef& layer;
    const std::vector<Person>& people;
    const std::vector<Assignment>& assignments; ///< of the track
    std::function<Items(AssignmentId)> itemsOf; ///< what an assignment holds already
    PersonId me;                                ///< whose it is where neither file nor caller names anybody
    qint64 nowMs = 0;
    int schemaVersion = 0; ///< that new assignments are begun under
};

enum class Existing { Refuse, Replace };
/// What becomes of the assignment: work goes on, or it is handed in (SubmittedEmpty where the file has no items).
enum class AfterImport { KeepOpen, Submit };

struct ImportWish {
    QString person; ///< name; "" : as the file says
    QString pick;   ///< which of the file's layers, by number (from 1) or name; "" : the only one that fits
    QString source; ///< "jams, file.jams": for Origin::detail
    Existing existing = Existing::Refuse;
    AfterImport after = AfterImport::KeepOpen;
};

struct ImportResult {
    Edit edit;
    struct Layer {
        QString person;
        AssignmentId assignment;
        int items = 0;
    };
    std::vector<Layer> layers;
};

/// A file's layer in one line, for choosing: number, name, kind id, person, how many items.
struct FileLayer {
    int number = 0;
    QString name;
    LayerKind kind = LayerKind::Interval;
    QString person;
    int items = 0;
};
std::vector<FileLayer> layersThatFit(const FormatDocument& document, const LayerDef& layer);

/// One edit that brings annotations into the layer: people made where they are new, an assignment each, the items.
/// Upper and lower segments of one person go to levels 0 and 1 where the layer has them. What file and layer carry and
/// no field holds goes to the first item's extra ("document", "layer"), from where exportOf() takes it.
/// Errors: NotFound -> no layer of the file fits; Invalid -> more than one does ("detail" lists them), or the
/// assignment has items already (subject: the person)
Result<ImportResult> importInto(const ImportPlace& place, const FormatDocument& document, const ImportWish& wish,
                                Issues* issues);

/// One layer of one person, to be written.
struct ExportLayer {
    const LayerDef& layer;
    QString person;
    const Items& items;
};
FormatDocument exportOf(const Track& track, const std::vector<ExportLayer>& layers);

} // namespace unisono
