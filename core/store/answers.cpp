#include "core/store/answers.h"

#include <algorithm>

namespace unisono {

std::vector<Answer> answersOn(const Project& project, TrackId track, const QStringList& layers)
{
    std::vector<Answer> answers;
    const std::vector<Person> people = project.people();
    const std::vector<Assignment> assignments = project.assignments(track);
    for (const LayerDef* layer : project.schema().everyLayer()) {
        if (!layers.isEmpty() && !layers.contains(layer->id))
            continue;
        for (const Assignment& assignment : assignments) {
            if (assignment.layer != layer->id)
                continue;
            const auto person =
                std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == assignment.person; });
            Answer answer{layer, assignment, person == people.end() ? QString() : person->name, {}, false};
            answer.isLocked = project.isSealed(assignment.id) && !project.vault();
            if (!answer.isLocked)
                answer.items = project.items(assignment.id);
            answers.push_back(std::move(answer));
        }
    }
    return answers;
}

} // namespace unisono
