#pragma once

#include "core/study/study.h"
#include "tests/support/testproject.h"

namespace unisono::test {

/// What answers are made of.
struct AnsweredPlan {
    QStringList people{QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cleo")};
    int tracks = 6;
    double seconds = 12;    ///< of each track
    double lateSeconds = 0; ///< what the last person's beats come later
};

/// A schema with labelled sections, beats, a tag of one label and genres; the gate of sections is 0.6.
GenreSchema answeredSchema();
/// Answers of everybody to sections and beats of every track. Drop and verse are often taken for each other, the rest
/// agrees. Equal plans give equal answers.
StudyLayer answeredSections(const AnsweredPlan& plan);
/// The same as a project file in the folder of `files`, with audio; everything is handed in. Output: its path; empty:
/// it could not be made.
QString makeAnsweredProject(const TestProject& files, const AnsweredPlan& plan);

} // namespace unisono::test
