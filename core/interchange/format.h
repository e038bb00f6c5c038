#pragma once

#include "core/annotation/model.h"
#include "core/base/registry.h"

#include <functional>

namespace unisono {

/// One layer of one person as files hold it: times are frames of the track by then.
struct FormatLayer {
    QString layer; ///< layer id wished by the file ("" : the caller decides)
    LayerKind kind = LayerKind::Interval;
    QString person; ///< annotator named by the file; "" : none
    QString name;   ///< what the file calls it ("segment_salami_upper", a tier), for choosing one of several
    Items items;
    QString extra; ///< JSON object with what the file carries for this layer and no field holds
};

/// What a file holds.
struct FormatDocument {
    QString title;
    std::optional<double> durationSeconds;
    std::vector<FormatLayer> layers;
    QString extra; ///< JSON object, as above, for the whole file
};

/// What reading and writing know of the track.
struct FormatContext {
    SampleRate rate;
    FrameCount frames = 0;               ///< 0: unknown
    const GenreSchema* schema = nullptr; ///< maps label texts to ids; unknown text stays in Item::foreignText
    QString title;
    QString artist;
};

/// A file format; the entry's file stem is its id.
struct FormatDescriptor {
    QString id;
    QString name;
    QStringList endings; ///< "jams", without a dot
    bool canRead = false;
    bool canWrite = false;
    std::vector<LayerKind> kinds; ///< layer kinds it can hold
    bool manyLayers = false;      ///< false: one file a layer
    QString reference;            ///< where the format is defined
    /// 0 = surely not .. 100 = surely, from the first 4 KiB and the name.
    std::function<int(const QByteArray& head, const QString& fileName)> sniff;
    /// Errors: Parse -> detail holds line or path; TooLarge. Findings that lose nothing or little go to `issues`.
    std::function<Result<FormatDocument>(const QByteArray& bytes, const FormatContext&, Issues*)> read;
    std::function<Result<QByteArray>(const FormatDocument&, const FormatContext&, Issues*)> write;
};
using FormatRegistry = Registry<FormatDescriptor>;

/// Written by CMake: adds every entry of this folder.
void registerFormats(FormatRegistry& registry);
const FormatRegistry& formats();
/// The format that most likely reads this; nullptr: none.
const FormatDescriptor* sniffFormat(const QByteArray& head, const QString& fileName);

} // namespace unisono
