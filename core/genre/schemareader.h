#pragma once

#include "core/genre/schema.h"

#include <QJsonArray>
#include <QJsonObject>

namespace unisono {

/// Walks the JSON of a schema with the path of where it stands ("$.layers[0].labels[2].key") and notes every fault:
/// wrong shapes, members that are missing or unknown, values out of their range.
class SchemaReader {
public:
    explicit SchemaReader(Issues& issues)
        : m_issues(issues)
    {
    }

    GenreSchema read(const QJsonObject& object);
    /// Parts alone, as a draft keeps them.
    GenreDef readGenre(const QJsonObject& object, const QString& path);
    LayerDef readLayer(const QJsonObject& object, const QString& path);
    void readHeader(const QJsonObject& object, GenreSchema& schema);

private:
    class Members;
    void readLabels(const Members& in, const QString& parentId, int depth, LayerDef& layer);
    LayerRefinement readRefinement(const QJsonObject& object, const QString& path);
    void readRefinedLabels(const Members& in, const QString& parentId, int depth, LayerRefinement& refinement);
    void fault(const char* code, const QString& path, const QStringList& args = {});
    template <class Each> void eachObject(const Members& in, const char* name, Each each);
    template <class T, class Read> std::vector<T> list(const Members& in, const char* name, Read read);

    Issues& m_issues;
};

/// Checks what one object alone cannot show. Issues: errors and warnings, place = JSON path.
void checkSchema(const GenreSchema& schema, Issues& issues);

/// The parts of a schema as JSON, as SchemaReader reads them.
QJsonObject headerToJson(const GenreSchema& schema);
QJsonObject genreToJson(const GenreDef& genre);
QJsonObject layerToJson(const LayerDef& layer);

} // namespace unisono
