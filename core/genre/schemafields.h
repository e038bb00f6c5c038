#pragma once

#include "core/genre/schema.h"

namespace unisono {

// The members of a schema's parts with their names in JSON, listed once for reading, writing, refining and comparing.
// A visitor is called with each name and member; `D` may be const. Parts that nest (labels, layers, genres) are not
// listed.

template <class D, class V> void visitConcept(D& d, V&& v)
{
    v("name", d.name);
    v("names", d.names);
    v("key", d.key);
    v("colour", d.colour);
    v("definition", d.definition);
    v("isNot", d.isNot);
    v("aliases", d.aliases);
    v("links", d.links);
    v("confusable", d.confusable);
    v("exemplars", d.exemplars);
}

template <class D, class V> void visitLabel(D& d, V&& v)
{
    visitConcept(d, v);
    v("pattern", d.pattern);
    v("inside", d.inside);
    v("required", d.required);
    v("atMost", d.atMost);
    v("shortest", d.shortest);
    v("longest", d.longest);
}

/// Members that a refinement may give, too.
template <class D, class V> void visitLayerRules(D& d, V&& v)
{
    v("name", d.name);
    v("names", d.names);
    v("definition", d.definition);
    v("why", d.why);
    v("required", d.required);
    v("atMost", d.atMost);
    v("shortest", d.shortest);
    v("longest", d.longest);
    v("exclusive", d.exclusive);
    v("snap", d.snap);
    v("agreement", d.agreement);
    v("passes", d.passes);
    v("blind", d.blind);
    v("goldTolerance", d.goldTolerance);
}

/// Members that say what a layer is: the same wherever it is inherited.
template <class D, class V> void visitLayerKind(D& d, V&& v)
{
    v("kind", d.kind);
    v("tiling", d.tiling);
    v("overlaps", d.overlaps);
    v("levels", d.levels);
    v("inside", d.inside);
    v("choice", d.choice);
}

template <class D, class V> void visitGenre(D& d, V&& v)
{
    visitConcept(d, v);
    v("parents", d.parents);
    v("noFiner", d.noFiner);
    v("without", d.without);
    v("extra", d.extra);
}

template <class D, class V> void visitHeader(D& d, V&& v)
{
    v("name", d.name);
    v("names", d.names);
    v("description", d.description);
    v("sources", d.sources);
    v("blind", d.blind);
}

/// Copies the members that are named in `given` from `from`, which is visited in step with `to`.
template <class D, class Visit> void copyGiven(D& to, const D& from, const QStringList& given, Visit visit)
{
    std::vector<const void*> members;
    visit(from, [&](const char*, const auto& member) { members.push_back(&member); });
    std::size_t i = 0;
    visit(to, [&](const char* name, auto& member) {
        using Member = std::decay_t<decltype(member)>;
        const void* source = members[i++];
        if (given.contains(QLatin1String(name)))
            member = *static_cast<const Member*>(source);
    });
}

/// The words that a member ("snap", "pattern" ...) may be; empty: any text.
QStringList memberWords(const char* member);

/// Range and unit, one member "value" in JSON.
inline constexpr const char* kValueMember = "value";

} // namespace unisono
