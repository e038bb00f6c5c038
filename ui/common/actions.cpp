#include "ui/common/actions.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTextEdit>

namespace unisono {

namespace {

const char* const kSettingsGroup = "keys";

bool isTextField(const QWidget* widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return !line->isReadOnly();
    if (const auto* combo = qobject_cast<const QComboBox*>(widget))
        return combo->isEditable();
    return qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QTextEdit*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QKeySequenceEdit*>(widget);
}

bool isNavigation(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

bool isInside(const QWidget* widget, const char* property)
{
    for (; widget; widget = widget->parentWidget())
        if (widget->property(property).toBool())
            return true;
    return false;
}

/// Whether the focused control needs this key itself.
bool isKeyOf(const QWidget* focus, const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Escape && isInside(focus, kOwnsEscape))
        return true;
    // Tab goes from control to control, but on a canvas, where it goes from item to item.
    const bool isTab = event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab;
    if (isTab && !(event.modifiers() & Qt::ControlModifier) && !isInside(focus, kTabIsCommand))
        return true;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const int key = event.key();
    const bool isPlain = modifiers == Qt::NoModifier;
    if (qobject_cast<const QKeySequenceEdit*>(focus))
        return true;
    const bool isFunctionKey = key >= Qt::Key_F1 && key <= Qt::Key_F35;
    if (isPlain && !isFunctionKey && isInside(focus, kOwnsPlainKeys))
        return true;
    if (isTextField(focus)) {
        const bool leavesField = key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if (isPlain)
            return !isFunctionKey && !leavesField;
        // Moving by words belongs to the field as well; Alt-Gr types characters on many keyboards.
        return (modifiers == Qt::ControlModifier && (isNavigation(key) || key == Qt::Key_Backspace)) ||
               modifiers == Qt::GroupSwitchModifier;
    }
    if (!isPlain)
        return false;
    if (qobject_cast<const QAbstractItemView*>(focus))
        return isNavigation(key) || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (qobject_cast<const QAbstractSlider*>(focus) || qobject_cast<const QComboBox*>(focus))
        return isNavigation(key);
    if (qobject_cast<const QAbstractButton*>(focus))
        return key == Qt::Key_Space || key == Qt::Key_Select || key == Qt::Key_Return || key == Qt::Key_Enter;
    return qobject_cast<const QMenu*>(focus) != nullptr;
}

/// Equal, or one is the beginning of the other: then the shorter would have to wait for the next stroke.
bool clash(const QKeySequence& a, const QKeySequence& b)
{
    return !a.isEmpty() && !b.isEmpty() &&
           (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace

ActionMap::ActionMap(QWidget* window)
    : QObject(window),
      m_window(window)
{
    QSettings settings;
    settings.beginGroup(QLatin1String(kSettingsGroup));
    const QStringList ids = settings.childKeys();
    for (const QString& id : ids)
        m_changedKeys.insert(id, QKeySequence::fromString(settings.value(id).toString(), QKeySequence::PortableText));
    qApp->installEventFilter(this);
}

ActionMap::~ActionMap() = default;

QAction* ActionMap::add(const ActionSpec& spec, std::function<void()> run)
{
    Entry entry{spec, new QAction(spec.text, m_window), spec.key};
    entry.action->setObjectName(spec.id);
    entry.action->setShortcutContext(Qt::WindowShortcut);
    if (const auto changedKey = m_changedKeys.constFind(spec.id); changedKey != m_changedKeys.cend())
        entry.spec.key = *changedKey;
    connect(entry.action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_window->addAction(entry.action);
    applyKeys(entry);
    m_byId.insert(spec.id, int(m_entries.size()));
    m_entries.push_back(entry);
    return entry.action;
}

QAction* ActionMap::action(const QString& id) const
{
    const auto it = m_byId.constFind(id);
    return it == m_byId.cend() ? nullptr : m_entries[std::size_t(*it)].action;
}

std::vector<ActionSpec> ActionMap::specs() const
{
    std::vector<ActionSpec> all;
    all.reserve(m_entries.size());
    for (const Entry& entry : m_entries)
        if (entry.action->isVisible())
            all.push_back(entry.spec);
    return all;
}

QString ActionMap::ownerOf(const QKeySequence& key, const ActionSpec& except) const
{
    for (const Entry& entry : m_entries) {
        const bool samePlace =
            entry.spec.workspace.isEmpty() || except.workspace.isEmpty() || entry.spec.workspace == except.workspace;
        if (entry.spec.id != except.id && samePlace && (clash(entry.spec.key, key) || clash(entry.spec.key2, key)))
            return entry.spec.id;
    }
    return {};
}

QString ActionMap::setKey(const QString& id, const QKeySequence& key)
{
    const auto it = m_byId.constFind(id);
    if (it == m_byId.cend())
        return id;
    Entry& entry = m_entries[std::size_t(*it)];
    if (const QString owner = ownerOf(key, entry.spec); !owner.isEmpty())
        return owner;
    entry.spec.key = key;
    applyKeys(entry);
    QSettings settings;
    const QString name = QLatin1String(kSettingsGroup) + QLatin1Char('/') + id;
    if (key == entry.defaultKey) {
        settings.remove(name);
        m_changedKeys.remove(id);
    } else {
        settings.setValue(name, key.toString(QKeySequence::PortableText));
        m_changedKeys.insert(id, key);
    }
    Q_EMIT changed();
    return {};
}

void ActionMap::resetKeys()
{
    QSettings().remove(QLatin1String(kSettingsGroup));
    m_changedKeys.clear();
    for (Entry& entry : m_entries) {
        entry.spec.key = entry.defaultKey;
        applyKeys(entry);
    }
    Q_EMIT changed();
}

void ActionMap::hideWorkspaces(const QStringList& workspaces)
{
    for (const Entry& entry : m_entries)
        entry.action->setVisible(!workspaces.contains(entry.spec.workspace) &&
                                 !workspaces.contains(entry.spec.leadsTo));
    Q_EMIT changed();
}

void ActionMap::setWorkspace(const QString& workspace)
{
    if (workspace == m_workspace)
        return;
    m_workspace = workspace;
    updateEnabled();
    Q_EMIT changed();
}

void ActionMap::updateEnabled()
{
    for (Entry& entry : m_entries)
        if (!entry.spec.workspace.isEmpty())
            applyKeys(entry);
}

void ActionMap::applyKeys(Entry& entry) const
{
    QList<QKeySequence> keys;
    if (entry.spec.workspace.isEmpty() || entry.spec.workspace == m_workspace)
        for (const QKeySequence& key : {entry.spec.key, entry.spec.key2})
            if (!key.isEmpty())
                keys << key;
    if (keys != entry.action->shortcuts())
        entry.action->setShortcuts(keys);
}

bool ActionMap::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // The event goes on to the parents of the focused control, which do not decide.
        const auto* widget = qobject_cast<const QWidget*>(object);
        const QWidget* focus = QApplication::focusWidget();
        if (widget && (!focus || widget == focus) && isKeyOf(widget, *static_cast<QKeyEvent*>(event))) {
            event->accept(); // now it is a key press for the control
            return true;
        }
    }
    return QObject::eventFilter(object, event);
}

QString keyText(const ActionSpec& spec)
{
    QString text = spec.key.toString(QKeySequence::NativeText);
    const QString other = spec.key2.toString(QKeySequence::NativeText);
    if (!text.isEmpty() && !other.isEmpty())
        text = ActionMap::tr("%1 or %2").arg(text, other);
    else if (text.isEmpty())
        text = other;
    return text;
}

} // namespace unisono
