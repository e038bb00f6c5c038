#pragma once

#include "core/study/findings.h"
#include "ui/common/context.h"

#include <memory>

namespace unisono {

/// What can be chosen in the filters: what the project's answers have.
struct StudyChoices {
    std::vector<std::pair<QString, QString>> layers; ///< id, name
    QStringList genres;                              ///< ids
    std::vector<Person> people;
    std::vector<int> versions;
};

/// One layer as far as it is computed.
struct BookLayer {
    std::shared_ptr<const StudyLayer> answers;
    std::shared_ptr<const LayerStudy> study; ///< null: not computed yet
    bool hasIntervals = false;
};

/// The study of the open project: the answers are read once, then every layer is compared, first without intervals,
/// then with them, the layer that is looked at first. All of it in jobs, one after the other; what is stale is dropped.
/// Nothing is computed before refresh(). Threads: GUI
class StudyBook : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Reading, Comparing, Done, Stopped };

    explicit StudyBook(const Context& context, QObject* parent = nullptr);
    ~StudyBook() override;

    /// Reads and compares again where the project was changed since, or the sealed part was opened or locked.
    void refresh();
    void readAgain();
    State state() const { return m_state; }
    const std::vector<BookLayer>& layers() const { return m_layers; }
    const BookLayer* layer(const QString& id) const;
    /// The layer that is computed first.
    void setFirst(const QString& layerId) { m_first = layerId; }
    const BootstrapPlan& draws() const { return *m_wish.bootstrap; }
    /// What is computed by now, with draws and seed.
    Study study() const;
    const GenreSchema& schema() const { return m_schema; } ///< as it was when the answers were read
    const StudyFilter& filter() const { return m_wish.filter; }
    void setFilter(const StudyFilter& filter);
    bool isFiltered() const { return !(m_wish.filter == StudyFilter()); }
    const StudyChoices& choices() const { return m_choices; }
    bool areShiftsRemoved() const { return m_wish.areShiftsRemoved; }
    void toggleShifts();

Q_SIGNALS:
    void reset();   ///< other layers, or none
    void changed(); ///< state, or the figures of a layer

private:
    struct Answers;
    void clear();
    void compareAll(); ///< of the answers that were read
    void compareNext();
    void setState(State state);
    void stop(const Error& error);
    Context m_context;
    State m_state = State::Empty;
    StudyWish m_wish;
    GenreSchema m_schema;
    StudyChoices m_choices;
    std::vector<BookLayer> m_layers;
    QString m_first;
    bool m_isStale = true;
    bool m_isOpen = false; ///< the sealed part was, when the answers were read
};

} // namespace unisono
