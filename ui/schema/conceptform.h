#pragma once

#include "core/genre/schema.h"

#include <QWidget>

#include <functional>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace unisono {

class LineField;
class PairField;
class TextField;

/// What labels and genres have in common, as a form. It holds no values of its own: what is typed is told, and shown
/// again when it has become true. Threads: GUI
class ConceptForm : public QWidget {
    Q_OBJECT
public:
    /// How others of its kind are called, for "not to be confused with".
    struct Others {
        QStringList names;
        std::function<QString(const QString& id)> nameOf;
        std::function<QString(const QString& name)> idOf; ///< empty: there is none
    };

    explicit ConceptForm(QWidget* parent = nullptr);
    /// Names in other languages and links: placed by whoever owns the form.
    QWidget& more() const { return *m_more; }

    void show(const QString& scope, const Concept& values, Others others);
    void setReadOnly(bool readOnly);
    /// Says under a key which other has it.
    void setKeyClash(const QString& sentence);
    TextField& definition() const { return *m_definition; }
    LineField& key() const { return *m_key; }

Q_SIGNALS:
    /// One member (by its name in JSON) of what is shown should become what it is in `values`.
    void edited(const unisono::Concept& values, const QString& member);

private:
    void tell(const QString& member, const std::function<void(Concept&)>& set);
    Concept m_values;
    QString m_scope;
    Others m_others;
    TextField* m_definition;
    TextField* m_isNot;
    PairField* m_confusable;
    LineField* m_key;
    LineField* m_colour;
    LineField* m_aliases;
    QWidget* m_more;
    PairField* m_names;
    PairField* m_links;
};

} // namespace unisono
