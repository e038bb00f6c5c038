#pragma once

#include "core/genre/schema.h"

#include <QJsonObject>
#include <QSet>

namespace unisono {

/// Walks the JSON of a schema with the path of where it stands ("$.layers[0].labels[2].key"). The first wrong shape
/// stops it and becomes the Parse error; what can be read around goes to the issues.
class SchemaReader {
public:
    explicit SchemaReader(Issues* issues)
        : m_issues(issues)
    {
    }

    Result<GenreSchema> read(const QByteArray& json);

private:
    void readLayer(const QJsonObject& object, const QString& path, LayerDef& layer);
    void readTiling(const QJsonObject& object, const QString& path, LayerDef& layer);
    void readValue(const QJsonObject& object, const QString& path, LayerDef& layer);
    void readLabels(const QJsonValue& value, const QString& path, const QString& parentId, int depth, LayerDef& layer);
    void readLabel(const QJsonObject& object, const QString& path, LabelDef& label);
    void checkLabels(const LayerDef& layer, const QString& path);

    QString text(const QJsonObject& object, const QString& name, const QString& path, bool needed = false);
    QString identifier(const QJsonObject& object, const QString& path);
    double number(const QJsonObject& object, const QString& name, const QString& path, double fallback);
    int integer(const QJsonObject& object, const QString& name, const QString& path, int fallback, int from, int to);
    bool flag(const QJsonObject& object, const QString& name, const QString& path);
    void onlyMembers(const QJsonObject& object, const QString& path, const QStringList& known);
    void fail(const QString& path, const QString& message);
    void note(const QString& code, const QString& path, const QStringList& args);

    Issues* m_issues;
    std::optional<Error> m_error;
};

} // namespace unisono
