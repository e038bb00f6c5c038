#include "core/interchange/jamsreader.h"

#include "core/interchange/jamsannotationreader.h"

#include <QJsonDocument>
#include <QStringDecoder>

namespace unisono::jams {

namespace {

/// Python writes NaN and Infinity, which JSON does not have: null there, outside strings, in a copy of equal length
/// except for the letters themselves. Counts them.
QByteArray withoutNan(const QByteArray& json, int& count)
{
    QByteArray out;
    out.reserve(json.size());
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            out += c;
            if (c == '\\' && i + 1 < json.size())
                out += json[++i];
            else if (c == '"')
                inString = false;
            continue;
        }
        inString = c == '"';
        const QByteArrayView rest(json.constData() + i, std::min<qsizetype>(json.size() - i, 9));
        qsizetype length = 0;
        for (const char* word : {"NaN", "Infinity", "-Infinity", "-NaN"})
            if (rest.startsWith(word))
                length = qsizetype(qstrlen(word));
        if (length > 0) {
            out += "null";
            i += length - 1;
            ++count;
        } else {
            out += c;
        }
    }
    return out;
}

Result<QJsonObject> parsed(const QByteArray& bytes, Issues* issues)
{
    int nans = 0;
    QByteArray json = withoutNan(bytes, nans);
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error == QJsonParseError::IllegalUTF8String) {
        json = textOf(json, issues).toUtf8();
        document = QJsonDocument::fromJson(json, &error);
    }
    if (error.error != QJsonParseError::NoError) {
        const auto line = json.left(error.offset).count('\n') + 1;
        return Error{ErrorCode::Parse, error.errorString(), {}, QStringLiteral("line %1").arg(line)};
    }
    if (nans > 0 && issues)
        issues->push_back({Severity::Info, QStringLiteral("jams.nan-as-null"), {}, {QString::number(nans)}});
    if (!document.isObject())
        return Error{ErrorCode::Parse, QStringLiteral("must be an object"), {}, QStringLiteral("$")};
    return document.object();
}

} // namespace

Result<FormatDocument> read(const QByteArray& bytes, const FormatContext& context, Issues* issues)
{
    if (const auto ok = withinSize(bytes); !ok)
        return ok.error();
    if (bytes.startsWith("\x1f\x8b"))
        return Error{ErrorCode::Unsupported,
                     QStringLiteral("compressed JAMS"),
                     {},
                     QStringLiteral(".jamz (unpack it with gunzip first)")};
    const auto root = parsed(bytes, issues);
    if (!root)
        return root.error();
    const QJsonValue annotations = root->value(kAnnotations);
    if (!annotations.isArray())
        return Error{ErrorCode::Parse, QStringLiteral("must be a list"), {}, QStringLiteral("$.annotations")};

    FormatDocument document;
    const QJsonObject file = root->value(kFileMetadata).toObject();
    document.title = file.value(QStringLiteral("title")).toString();
    if (file.value(kDuration).isDouble())
        document.durationSeconds = file.value(kDuration).toDouble();

    Finder finder(issues);
    QJsonArray verbatim;
    qsizetype rowsLeft = kMostRows;
    const QJsonArray list = annotations.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString path = QStringLiteral("$.annotations[%1]").arg(i);
        if (!list[i].isObject()) {
            finder.note(Severity::Error, QStringLiteral("jams.not-an-object"), path);
            verbatim.append(list[i]);
            continue;
        }
        FormatLayer layer;
        if (readAnnotation(list[i].toObject(), path, context, finder, rowsLeft, layer)) {
            document.layers.push_back(std::move(layer));
        } else {
            const QString name = list[i].toObject().value(kNamespace).toString();
            finder.note(Severity::Info, QStringLiteral("jams.kept-as-it-is"), path, {name});
            verbatim.append(list[i]);
        }
        if (rowsLeft < 0)
            return Error{ErrorCode::TooLarge, QStringLiteral("too many observations"), {}, QString::number(kMostRows)};
    }
    QJsonObject kept = *root;
    kept.remove(kAnnotations);
    if (!verbatim.isEmpty())
        kept.insert(kAnnotations, verbatim);
    document.extra = extraText({{kJams, kept}});
    return document;
}

} // namespace unisono::jams
