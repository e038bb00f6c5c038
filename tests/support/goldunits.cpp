#include "tests/support/goldunits.h"

#include "core/exchange/goldrecord.h"
#include "core/package/package.h"
#include "core/workflow/commitment.h"

namespace unisono::test {

namespace {
constexpr int kRate = 44100;
}

Items steadyBeats(double lateMs)
{
    Items items;
    for (int i = 0; i < 9; ++i) {
        Item item;
        item.id = ItemId::next();
        const Frame at{FrameCount((2 + i * 0.5 + lateMs / 1000) * kRate)};
        item.span = {at, at};
        item.payload = InstantValue{1 + i / 4, 1 + i % 4};
        items.push_back(item);
    }
    return items;
}

void addGold(Project& project, TrackId track, GoldState state, const std::vector<PersonId>& authors)
{
    GoldRecord gold;
    gold.key = newPackageId();
    gold.track = track;
    gold.layer = QStringLiteral("beats");
    gold.state = state;
    gold.answer.accepted = {steadyBeats(0)};
    gold.answer.frames = project.track(track)->frames;
    gold.answer.rate = project.track(track)->rate;
    gold.answer.tolerance.seconds = 0.07;
    gold.salt = randomBytes(int(kCommitmentSaltBytes));
    gold.authors = authors;
    const auto change = sealedChange(project, RecordKind::SealedGold, gold.key, goldRecordToJson(gold));
    if (!change)
        qFatal("%s", qPrintable(change.error().message));
    if (const Result<void> done = project.record({QStringLiteral("gold.propose"), {}, {}, {*change}}); !done)
        qFatal("%s", qPrintable(done.error().message));
}

} // namespace unisono::test
