#include "ui/paint/studypainter.h"

#include "ui/paint/colour.h"
#include "ui/text/words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace unisono {

namespace {

constexpr double kGapPx = 12;
constexpr double kLeastBarPx = 36;
constexpr double kBarPx = 4;
constexpr double kPointPx = 4.5;
constexpr double kTickPx = 9; ///< half of the threshold's length
constexpr double kBandOpacity = 0.55;
constexpr double kSmall = 11.0 / 13; ///< of the quiet lines' text

constexpr double kCellPx = 44;
constexpr double kMostNamePx = 220;
constexpr double kPicturePx = 760;
constexpr double kMarginPx = 16;

QFont smaller(const QFont& font)
{
    QFont small = font;
    small.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * kSmall))));
    return small;
}

QColor colourOf(GateState state, const Palette& palette)
{
    return state == GateState::Missed ? palette.coral : palette.teal;
}

/// The accent, made to read as text on `ground`.
QColor asText(QColor colour, const QColor& ground, const Palette& palette)
{
    for (int step = 0; step < 8 && contrastRatio(colour, ground) < 4.5; ++step)
        colour = blended(colour, palette.text, 0.2);
    return colour;
}

/// Text that is shortened where it has no room.
void draw(QPainter& painter, const QRectF& area, int flags, const QString& text)
{
    const QString shown = QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, area.width());
    painter.drawText(area, flags | Qt::TextSingleLine, shown);
}

void paintBar(QPainter& painter, const QRectF& area, const IntervalRow& row, const Palette& palette)
{
    const double middle = area.center().y();
    const auto x = [&](double value) {
        return area.left() + kPointPx + std::clamp(value, 0.0, 1.0) * (area.width() - 2 * kPointPx);
    };
    const auto band = [&](double from, double to, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(from, middle - kBarPx / 2, to - from, kBarPx), kBarPx / 2, kBarPx / 2);
    };
    const QColor colour = colourOf(row.state, palette);
    band(x(0), x(1), palette.line);
    if (row.ends)
        band(x(row.ends->low), x(row.ends->high), blended(palette.panel, colour, kBandOpacity));
    if (row.value) {
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(x(*row.value), middle), kPointPx, kPointPx);
    }
    if (row.gate)
        painter.fillRect(QRectF(x(*row.gate) - 1, middle - kTickPx, 2, 2 * kTickPx), palette.gold);
}

QColor cellColour(const StudyMatrix& matrix, int row, int column, double value, const Palette& palette)
{
    const double strength = std::clamp(value, 0.0, 1.0);
    if (matrix.kind == MatrixKind::Agreement)
        return blended(palette.raised, palette.teal, 0.75 * strength);
    return row == column ? blended(palette.raised, palette.gold, 0.75 * strength)
                         : blended(palette.raised, palette.coral, 0.9 * std::sqrt(strength));
}

/// Columns' and rows' names round the cells.
struct MatrixFrame {
    double namesPx = 0;
    double headPx = 0;
    bool isUpright = false; ///< names of columns stand on end, as they are wider than their cells
};

MatrixFrame frameOf(const StudyMatrix& matrix, const StudyLook& look)
{
    const QFontMetricsF metrics(look.text);
    MatrixFrame frame;
    for (const QString& name : matrix.rows)
        frame.namesPx = std::max(frame.namesPx, metrics.horizontalAdvance(name));
    frame.namesPx = std::min(frame.namesPx, kMostNamePx);
    const QFontMetricsF heads(smaller(look.text));
    for (const QString& name : matrix.columns)
        frame.headPx = std::max(frame.headPx, heads.horizontalAdvance(name));
    frame.isUpright = frame.headPx > kCellPx;
    frame.headPx = (frame.isUpright ? std::min(frame.headPx, kMostNamePx) : heads.height()) + kGapPx / 2;
    frame.namesPx += kGapPx;
    return frame;
}

void paintNothing(QPainter& painter, const QSizeF& size, const StudyLook& look)
{
    painter.setFont(look.text);
    painter.setPen(look.palette.dim);
    draw(painter, QRectF(QPointF(), size).adjusted(kMarginPx, 0, -kMarginPx, 0), Qt::AlignVCenter | Qt::AlignLeft,
         Words::tr("Nothing is compared yet."));
}

double titlePx(const StudyLook& look)
{
    return QFontMetricsF(look.text).height() + kGapPx;
}

void paintTitle(QPainter& painter, const QSizeF& size, const QString& title, const StudyLook& look)
{
    painter.fillRect(QRectF(QPointF(), size), look.palette.panel);
    QFont bold = look.text;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(look.palette.text);
    draw(painter, QRectF(kMarginPx, kMarginPx, size.width() - 2 * kMarginPx, titlePx(look)), Qt::AlignTop, title);
}

} // namespace

