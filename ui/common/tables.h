#pragma once

class QAbstractItemModel;
class QString;
class QTableView;
class QWidget;

namespace unisono {

/// A table of rows of one height, of which one is chosen; Tab leaves it.
QTableView* makeTable(QAbstractItemModel& model, const QString& name, int stretched, QWidget* parent);

} // namespace unisono
