#pragma once

#include <QString>

#include <algorithm>
#include <vector>

namespace unisono {

/// Descriptors by id, in order of registration. Filled once at start by a generated function (see CONTRIBUTING), then
/// only read, from any thread. `Descriptor` has a member `QString id`.
template <class Descriptor> class Registry {
public:
    void add(Descriptor descriptor) { m_all.push_back(std::move(descriptor)); }
    const std::vector<Descriptor>& all() const { return m_all; }
    const Descriptor* find(const QString& id) const
    {
        const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Descriptor& d) { return d.id == id; });
        return it == m_all.end() ? nullptr : &*it;
    }

private:
    std::vector<Descriptor> m_all;
};

} // namespace unisono
