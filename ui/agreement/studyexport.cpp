#include "ui/agreement/studyexport.h"

#include "core/interchange/formatfile.h"
#include "core/study/studyjson.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QJsonDocument>
#include <QSvgGenerator>

#include <cmath>

namespace unisono {

namespace {

constexpr double kPngRatio = 2;

QString tr(const char* text)
{
    return QCoreApplication::translate("StudyExport", text);
}

struct Picture {
    QString name;
    QSizeF size;
    std::function<void(QPainter&)> paint;
};

std::vector<Picture> picturesOf(const StudyExport& data)
{
    std::vector<Picture> pictures{{QStringLiteral("layers"), layersPictureSize(data.study, data.look),
                                   [&](QPainter& painter) { paintLayersPicture(painter, data.study, data.look); }}};
    for (const LayerStudy& layer : data.study.layers) {
        if (layer.id != data.layer)
            continue;
        const auto add = [&](const char* name, const StudyMatrix& matrix, const QString& title) {
            if (!matrix.isEmpty())
                pictures.push_back({QLatin1String(name), matrixPictureSize(matrix, data.look),
                                    [&data, matrix, title](QPainter& painter) {
                                        paintMatrixPicture(painter, matrix, title, data.look);
                                    }});
        };
        add("pairs", pairMatrix(layer), tr("Pairs, %1").arg(layer.name));
        add("confusion", confusionMatrix(layer, data.schema.layer(layer.id), 0), tr("Confusion, %1").arg(layer.name));
    }
    return pictures;
}

QByteArray svgOf(const Picture& picture)
{
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(picture.size.toSize());
    svg.setViewBox(QRectF(QPointF(), picture.size));
    svg.setTitle(picture.name);
    QPainter painter(&svg);
    picture.paint(painter);
    painter.end();
    return buffer.data();
}

QByteArray pngOf(const Picture& picture)
{
    QImage image((picture.size * kPngRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPngRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    picture.paint(painter);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

QString studyFormatName(StudyFormat format)
{
    switch (format) {
    case StudyFormat::Page:
        return tr("report as a web page (HTML)");
    case StudyFormat::Csv:
        return tr("figures as a table (CSV)");
    case StudyFormat::Json:
        return tr("everything for programs (JSON)");
    case StudyFormat::Svg:
        return tr("pictures (SVG)");
    case StudyFormat::Png:
        return tr("pictures (PNG)");
    }
    return {};
}

Result<QStringList> writeStudy(const StudyExport& data, StudyFormat format, const QString& stem)
{
    QStringList paths;
    const auto write = [&](const QString& end, const QByteArray& bytes) -> Result<void> {
        paths << stem + end;
        return writeWholeFile(paths.back(), bytes);
    };
    Result<void> written = {};
    switch (format) {
    case StudyFormat::Page:
        written = write(QStringLiteral(".html"), studyReportHtml(data.study, data.head, data.schema).toUtf8());
        break;
    case StudyFormat::Csv:
        written = write(QStringLiteral(".csv"), studyToCsv(data.study));
        break;
    case StudyFormat::Json:
        written = write(QStringLiteral(".json"), QJsonDocument(studyToJson(data.study)).toJson());
        break;
    case StudyFormat::Svg:
    case StudyFormat::Png:
        for (const Picture& picture : picturesOf(data))
            if (written)
                written = format == StudyFormat::Svg
                              ? write(QStringLiteral("-%1.svg").arg(picture.name), svgOf(picture))
                              : write(QStringLiteral("-%1.png").arg(picture.name), pngOf(picture));
        break;
    }
    if (!written)
        return written.error();
    return paths;
}

} // namespace unisono
