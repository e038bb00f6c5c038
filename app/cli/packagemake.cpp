#include "app/cli/command.h"
#include "app/cli/passphrase.h"
#include "core/exchange/packagemaking.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::string person;
    std::string output;
    std::string audio = "copied";
    std::string instructions;
    double excerptSeconds = 30;
    double goldShare = -1;
    int most = 0;
    int training = 0;
    PassphraseOption passphrase;
};

PackageAudio audioOf(const std::string& word)
{
    return word == "excerpts"     ? PackageAudio::Excerpts
           : word == "referenced" ? PackageAudio::Referenced
           : word == "none"       ? PackageAudio::None
                                  : PackageAudio::Copied;
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openUnlocked(options.project, options.passphrase, out);
    if (!project)
        return out.fail(project.error());
    const Result<Person> person = findPerson(**project, QString::fromStdString(options.person));
    if (!person)
        return out.fail(person.error());
    PackageRequest request;
    request.person = person->id;
    request.audio = audioOf(options.audio);
    request.excerptSeconds = options.excerptSeconds;
    request.most = options.most;
    request.training = options.training;
    request.instructions = QString::fromStdString(options.instructions);
    if (options.goldShare >= 0) {
        request.gold.share = options.goldShare;
        request.gold.firstShare = options.goldShare;
    }
    Result<MadePackage> made = Error{};
    withProgress(tr("Packing"), [&](JobContext& job) {
        made = makePackage(**project, request, QString::fromStdString(options.output), job);
    });
    if (!made)
        return out.fail(made.error());
    out.document(
        {{QLatin1String("package"), made->id},
         {QLatin1String("person"), person->name},
         {QLatin1String("assignments"), made->assignments},
         {QLatin1String("tracks"), made->tracks},
         {QLatin1String("gold"), made->gold},
         {QLatin1String("goldWanted"), made->goldWanted},
         {QLatin1String("training"), made->training}},
        tr("%1 assignments on %2 tracks for %3, %4 of them golden.")
                .arg(QString::number(made->assignments), QString::number(made->tracks), person->name,
                     QString::number(made->gold)) +
            (options.training > 0 ? QLatin1Char(' ') + tr("%1 more to learn from.").arg(made->training) : QString()));
    return kExitDone;
}

} // namespace

void registerCommands_packagemake(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("package make"), tr("Write the work of one person into a package"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project file").toStdString())->required();
             app.add_option("--person", options->person, tr("For whom: id or name").toStdString())->required();
             app.add_option("--out", options->output, tr("Package to write (.unipack)").toStdString())->required();
             app.add_option("--audio", options->audio, tr("What goes along of the audio").toStdString())
                 ->check(CLI::IsMember({"copied", "excerpts", "referenced", "none"}));
             app.add_option("--excerpt-seconds", options->excerptSeconds, tr("Length of excerpts").toStdString())
                 ->check(CLI::Range(1.0, 3600.0));
             app.add_option("--gold-share", options->goldShare,
                            tr("Share of golden units; else 0.15 in the first two packages, then 0.08").toStdString())
                 ->check(CLI::Range(0.0, 0.5));
             app.add_option("--most", options->most, tr("At most so many units beside the golden ones").toStdString())
                 ->check(CLI::Range(1, 100000));
             app.add_option("--training", options->training,
                            tr("At most so many retired golden units, openly marked, to learn from").toStdString())
                 ->check(CLI::Range(0, 1000));
             app.add_option("--instructions", options->instructions, tr("Words to the person").toStdString());
             options->passphrase.add(app);
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
