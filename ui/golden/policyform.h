#pragma once

#include "core/workflow/assigningpolicy.h"
#include "ui/common/askpanel.h"

namespace unisono {

// The policy that work is given out by, as the fields of a question.

std::vector<AskPanel::Field> policyFields(const AssigningPolicy& policy, const QStringList& layerNames);
/// What was entered, checked as a policy's file is. `before`: keeps what has no field. Output: nullopt -> `refusal`
/// says which field and why
std::optional<AssigningPolicy> policyOf(const QStringList& answers, const AssigningPolicy& before,
                                        const QStringList& layerIds, const QStringList& layerNames, QString& refusal);

} // namespace unisono
