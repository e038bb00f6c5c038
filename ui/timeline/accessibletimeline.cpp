#include "ui/timeline/accessibletimeline.h"

#include "ui/text/itemwords.h"
#include "ui/timeline/timelinepane.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>
#include <map>
#include <vector>

namespace unisono {

namespace {

std::vector<TimelineView::VisibleItem> visiblePlaces(const TimelineView& view)
{
    // Nobody listens through more than this; a denser view is for the eye.
    constexpr std::size_t kMostPerLane = 200;
    return view.visibleItems(kMostPerLane);
}

/// One item; looks itself up each time it is asked, so that it never speaks of what is gone.
class AccessibleItem : public QAccessibleInterface {
public:
    AccessibleItem(TimelineView* view, SampleRate rate, QString layer, Item item)
        : m_view(view),
          m_rate(rate),
          m_layer(std::move(layer)),
          m_item(std::move(item))
    {
    }

    bool isValid() const override { return m_view != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Name || !m_view)
            return {};
        for (const Lane& lane : m_view->lanes())
            if (lane.layer.id == m_layer)
                return spokenItem(lane.layer, m_item, m_rate);
        return {};
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        const QRect rect = m_view ? m_view->itemRect(m_layer, m_item.span) : QRect();
        return rect.isNull() ? rect : QRect(m_view->mapToGlobal(rect.topLeft()), rect.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.selected = m_view && m_view->selectedItems().contains(m_item.id);
        return state;
    }

    const Item& item() const { return m_item; }

private:
    QPointer<TimelineView> m_view;
    SampleRate m_rate;
    QString m_layer;
    Item m_item;
};

/// Children: the panes, then the visible items lane by lane.
class AccessibleTimeline : public QAccessibleWidget {
public:
    explicit AccessibleTimeline(TimelineView* view)
        : QAccessibleWidget(view, QAccessible::Grouping, view->accessibleName())
    {
    }
    ~AccessibleTimeline() override
    {
        for (const auto& [key, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return QAccessibleWidget::childCount() + int(visible().size()); }
    QAccessibleInterface* child(int index) const override
    {
        const int panes = QAccessibleWidget::childCount();
        if (index < panes)
            return QAccessibleWidget::child(index);
        const std::vector<Place> places = visible();
        const auto i = std::size_t(index - panes);
        return i < places.size() ? interfaceOf(places[i]) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        const std::vector<Place> places = visible();
        for (std::size_t i = 0; i < places.size(); ++i)
            if (interfaceOf(places[i]) == wanted)
                return QAccessibleWidget::childCount() + int(i);
        return QAccessibleWidget::indexOfChild(wanted);
    }

private:
    using Place = TimelineView::VisibleItem;

    TimelineView* view() const { return static_cast<TimelineView*>(widget()); }
    std::vector<Place> visible() const { return visiblePlaces(*view()); }

    QAccessibleInterface* interfaceOf(const Place& place) const
    {
        const auto it = m_ids.find(place.item->id);
        if (it != m_ids.end()) {
            auto* known = static_cast<AccessibleItem*>(QAccessible::accessibleInterface(it->second));
            if (known && known->item() == *place.item)
                return known;
            QAccessible::deleteAccessibleInterface(it->second);
        }
        const QString layer = view()->lanes()[place.lane].layer.id;
        auto* made = new AccessibleItem(view(), view()->sampleRate(), layer, *place.item);
        m_ids[place.item->id] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    mutable std::map<ItemId, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object)
{
    Q_UNUSED(className)
    auto* view = qobject_cast<TimelineView*>(object);
    return view ? new AccessibleTimeline(view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(makeInterface); // Qt keeps each factory once
}

void announceItem(TimelineView& view, ItemId id)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface* self = QAccessible::queryAccessibleInterface(&view);
    const std::vector<TimelineView::VisibleItem> places = visiblePlaces(view);
    const auto it = std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.item->id == id; });
    if (!self || it == places.end())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(self->childCount() - int(places.end() - it));
    QAccessible::updateAccessibility(&event);
}

} // namespace unisono