double intervalRowPx(const StudyLook& look)
{
    return QFontMetricsF(look.text).height() + QFontMetricsF(smaller(look.text)).height() + 8;
}

void paintIntervalRow(QPainter& painter, const QRectF& area, const IntervalRow& row, const StudyLook& look)
{
    const Palette& p = look.palette;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF figures(look.figures);
    const double figuresPx = figures.horizontalAdvance(QStringLiteral("-0.00 [-0.00, 0.00]"));
    const double namesPx = std::clamp(area.width() * 0.36, 60.0, 260.0);
    const double barPx = area.width() - figuresPx - namesPx - 2 * kGapPx;
    // Without room for a bar the figures stand under the name.
    const bool isNarrow = barPx < kLeastBarPx;
    const bool isOneLine = !isNarrow && row.detail.isEmpty() && row.verdict.isEmpty();
    const double firstPx = isOneLine ? area.height() : area.height() / 2 + 2;
    const int flags = isOneLine ? Qt::AlignVCenter : Qt::AlignBottom;
    const QRectF upper(area.topLeft(), QSizeF(area.width(), firstPx));
    const QRectF lower(area.left(), area.top() + firstPx, area.width(), area.height() - firstPx);
    const auto within = [](const QRectF& line, double left, double width) {
        return QRectF(left, line.top(), std::max(0.0, width), line.height());
    };
    const double rightX = isNarrow ? area.left() : area.right() - figuresPx;
    const QRectF figuresLine = within(isNarrow ? lower : upper, rightX, isNarrow ? area.width() : figuresPx);
    painter.setFont(look.text);
    painter.setPen(p.text);
    draw(painter, within(upper, area.left(), isNarrow ? area.width() : namesPx), flags, row.name);
    painter.setFont(look.figures);
    painter.setPen(row.value ? p.text : p.dim);
    draw(painter, figuresLine, isNarrow ? Qt::AlignTop : flags, row.figure);
    const double figurePx = figures.horizontalAdvance(row.figure + QLatin1Char(' '));
    painter.setPen(p.dim);
    draw(painter, figuresLine.adjusted(figurePx, 0, 0, 0), isNarrow ? Qt::AlignTop : flags, row.interval);
    painter.setFont(smaller(look.text));
    const double besidePx =
        isNarrow ? figurePx + figures.horizontalAdvance(row.interval + QLatin1Char(' ')) + kGapPx : 0;
    if (!isNarrow) {
        draw(painter, within(lower, area.left(), namesPx), Qt::AlignTop, row.detail);
        painter.setPen(row.state == GateState::Open ? p.dim : asText(colourOf(row.state, p), p.panel, p));
        draw(painter, within(lower, rightX, figuresPx), Qt::AlignTop, row.verdict);
        paintBar(painter, QRectF(area.left() + namesPx + kGapPx, area.top(), barPx, area.height()), row, p);
    } else {
        draw(painter, within(lower, area.left() + besidePx, area.width() - besidePx), Qt::AlignTop | Qt::AlignRight,
             row.verdict.isEmpty() ? row.detail : row.verdict);
    }
    painter.restore();
}

StudyMatrix pairMatrix(const LayerStudy& study)
{
    StudyMatrix matrix;
    if (study.pairs.empty())
        return matrix;
    const std::size_t count = study.raters.size();
    for (const StudyRater& rater : study.raters)
        matrix.rows << rater.name;
    matrix.columns = matrix.rows;
    matrix.cells.resize(count * count);
    for (const StudyStratum& pair : study.pairs) {
        const std::size_t a = pair.raters[0];
        const std::size_t b = pair.raters[1];
        matrix.cells[a * count + b] = matrix.cells[b * count + a] = pair.figures.front().pooled;
    }
    return matrix;
}

std::vector<int> confusionPlaces(const LayerStudy& study, int most)
{
    const auto count = std::size_t(study.confusionKeys.size());
    if (study.confusion.size() != count * count)
        return {};
    std::vector<double> used(count);
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = 0; column < count; ++column)
            used[row] += study.confusion[row * count + column];
    std::vector<int> places;
    for (std::size_t i = 0; i < count; ++i)
        if (used[i] > 0)
            places.push_back(int(i));
    if (most > 0 && places.size() > std::size_t(most)) {
        std::stable_sort(places.begin(), places.end(),
                         [&](int a, int b) { return used[std::size_t(a)] > used[std::size_t(b)]; });
        places.resize(std::size_t(most));
        std::sort(places.begin(), places.end());
    }
    return places;
}

