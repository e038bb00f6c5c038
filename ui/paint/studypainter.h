#pragma once

#include "ui/paint/palette.h"
#include "ui/text/studywords.h"

#include <QFont>
#include <QPainter>

namespace unisono {

/// How figures are drawn.
struct StudyLook {
    Palette palette;
    QFont text;    ///< with a pixel size
    QFont figures; ///< of one width
};

/// A row of names and figures with a bar: a band for the interval, a point, the threshold as a gold tick. The colour
/// goes with the words of `row.verdict`, never alone. Draws nothing outside `area`.
void paintIntervalRow(QPainter& painter, const QRectF& area, const IntervalRow& row, const StudyLook& look);
double intervalRowPx(const StudyLook& look);

/// What the colours of a matrix mean.
enum class MatrixKind {
    Agreement, ///< the more, the stronger; 0..1
    Confusion  ///< on the diagonal good, beside it disagreement; 0..1
};

struct StudyMatrix {
    MatrixKind kind = MatrixKind::Agreement;
    QStringList rows;
    QStringList columns;
    std::vector<std::optional<double>> cells; ///< row by row; nullopt: nothing to say
    bool isEmpty() const { return cells.empty(); }
    const std::optional<double>& at(int row, int column) const
    {
        return cells[std::size_t(row) * std::size_t(columns.size()) + std::size_t(column)];
    }
};
/// Everybody with everybody by the layer's first figure; empty: fewer than two people.
StudyMatrix pairMatrix(const LayerStudy& study);
/// Shares of each row, of the `most` labels that are used most (in the schema's order, "nothing" last where it is
/// used); 0: of all.
StudyMatrix confusionMatrix(const LayerStudy& study, const LayerDef* layer, int most);
/// What confusionMatrix() shows, as places in LayerStudy::confusionKeys.
std::vector<int> confusionPlaces(const LayerStudy& study, int most);

/// One cell, with its figure where there is room for it.
void paintMatrixCell(QPainter& painter, const QRectF& cell, const StudyMatrix& matrix, int row, int column,
                     const StudyLook& look);

/// Whole pictures, for files. Each gives its size, and paints into an area of it from the top left.
/// Of an empty study: a line that says so.
QSizeF layersPictureSize(const Study& study, const StudyLook& look);
void paintLayersPicture(QPainter& painter, const Study& study, const StudyLook& look);
QSizeF matrixPictureSize(const StudyMatrix& matrix, const StudyLook& look);
void paintMatrixPicture(QPainter& painter, const StudyMatrix& matrix, const QString& title, const StudyLook& look);

} // namespace unisono
