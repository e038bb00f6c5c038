#include "core/store/validation.h"

#include "core/genre/resolve.h"

#include <algorithm>
#include <map>

namespace unisono {

namespace {

const QString kBeatLayer = QStringLiteral("beat");

struct Work {
    Assignment assignment;
    Items items;
};

/// Said on purpose, or worked on: such a unit is an answer, also where it is empty.
bool isAnswered(const Work& unit)
{
    switch (unit.assignment.state) {
    case AssignmentState::Assigned:
    case AssignmentState::InProgress:
    case AssignmentState::Expired:
        return !unit.items.empty();
    case AssignmentState::Submitted:
    case AssignmentState::SubmittedEmpty:
    case AssignmentState::Frozen:
    case AssignmentState::Skipped:
    case AssignmentState::Declined:
        break;
    }
    return true;
}

class Validator {
public:
    Validator(const Project& project, const Track& track, PersonId person, const std::vector<Work>& units)
        : m_project(project),
          m_track(track),
          m_units(units),
          m_layers(resolveLayers(project.schema(), project.genreOf(track.id, person)))
    {
    }

    Findings run()
    {
        for (const ResolvedLayer& each : m_layers) {
            const bool isAnsweredByAny = std::any_of(m_units.begin(), m_units.end(), [&](const Work& unit) {
                return unit.assignment.layer == each.layer.id && isAnswered(unit);
            });
            if (each.layer.required && !isAnsweredByAny)
                add("check.required", Severity::Warning, each.layer, {}, {});
            for (const Work& unit : m_units)
                if (unit.assignment.layer == each.layer.id)
                    checkOne(each.layer, unit);
        }
        for (const Work& unit : m_units)
            if (!layerOf(unit.assignment.layer) && !unit.items.empty()) {
                const LayerDef* known = m_project.schema().layer(unit.assignment.layer);
                LayerDef layer;
                layer.id = unit.assignment.layer;
                layer.name = known ? known->name : unit.assignment.layer;
                add("check.not-asked", Severity::Info, layer, unit.assignment.id, {QString::number(unit.items.size())});
            }
        return std::move(m_findings);
    }

private:
    const LayerDef* layerOf(const QString& id) const
    {
        const auto at =
            std::find_if(m_layers.begin(), m_layers.end(), [&](const ResolvedLayer& l) { return l.layer.id == id; });
        return at == m_layers.end() ? nullptr : &at->layer;
    }

    /// Items of another layer in the same pass.
    const Items* itemsBeside(const Work& unit, const QString& layer) const
    {
        for (const Work& other : m_units)
            if (other.assignment.layer == layer && other.assignment.pass == unit.assignment.pass)
                return &other.items;
        return nullptr;
    }

    void checkOne(const LayerDef& layer, const Work& unit)
    {
        if (!unit.assignment.stale.isEmpty())
            add("check.stale", Severity::Warning, layer, unit.assignment.id,
                {unit.assignment.stale.section(u' ', 0, 0), unit.assignment.stale.section(u' ', 1)});
        const LayerDef* holder = layer.inside.isEmpty() ? nullptr : layerOf(layer.inside);
        const Findings found = checkUnit({layer, unit.assignment.id, unit.items, m_track.frames, m_track.rate,
                                          itemsBeside(unit, kBeatLayer), holder,
                                          holder ? itemsBeside(unit, holder->id) : nullptr, &m_project.schema()});
        m_findings.insert(m_findings.end(), found.begin(), found.end());
    }

    void add(const char* code, Severity severity, const LayerDef& layer, AssignmentId assignment,
             const QStringList& args)
    {
        m_findings.push_back(
            {{severity, QString::fromLatin1(code), {}, QStringList{layer.name} + args}, layer.id, assignment, {}, {}});
    }

    const Project& m_project;
    const Track& m_track;
    const std::vector<Work>& m_units;
    const std::vector<ResolvedLayer> m_layers;
    Findings m_findings;
};

} // namespace

std::vector<PersonFindings> validateTrack(const Project& project, const Track& track)
{
    std::map<PersonId, std::vector<Work>> work;
    for (const Assignment& assignment : project.assignments(track.id))
        work[assignment.person].push_back({assignment, project.items(assignment.id)});
    std::vector<PersonFindings> all;
    for (const Person& person : project.people()) {
        const auto units = work.find(person.id);
        if (units == work.end() || std::none_of(units->second.begin(), units->second.end(), [](const Work& unit) {
                return unit.assignment.state != AssignmentState::Assigned;
            }))
            continue;
        Findings findings = Validator(project, track, person.id, units->second).run();
        if (!findings.empty())
            all.push_back({person.id, std::move(findings)});
    }
    return all;
}

} // namespace unisono