StudyMatrix confusionMatrix(const LayerStudy& study, const LayerDef* layer, int most)
{
    StudyMatrix matrix;
    matrix.kind = MatrixKind::Confusion;
    const QStringList names = confusionNames(study, layer);
    const auto count = std::size_t(names.size());
    const std::vector<int> places = confusionPlaces(study, most);
    for (const int row : places) {
        const auto from = study.confusion.begin() + std::ptrdiff_t(std::size_t(row) * count);
        const double sum = std::accumulate(from, from + std::ptrdiff_t(count), 0.0);
        matrix.rows << names[row];
        for (const int column : places)
            matrix.cells.push_back(sum > 0 ? std::optional(from[column] / sum) : std::nullopt);
    }
    matrix.columns = matrix.rows;
    return matrix;
}

void paintMatrixCell(QPainter& painter, const QRectF& cell, const StudyMatrix& matrix, int row, int column,
                     const StudyLook& look)
{
    const std::optional<double>& value = matrix.at(row, column);
    const QColor ground = value ? cellColour(matrix, row, column, *value, look.palette)
                                : blended(look.palette.panel, look.palette.raised, 0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 3, 3);
    const bool isSelf = matrix.kind == MatrixKind::Agreement && row == column;
    if (!isSelf) {
        const QString text = value ? figureText(value, FigureScale::Share) : Words::tr("–");
        painter.setFont(look.figures);
        if (QFontMetricsF(look.figures).horizontalAdvance(text) <= cell.width() - 4) {
            painter.setPen(contrastRatio(look.palette.text, ground) >= 4.5 ? look.palette.text
                                                                           : textOn(ground, look.palette));
            painter.drawText(cell, Qt::AlignCenter, text);
        }
    }
    painter.restore();
}

QSizeF layersPictureSize(const Study& study, const StudyLook& look)
{
    const double rows = double(std::max<std::size_t>(1, study.layers.size()));
    return {kPicturePx, 2 * kMarginPx + titlePx(look) + rows * intervalRowPx(look)};
}

void paintLayersPicture(QPainter& painter, const Study& study, const StudyLook& look)
{
    const QSizeF size = layersPictureSize(study, look);
    paintTitle(painter, size, Words::tr("Agreement by layer, 95 % interval, threshold"), look);
    if (study.layers.empty()) {
        paintNothing(painter, size, look);
        return;
    }
    QRectF area(kMarginPx, kMarginPx + titlePx(look), size.width() - 2 * kMarginPx, intervalRowPx(look));
    for (const LayerStudy& layer : study.layers) {
        paintIntervalRow(painter, area, layerRow(layer), look);
        area.translate(0, area.height());
    }
}

QSizeF matrixPictureSize(const StudyMatrix& matrix, const StudyLook& look)
{
    if (matrix.isEmpty())
        return {kPicturePx / 2, 2 * kMarginPx + 2 * titlePx(look)};
    const MatrixFrame frame = frameOf(matrix, look);
    return {std::max(kPicturePx / 2, 2 * kMarginPx + frame.namesPx + kCellPx * double(matrix.columns.size())),
            2 * kMarginPx + titlePx(look) + frame.headPx + kCellPx * double(matrix.rows.size())};
}

void paintMatrixPicture(QPainter& painter, const StudyMatrix& matrix, const QString& title, const StudyLook& look)
{
    const QSizeF size = matrixPictureSize(matrix, look);
    paintTitle(painter, size, title, look);
    if (matrix.isEmpty()) {
        paintNothing(painter, size, look);
        return;
    }
    const MatrixFrame frame = frameOf(matrix, look);
    const QPointF origin(kMarginPx + frame.namesPx, kMarginPx + titlePx(look) + frame.headPx);
    painter.setFont(smaller(look.text));
    painter.setPen(look.palette.dim);
    for (int column = 0; column < int(matrix.columns.size()); ++column) {
        painter.save();
        painter.translate(origin.x() + column * kCellPx, origin.y());
        if (frame.isUpright) {
            painter.rotate(-90);
            draw(painter, QRectF(kGapPx / 2, 0, frame.headPx, kCellPx), Qt::AlignVCenter | Qt::AlignLeft,
                 matrix.columns[column]);
        } else {
            draw(painter, QRectF(0, -frame.headPx, kCellPx, frame.headPx), Qt::AlignCenter, matrix.columns[column]);
        }
        painter.restore();
    }
    for (int row = 0; row < int(matrix.rows.size()); ++row) {
        painter.setFont(look.text);
        painter.setPen(look.palette.dim);
        draw(painter, QRectF(kMarginPx, origin.y() + row * kCellPx, frame.namesPx - kGapPx, kCellPx),
             Qt::AlignVCenter | Qt::AlignRight, matrix.rows[row]);
        for (int column = 0; column < int(matrix.columns.size()); ++column)
            paintMatrixCell(painter,
                            QRectF(origin.x() + column * kCellPx, origin.y() + row * kCellPx, kCellPx, kCellPx), matrix,
                            row, column, look);
    }
}

} // namespace unisono
