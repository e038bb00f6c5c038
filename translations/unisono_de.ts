<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source>Annotate, check and convert music datasets.</source>
        <translation>Musikdatensätze annotieren, prüfen und umwandeln.</translation>
    </message>
    <message>
        <source>Print one JSON document</source>
        <translation>Ein JSON-Dokument ausgeben</translation>
    </message>
</context>
<context>
    <name>FrequencyAxis</name>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
</context>
<context>
    <name>PaletteIndex</name>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>“%1” is in the project already and was not added again.</source>
        <translation>„%1“ ist schon im Projekt und wurde nicht nochmals hinzugefügt.</translation>
    </message>
    <message>
        <source>The folder “%1” could not be read and was left out. Check that you may read it.</source>
        <translation>Der Ordner „%1“ konnte nicht gelesen werden und wurde ausgelassen. Bitte die Leserechte prüfen.</translation>
    </message>
    <message>
        <source>“%1” was not found and was left out.</source>
        <translation>„%1“ wurde nicht gefunden und ausgelassen.</translation>
    </message>
    <message>
        <source>“%1” is not a sound file of a known format and was left out.</source>
        <translation>„%1“ ist keine Klangdatei eines bekannten Formats und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>“%1” can only be read with ffmpeg, which is not installed; it was left out. Install ffmpeg and add it again.</source>
        <translation>„%1“ lässt sich nur mit ffmpeg lesen, das nicht installiert ist, und wurde ausgelassen. Bitte ffmpeg installieren und die Datei nochmals hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” holds no sound and was left out.</source>
        <translation>„%1“ enthält keinen Klang und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>“%1” is damaged and was left out. Replace it with a whole copy and add it again.</source>
        <translation>„%1“ ist beschädigt und wurde ausgelassen. Bitte durch eine ganze Kopie ersetzen und nochmals hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” uses something that is not handled (%2) and was left out.</source>
        <translation>„%1“ verwendet etwas, womit das Programm nicht umgehen kann (%2), und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>“%1” could not be read and was left out. Check that you may read it.</source>
        <translation>„%1“ konnte nicht gelesen werden und wurde ausgelassen. Bitte die Leserechte prüfen.</translation>
    </message>
    <message>
        <source>The audio of “%1” is not the file it was when it was added. The annotations are kept; check that they still fit, or link the right file.</source>
        <translation>Der Klang von „%1“ ist nicht mehr die Datei, die hinzugefügt wurde. Die Annotationen sind erhalten; bitte prüfen, ob sie noch passen, oder die richtige Datei verknüpfen.</translation>
    </message>
    <message>
        <source>The audio of “%1” is not where it was. The annotations are kept; link the file again to hear it.</source>
        <translation>Der Klang von „%1“ ist nicht, wo er war. Die Annotationen sind erhalten; zum Hören die Datei neu verknüpfen.</translation>
    </message>
    <message>
        <source>The audio of “%1” cannot be read. The annotations are kept; replace the file or link another copy.</source>
        <translation>Der Klang von „%1“ lässt sich nicht lesen. Die Annotationen sind erhalten; bitte die Datei ersetzen oder eine andere Kopie verknüpfen.</translation>
    </message>
    <message>
        <source>The audio of “%1” is damaged or breaks off; what can be read is shown.</source>
        <translation>Der Klang von „%1“ ist beschädigt oder bricht ab; gezeigt wird, was lesbar ist.</translation>
    </message>
    <message>
        <source>The folder “%1” could not be read and was left out.</source>
        <translation>Der Ordner „%1“ konnte nicht gelesen werden und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The project file was damaged. It was opened from its backup; the damaged file is kept as “%1”.</source>
        <translation>Die Projektdatei war beschädigt. Sie wurde aus ihrer Sicherung geöffnet; die beschädigte Datei bleibt als „%1“ erhalten.</translation>
    </message>
    <message>
        <source>%1 edits that the backup did not have yet were brought back from the log.</source>
        <translation>%1 Änderungen, die in der Sicherung noch fehlten, wurden aus dem Protokoll zurückgeholt.</translation>
    </message>
    <message>
        <source>%1 edits are missing in the backup. Look at the history and repeat them.</source>
        <translation>%1 Änderungen fehlen in der Sicherung. Bitte den Verlauf ansehen und sie wiederholen.</translation>
    </message>
    <message>
        <source>The last edits may be missing in the backup. Look at the history.</source>
        <translation>Die letzten Änderungen fehlen vielleicht in der Sicherung. Bitte den Verlauf ansehen.</translation>
    </message>
    <message>
        <source>A page of the project file is damaged. Open the project again: it is repaired from its backup.</source>
        <translation>Eine Seite der Projektdatei ist beschädigt. Bitte das Projekt neu öffnen: es wird aus seiner Sicherung repariert.</translation>
    </message>
    <message>
        <source>The database finds itself damaged: %1. Open the project again: it is repaired from its backup.</source>
        <translation>Die Datenbank meldet sich als beschädigt: %1. Bitte das Projekt neu öffnen: es wird aus seiner Sicherung repariert.</translation>
    </message>
    <message>
        <source>A row refers to one in “%1” that is not there.</source>
        <translation>Eine Zeile verweist auf eine in „%1“, die es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 rows differ from what the log gives. Open the project again: it is repaired from its log.</source>
        <translation>%1 Zeilen weichen von dem ab, was das Protokoll ergibt. Bitte das Projekt neu öffnen: es wird aus seinem Protokoll repariert.</translation>
    </message>
    <message>
        <source>The event log does not fit together: %1.</source>
        <translation>Das Ereignisprotokoll passt nicht zusammen: %1.</translation>
    </message>
    <message>
        <source>The search index does not fit the tracks: %1.</source>
        <translation>Der Suchindex passt nicht zu den Stücken: %1.</translation>
    </message>
    <message>
        <source>%1 edits are not on the disk yet. Free some space; they are written as soon as there is room.</source>
        <translation>%1 Änderungen sind noch nicht auf der Platte. Bitte etwas Platz schaffen; sie werden geschrieben, sobald Platz ist.</translation>
    </message>
    <message>
        <source>Something was noticed</source>
        <translation>Etwas ist aufgefallen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Add item</source>
        <translation>Eintrag hinzufügen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove items</source>
        <translation>Einträge entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <source>Set confidence</source>
        <translation>Sicherheit setzen</translation>
    </message>
    <message>
        <source>Set confidence of %1</source>
        <translation>Sicherheit von %1 setzen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Move boundary</source>
        <translation>Grenze verschieben</translation>
    </message>
    <message>
        <source>Move boundary of %1</source>
        <translation>Grenze von %1 verschieben</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>%1 teilen</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>%1 verbinden</translation>
    </message>
    <message>
        <source>Set tag</source>
        <translation>Tag setzen</translation>
    </message>
    <message>
        <source>Set tag %1</source>
        <translation>Tag %1 setzen</translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation>Annotationen importieren</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Mark boundary</source>
        <translation>Grenze markieren</translation>
    </message>
    <message>
        <source>Mark boundary of %1</source>
        <translation>Grenze von %1 markieren</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>Set value of %1</source>
        <translation>Wert von %1 setzen</translation>
    </message>
    <message>
        <source>Set number</source>
        <translation>Zahl setzen</translation>
    </message>
    <message>
        <source>Set number of %1</source>
        <translation>Zahl von %1 setzen</translation>
    </message>
    <message>
        <source>Remove tracks</source>
        <translation>Stücke entfernen</translation>
    </message>
    <message>
        <source>Add tracks</source>
        <translation>Stücke hinzufügen</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Stück ändern</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Link audio again</source>
        <translation>Klang neu verknüpfen</translation>
    </message>
    <message>
        <source>Link %1 again</source>
        <translation>%1 neu verknüpfen</translation>
    </message>
    <message>
        <source>Fingerprint audio</source>
        <translation>Fingerabdruck des Klangs berechnen</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>Fingerabdruck von %1 berechnen</translation>
    </message>
    <message>
        <source>Begin layer</source>
        <translation>Ebene beginnen</translation>
    </message>
    <message>
        <source>Begin %1</source>
        <translation>%1 beginnen</translation>
    </message>
    <message>
        <source>Reading waveform</source>
        <translation>Lesen der Wellenform</translation>
    </message>
    <message>
        <source>Reading waveform of %1</source>
        <translation>Lesen der Wellenform von %1</translation>
    </message>
    <message>
        <source>Opening audio</source>
        <translation>Öffnen des Klangs</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Öffnen von %1</translation>
    </message>
    <message>
        <source>Measuring loudness</source>
        <translation>Messen der Lautheit</translation>
    </message>
    <message>
        <source>Measuring loudness of %1</source>
        <translation>Messen der Lautheit von %1</translation>
    </message>
    <message>
        <source>Fingerprinting audio</source>
        <translation>Berechnen des Fingerabdrucks</translation>
    </message>
    <message>
        <source>Fingerprinting %1</source>
        <translation>Berechnen des Fingerabdrucks von %1</translation>
    </message>
    <message>
        <source>Adding tracks</source>
        <translation>Hinzufügen von Stücken</translation>
    </message>
    <message>
        <source>Adding tracks from %1</source>
        <translation>Hinzufügen von Stücken aus %1</translation>
    </message>
    <message>
        <source>Looking for missing audio</source>
        <translation>Suche nach fehlendem Klang</translation>
    </message>
    <message>
        <source>Looking for missing audio in %1</source>
        <translation>Suche nach fehlendem Klang in %1</translation>
    </message>
    <message>
        <source>Importing annotations</source>
        <translation>Import von Annotationen</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Import von %1</translation>
    </message>
    <message>
        <source>Exporting annotations</source>
        <translation>Export von Annotationen</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation>Export nach %1</translation>
    </message>
    <message>
        <source>Looking for audio files</source>
        <translation>Suche nach Klangdateien</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Prüfen von %1</translation>
    </message>
    <message>
        <source>Writing the demo project</source>
        <translation>Schreiben des Demoprojekts</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Instants</source>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>%1 was cancelled. What was there before is unchanged; start it again when you like.</source>
        <translation>%1 wurde abgebrochen. Was vorher da war, ist unverändert; starte es neu, wenn du magst.</translation>
    </message>
    <message>
        <source>Cancelled. What was there before is unchanged; start it again when you like.</source>
        <translation>Abgebrochen. Was vorher da war, ist unverändert; starte es neu, wenn du magst.</translation>
    </message>
    <message>
        <source>%1 was not found. Nothing was changed. Check the name, or whether the drive is connected.</source>
        <translation>%1 wurde nicht gefunden. Nichts wurde geändert. Prüfe den Namen, oder ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Something that was asked for was not found. Nothing was changed. Check the name and try again.</source>
        <translation>Etwas Verlangtes wurde nicht gefunden. Nichts wurde geändert. Prüfe den Namen und versuche es nochmals.</translation>
    </message>
    <message>
        <source>%1 could not be read. Nothing was changed. Check that you may read it and that the drive is in order.</source>
        <translation>%1 konnte nicht gelesen werden. Nichts wurde geändert. Prüfe, ob du es lesen darfst und das Laufwerk in Ordnung ist.</translation>
    </message>
    <message>
        <source>Reading failed. Nothing was changed. Check that you may read the file and that the drive is in order.</source>
        <translation>Das Lesen ist gescheitert. Nichts wurde geändert. Bitte prüfen, ob die Datei gelesen werden darf und das Laufwerk in Ordnung ist.</translation>
    </message>
    <message>
        <source>%1 could not be written. Your work is kept in the program. Check that you may write there, or choose another place.</source>
        <translation>%1 konnte nicht geschrieben werden. Deine Arbeit ist im Programm erhalten. Prüfe, ob du dort schreiben darfst, oder wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>Writing failed. Your work is kept in the program. Check that you may write there, or choose another place.</source>
        <translation>Das Schreiben ist gescheitert. Die Arbeit ist im Programm erhalten. Bitte prüfen, ob dort geschrieben werden darf, oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>There is no room left to write %1. Your work is kept in the program and is written as soon as there is room: free some space.</source>
        <translation>Es ist kein Platz mehr, um %1 zu schreiben. Deine Arbeit ist im Programm erhalten und wird geschrieben, sobald Platz ist: schaffe etwas Platz.</translation>
    </message>
    <message>
        <source>The disk is full. Your work is kept in the program and is written as soon as there is room: free some space.</source>
        <translation>Die Platte ist voll. Deine Arbeit ist im Programm erhalten und wird geschrieben, sobald Platz ist: schaffe etwas Platz.</translation>
    </message>
    <message>
        <source>%1 is read-only. Nothing in it was changed. Copy it to a place where you may write and open the copy.</source>
        <translation>%1 ist nur lesbar. Nichts darin wurde geändert. Kopiere es dorthin, wo du schreiben darfst, und öffne die Kopie.</translation>
    </message>
    <message>
        <source>This place is read-only. Nothing was changed. Choose a place where you may write.</source>
        <translation>Dieser Ort ist nur lesbar. Nichts wurde geändert. Bitte einen Ort wählen, an dem geschrieben werden darf.</translation>
    </message>
    <message>
        <source>%1 is open elsewhere (%2), so it can only be read here. Nothing was changed. Close it there to edit it here.</source>
        <translation>%1 ist anderswo offen (%2) und hier deshalb nur lesbar. Nichts wurde geändert. Zum Bearbeiten dort schließen.</translation>
    </message>
    <message>
        <source>%1 is open in another program, so it can only be read here. Nothing was changed. Close it there to edit it here.</source>
        <translation>%1 ist in einem anderen Programm offen und hier deshalb nur lesbar. Nichts wurde geändert. Zum Bearbeiten dort schließen.</translation>
    </message>
    <message>
        <source>The project is open in another program, so it can only be read here. Nothing was changed. Close it there to edit it here.</source>
        <translation>Das Projekt ist in einem anderen Programm offen und hier deshalb nur lesbar. Nichts wurde geändert. Zum Bearbeiten dort schließen.</translation>
    </message>
    <message>
        <source>%1 is not a sound file of a known format. It was left alone. Choose a sound file such as WAV, FLAC, Ogg, Opus or MP3.</source>
        <translation>%1 ist keine Klangdatei eines bekannten Formats. Sie blieb unberührt. Wähle eine Klangdatei wie WAV, FLAC, Ogg, Opus oder MP3.</translation>
    </message>
    <message>
        <source>This is not a sound file of a known format. It was left alone. Choose a sound file such as WAV, FLAC, Ogg, Opus or MP3.</source>
        <translation>Das ist keine Klangdatei eines bekannten Formats. Sie blieb unberührt. Bitte eine Klangdatei wie WAV, FLAC, Ogg, Opus oder MP3 wählen.</translation>
    </message>
    <message>
        <source>%1 can only be read with ffmpeg, which is not installed. It was left alone. Install ffmpeg, or convert the file to FLAC or WAV.</source>
        <translation>%1 lässt sich nur mit ffmpeg lesen, das nicht installiert ist. Die Datei blieb unberührt. Installiere ffmpeg, oder wandle sie in FLAC oder WAV um.</translation>
    </message>
    <message>
        <source>This format can only be read with ffmpeg, which is not installed. The file was left alone. Install ffmpeg, or convert the file to FLAC or WAV.</source>
        <translation>Dieses Format lässt sich nur mit ffmpeg lesen, das nicht installiert ist. Die Datei blieb unberührt. Bitte ffmpeg installieren oder die Datei in FLAC oder WAV umwandeln.</translation>
    </message>
    <message>
        <source>%1 is damaged or breaks off. What can be read of it is kept. Replace the file with a whole copy where there is one.</source>
        <translation>%1 ist beschädigt oder bricht ab. Was lesbar ist, bleibt erhalten. Ersetze die Datei durch eine ganze Kopie, wo es eine gibt.</translation>
    </message>
    <message>
        <source>The file is damaged or breaks off. What can be read of it is kept. Replace the file with a whole copy where there is one.</source>
        <translation>Die Datei ist beschädigt oder bricht ab. Was lesbar ist, bleibt erhalten. Bitte die Datei durch eine ganze Kopie ersetzen, wo es eine gibt.</translation>
    </message>
    <message>
        <source>%1 is empty: there is nothing in it to work on. It was left alone. Choose another file.</source>
        <translation>%1 ist leer: darin ist nichts zu bearbeiten. Es blieb unberührt. Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>There is nothing in it to work on. Nothing was changed. Choose another file.</source>
        <translation>Darin ist nichts zu bearbeiten. Nichts wurde geändert. Bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>%1 is larger than this program takes. It was left alone. Split it, or choose a smaller one.</source>
        <translation>%1 ist größer, als das Programm annimmt. Es blieb unberührt. Bitte teilen oder etwas Kleineres wählen.</translation>
    </message>
    <message>
        <source>This is larger than this program takes. Nothing was changed. Split it, or choose a smaller one.</source>
        <translation>Das ist größer, als das Programm annimmt. Nichts wurde geändert. Bitte teilen oder etwas Kleineres wählen.</translation>
    </message>
    <message>
        <source>%1 uses something this program does not handle. It was left alone. Convert it to a plainer form and try again.</source>
        <translation>%1 verwendet etwas, womit das Programm nicht umgehen kann. Es blieb unberührt. Bitte in eine einfachere Form umwandeln und nochmals versuchen.</translation>
    </message>
    <message>
        <source>This is understood, but not handled by this program. Nothing was changed. Try a plainer form.</source>
        <translation>Das ist verständlich, aber das Programm kann damit nicht umgehen. Nichts wurde geändert. Bitte eine einfachere Form versuchen.</translation>
    </message>
    <message>
        <source>%1 is not a Unisono project. It was left alone. Choose a file that ends in .unisono.</source>
        <translation>%1 ist kein Unisono-Projekt. Es blieb unberührt. Wähle eine Datei, die auf .unisono endet.</translation>
    </message>
    <message>
        <source>This is not a Unisono project. It was left alone. Choose a file that ends in .unisono.</source>
        <translation>Das ist kein Unisono-Projekt. Es blieb unberührt. Bitte eine Datei wählen, die auf .unisono endet.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Unisono. It was left alone, so that nothing in it is lost. Update the program to open it.</source>
        <translation>%1 wurde von einer neueren Version von Unisono geschrieben. Es blieb unberührt, damit nichts darin verloren geht. Aktualisiere das Programm, um es zu öffnen.</translation>
    </message>
    <message>
        <source>This was written by a newer version of Unisono. It was left alone, so that nothing in it is lost. Update the program to open it.</source>
        <translation>Das wurde von einer neueren Version von Unisono geschrieben. Es blieb unberührt, damit nichts darin verloren geht. Zum Öffnen bitte das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>%1 is damaged and no intact backup was found beside it. It was left as it is. Open a copy from a backup of your own.</source>
        <translation>%1 ist beschädigt, und daneben fand sich keine heile Sicherung. Es blieb, wie es ist. Öffne eine Kopie aus deiner eigenen Sicherung.</translation>
    </message>
    <message>
        <source>The project is damaged and no intact backup was found beside it. It was left as it is. Open a copy from a backup of your own.</source>
        <translation>Das Projekt ist beschädigt, und daneben fand sich keine heile Sicherung. Es blieb, wie es ist. Bitte eine Kopie aus einer eigenen Sicherung öffnen.</translation>
    </message>
    <message>
        <source>%1 cannot be understood at %2. Nothing was taken over. Correct it there, or choose another file.</source>
        <translation>%1 ist bei %2 nicht zu verstehen. Nichts wurde übernommen. Bitte dort berichtigen oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>%1 cannot be understood. Nothing was taken over. Correct it, or choose another file.</source>
        <translation>%1 ist nicht zu verstehen. Nichts wurde übernommen. Bitte berichtigen oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The text cannot be understood at %2. Nothing was taken over. Correct it there and try again.</source>
        <translation>Der Text ist bei %2 nicht zu verstehen. Nichts wurde übernommen. Bitte dort berichtigen und nochmals versuchen.</translation>
    </message>
    <message>
        <source>The text cannot be understood. Nothing was taken over. Correct it and try again.</source>
        <translation>Der Text ist nicht zu verstehen. Nichts wurde übernommen. Bitte berichtigen und nochmals versuchen.</translation>
    </message>
    <message>
        <source>That does not work with %1. Nothing was changed.</source>
        <translation>Das geht mit %1 nicht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>That does not work here. Nothing was changed.</source>
        <translation>Das geht hier nicht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The sound device %1 is not there or refuses. Your work is unchanged and goes on in silence. Connect it, or choose another output.</source>
        <translation>Das Klanggerät %1 ist nicht da oder verweigert sich. Deine Arbeit ist unverändert und geht in Stille weiter. Verbinde es, oder wähle einen anderen Ausgang.</translation>
    </message>
    <message>
        <source>There is no sound device, or it went away. Your work is unchanged and goes on in silence. Connect one and look for outputs again.</source>
        <translation>Es gibt kein Klanggerät, oder es ist verschwunden. Deine Arbeit ist unverändert und geht in Stille weiter. Verbinde eines und suche nochmals nach Ausgängen.</translation>
    </message>
    <message>
        <source>Unisono made a mistake with %1. Your saved work is safe. Please try again, and report it if it returns.</source>
        <translation>Unisono hat bei %1 einen Fehler gemacht. Die gesicherte Arbeit ist unversehrt. Bitte nochmals versuchen und melden, wenn es wiederkehrt.</translation>
    </message>
    <message>
        <source>Unisono made a mistake. Your saved work is safe. Please try again, and report it if it returns.</source>
        <translation>Unisono hat einen Fehler gemacht. Die gesicherte Arbeit ist unversehrt. Bitte nochmals versuchen und melden, wenn es wiederkehrt.</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>unknown time</source>
        <translation>unbekannte Zeit</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>minus</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1: beat %2 is followed by beat %3.</source>
        <translation>%1: auf Schlag %2 folgt Schlag %3.</translation>
    </message>
    <message>
        <source>%1: an item reaches beyond the end of the track.</source>
        <translation>%1: ein Eintrag reicht über das Ende des Stücks hinaus.</translation>
    </message>
    <message>
        <source>%1: “%2” is not a label of the schema.</source>
        <translation>%1: „%2“ ist kein Label des Schemas.</translation>
    </message>
    <message>
        <source>%1 should cover the whole track, but here is a gap.</source>
        <translation>%1 soll das ganze Stück bedecken, aber hier ist eine Lücke.</translation>
    </message>
    <message>
        <source>%1: items overlap here.</source>
        <translation>%1: hier überlappen sich Einträge.</translation>
    </message>
    <message>
        <source>%1: two items at the same moment.</source>
        <translation>%1: zwei Einträge zum selben Zeitpunkt.</translation>
    </message>
    <message>
        <source>%1: the schema has no label “%2”.</source>
        <translation>%1: das Schema hat kein Label „%2“.</translation>
    </message>
    <message>
        <source>%1: an item without a label.</source>
        <translation>%1: ein Eintrag ohne Label.</translation>
    </message>
    <message>
        <source>%1: marked as unsure.</source>
        <translation>%1: als unsicher markiert.</translation>
    </message>
    <message>
        <source>The table has no header; what its columns mean was told by their numbers. Check the result.</source>
        <translation>Die Tabelle hat keine Kopfzeile; die Bedeutung der Spalten wurde aus ihren Zahlen erschlossen. Bitte das Ergebnis prüfen.</translation>
    </message>
    <message>
        <source>The table has no header; its times are whole numbers beyond the track in seconds and were taken for frames.</source>
        <translation>Die Tabelle hat keine Kopfzeile; ihre Zeiten sind ganze Zahlen, die als Sekunden über das Stück hinausreichen, und wurden als Frames gelesen.</translation>
    </message>
    <message>
        <source>The format cannot hold “%1”; it was left out of %2 items.</source>
        <translation>Das Format kann „%1“ nicht aufnehmen; es wurde bei %2 Einträgen ausgelassen.</translation>
    </message>
    <message>
        <source>What the imported file said about itself as a whole cannot be held by this format and was left out.</source>
        <translation>Was die importierte Datei über sich als Ganzes sagt, kann dieses Format nicht aufnehmen; es wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%2 cannot hold the layer %1; it was left out.</source>
        <translation>%2 kann die Ebene %1 nicht aufnehmen; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Line ends in the text “%1” were written as blanks.</source>
        <translation>Zeilenenden im Text „%1“ wurden als Leerzeichen geschrieben.</translation>
    </message>
    <message>
        <source>“%1” lies outside the track.</source>
        <translation>„%1“ liegt außerhalb des Stücks.</translation>
    </message>
    <message>
        <source>“%1” has no length and was left out.</source>
        <translation>„%1“ hat keine Länge und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>What the file carries beside its annotations is large (%1 KB) and was left out of the project.</source>
        <translation>Was die Datei neben ihren Annotationen enthält, ist groß (%1 KB) und wurde nicht ins Projekt übernommen.</translation>
    </message>
    <message>
        <source>The gap here was filled with an interval without a label.</source>
        <translation>Die Lücke hier wurde mit einem Intervall ohne Label gefüllt.</translation>
    </message>
    <message>
        <source>“%1” has no place in the layer and was left out.</source>
        <translation>„%1“ hat in der Ebene keinen Platz und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>This line could not be read: %1</source>
        <translation>Diese Zeile konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%2 more of this kind (%1).</source>
        <translation>%2 weitere dieser Art (%1).</translation>
    </message>
    <message>
        <source>The layer takes one label, the file has several: %1. All were kept.</source>
        <translation>Die Ebene nimmt ein Label, die Datei hat mehrere: %1. Alle wurden behalten.</translation>
    </message>
    <message>
        <source>Ends %1 s before it begins; its start was kept.</source>
        <translation>Endet %1 s vor seinem Anfang; der Anfang wurde behalten.</translation>
    </message>
    <message>
        <source>The layer has no level %1; the item was put on the nearest.</source>
        <translation>Die Ebene hat keine Stufe %1; der Eintrag kam auf die nächste.</translation>
    </message>
    <message>
        <source>Has no time and was left out.</source>
        <translation>Hat keine Zeit und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Two items overlap by %1 s; the first was ended where the second begins.</source>
        <translation>Zwei Einträge überlappen sich um %1 s; der erste endet nun, wo der zweite beginnt.</translation>
    </message>
    <message>
        <source>The layer has no label “%1” (%2 times). The text was kept with the items.</source>
        <translation>Die Ebene hat kein Label „%1“ (%2-mal). Der Text blieb bei den Einträgen.</translation>
    </message>
    <message>
        <source>An annotation of the namespace “%1” is in no form that layers have; it is kept as it is for an export.</source>
        <translation>Eine Annotation des Namensraums „%1“ hat keine Form, die Ebenen haben; sie bleibt für einen Export, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 numbers that are none (NaN) were read as empty.</source>
        <translation>%1 Zahlen, die keine sind (NaN), wurden als leer gelesen.</translation>
    </message>
    <message>
        <source>This is no annotation; it is kept as it is for an export.</source>
        <translation>Das ist keine Annotation; es bleibt für einen Export, wie es ist.</translation>
    </message>
    <message>
        <source>The key “%2” of the label %1 is a key of the transport or of editing.</source>
        <translation>Die Taste „%2“ des Labels %1 ist eine Taste des Transports oder der Bearbeitung.</translation>
    </message>
    <message>
        <source>The layer %1 has no labels to choose from.</source>
        <translation>Die Ebene %1 hat keine Labels zur Auswahl.</translation>
    </message>
    <message>
        <source>“%1” is a name of two labels: %2 and %3.</source>
        <translation>„%1“ ist ein Name zweier Labels: %2 und %3.</translation>
    </message>
    <message>
        <source>“%1” is no member of a schema and was passed over.</source>
        <translation>„%1“ gehört in kein Schema und wurde übergangen.</translation>
    </message>
    <message>
        <source>The text is not UTF-8; it was read as Windows-1252.</source>
        <translation>Der Text ist kein UTF-8; er wurde als Windows-1252 gelesen.</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Set bar and beat</source>
        <translation>Takt und Schlag setzen</translation>
    </message>
</context>
<context>
    <name>unisono</name>
    <message>
        <source>more than one has this name; use one of the ids %1</source>
        <translation>mehrere haben diesen Namen; bitte eine der Ids %1 verwenden</translation>
    </message>
    <message>
        <source>Reading the audio</source>
        <translation>Lesen des Klangs</translation>
    </message>
    <message>
        <source>%1 frames at %2 Hz, %3 channels: overview %4 in %5 s (%6 s of CPU time)</source>
        <translation>%1 Frames bei %2 Hz, %3 Kanäle: Übersicht %4 in %5 s (%6 s CPU-Zeit)</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>aus dem Zwischenspeicher</translation>
    </message>
    <message>
        <source>built</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>Build the overview (minimum, maximum, RMS) of a sound file</source>
        <translation>Die Übersicht (Minimum, Maximum, RMS) einer Klangdatei berechnen</translation>
    </message>
    <message>
        <source>“%1” (not in the schema)</source>
        <translation>„%1“ (nicht im Schema)</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>tapped</source>
        <translation>getippt</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>suggestion, accepted</source>
        <translation>Vorschlag, angenommen</translation>
    </message>
    <message>
        <source>suggestion, edited</source>
        <translation>Vorschlag, bearbeitet</translation>
    </message>
    <message>
        <source>not labelled</source>
        <translation>ohne Label</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>vor %1 Tagen</translation>
    </message>
    <message>
        <source>“%1” is no format that can be written. These can: %2.</source>
        <translation>„%1“ ist kein Format, das geschrieben werden kann. Möglich sind: %2.</translation>
    </message>
    <message>
        <source>%1: %2 items</source>
        <translation>%1: %2 Einträge</translation>
    </message>
    <message>
        <source>There are no annotations to export.</source>
        <translation>Es gibt keine Annotationen zu exportieren.</translation>
    </message>
    <message>
        <source>Write annotations to files of other programs</source>
        <translation>Annotationen in Dateien anderer Programme schreiben</translation>
    </message>
    <message>
        <source>Project file</source>
        <translation>Projektdatei</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation>Ordner, in den geschrieben wird</translation>
    </message>
    <message>
        <source>Only this track, by id or name</source>
        <translation>Nur dieses Stück, nach Id oder Name</translation>
    </message>
    <message>
        <source>Only this layer, by id or name</source>
        <translation>Nur diese Ebene, nach Id oder Name</translation>
    </message>
    <message>
        <source>%1 holds nothing that fits the layer %2. Nothing was changed.</source>
        <translation>%1 enthält nichts, was in die Ebene %2 passt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 holds more than one layer that fits. Nothing was changed. Choose one with --pick NUMBER (and an annotator with --person):
%2</source>
        <translation>%1 enthält mehr als eine passende Ebene. Nichts wurde geändert. Bitte eine mit --pick NUMBER wählen (und mit --person, wer annotiert hat):
%2</translation>
    </message>
    <message>
        <source>%1 has annotations in this layer already, or has handed them in. Nothing was changed. --replace puts the file&apos;s in the place of unfinished ones; that can be undone.</source>
        <translation>%1 hat in dieser Ebene schon Annotationen oder hat sie abgegeben. Nichts wurde geändert. --replace setzt die der Datei an die Stelle unfertiger; das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>%1, %2: %3 items imported</source>
        <translation>%1, %2: %3 Einträge importiert</translation>
    </message>
    <message>
        <source>Bring a file of annotations into a layer of a track</source>
        <translation>Eine Datei mit Annotationen in eine Ebene eines Stücks bringen</translation>
    </message>
    <message>
        <source>File of annotations</source>
        <translation>Datei mit Annotationen</translation>
    </message>
    <message>
        <source>Track, by id or name</source>
        <translation>Stück, nach Id oder Name</translation>
    </message>
    <message>
        <source>Layer, by id or name</source>
        <translation>Ebene, nach Id oder Name</translation>
    </message>
    <message>
        <source>Whose annotations they are; made where new. Without it those named in the file</source>
        <translation>Von wem die Annotationen sind; neue Personen werden angelegt. Ohne Angabe die in der Datei genannten</translation>
    </message>
    <message>
        <source>Format; without it found by content and name</source>
        <translation>Format; ohne Angabe nach Inhalt und Name bestimmt</translation>
    </message>
    <message>
        <source>Which layer of the file, by number or name, where several fit</source>
        <translation>Welche Ebene der Datei, nach Nummer oder Name, wo mehrere passen</translation>
    </message>
    <message>
        <source>Replace what the person has there</source>
        <translation>Ersetzen, was die Person dort hat</translation>
    </message>
    <message>
        <source>Adding</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Added %1 (%2)
</source>
        <translation>%1 hinzugefügt (%2)
</translation>
    </message>
    <message>
        <source>Add sound files and folders to a project</source>
        <translation>Klangdateien und Ordner zu einem Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Sound files and folders</source>
        <translation>Klangdateien und Ordner</translation>
    </message>
    <message>
        <source>Do not compute SHA-256 now (the window does later)</source>
        <translation>SHA-256 jetzt nicht berechnen (das Fenster tut es später)</translation>
    </message>
    <message>
        <source>Writing the demo project</source>
        <translation>Schreiben des Demoprojekts</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Ich</translation>
    </message>
    <message>
        <source>Wrote %1 with %2 tracks.</source>
        <translation>%1 mit %2 Stücken geschrieben.</translation>
    </message>
    <message>
        <source>Write the demo project into a folder</source>
        <translation>Das Demoprojekt in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>Folder to write to; made where it is not there</source>
        <translation>Ordner, in den geschrieben wird; wird angelegt, wenn er fehlt</translation>
    </message>
    <message>
        <source>Id of a shipped schema</source>
        <translation>Id eines mitgelieferten Schemas</translation>
    </message>
    <message>
        <source>Made %1 with the schema %2.</source>
        <translation>%1 mit dem Schema %2 angelegt.</translation>
    </message>
    <message>
        <source>Make a project</source>
        <translation>Ein Projekt anlegen</translation>
    </message>
    <message>
        <source>Project file to make</source>
        <translation>Anzulegende Projektdatei</translation>
    </message>
    <message>
        <source>Id of a shipped schema, or a schema file</source>
        <translation>Id eines mitgelieferten Schemas oder eine Schemadatei</translation>
    </message>
    <message>
        <source>Name of the person at work</source>
        <translation>Name der Person, die arbeitet</translation>
    </message>
    <message>
        <source>List the people of a project</source>
        <translation>Die Personen eines Projekts auflisten</translation>
    </message>
    <message>
        <source>Looking for missing audio</source>
        <translation>Suche nach fehlendem Klang</translation>
    </message>
    <message>
        <source>Linked %1 of %2 missing files again.</source>
        <translation>%1 von %2 fehlenden Dateien neu verknüpft.</translation>
    </message>
    <message>
        <source>Find missing audio of a project by its hash below a folder</source>
        <translation>Fehlenden Klang eines Projekts anhand seiner Prüfsumme unter einem Ordner finden</translation>
    </message>
    <message>
        <source>Folder to look in</source>
        <translation>Ordner, in dem gesucht wird</translation>
    </message>
    <message>
        <source>Print the annotations of a track</source>
        <translation>Die Annotationen eines Stücks ausgeben</translation>
    </message>
    <message>
        <source>Id, title or file name of the track</source>
        <translation>Id, Titel oder Dateiname des Stücks</translation>
    </message>
    <message>
        <source>Only this layer (id or name)</source>
        <translation>Nur diese Ebene (Id oder Name)</translation>
    </message>
    <message>
        <source>Only this person (id or name)</source>
        <translation>Nur diese Person (Id oder Name)</translation>
    </message>
    <message>
        <source>List the tracks of a project</source>
        <translation>Die Stücke eines Projekts auflisten</translation>
    </message>
    <message>
        <source>Only those in which every word begins a word</source>
        <translation>Nur die, in denen jedes dieser Wörter am Anfang eines Wortes steht</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Sound: the file is whole, and its rows are what its log says.</source>
        <translation>In Ordnung: die Datei ist heil, und ihre Zeilen sind, was ihr Protokoll sagt.</translation>
    </message>
    <message>
        <source>Check a project: file, references, rows against the log</source>
        <translation>Ein Projekt prüfen: Datei, Verweise, Zeilen gegen das Protokoll</translation>
    </message>
    <message>
        <source>Also whether the audio is there and unchanged</source>
        <translation>Auch, ob der Klang da und unverändert ist</translation>
    </message>
</context>
<context>
    <name>unisono::ActionMap</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
</context>
<context>
    <name>unisono::AnnotateController</name>
    <message>
        <source>%1 per minute</source>
        <translation>%1 pro Minute</translation>
    </message>
    <message>
        <source>tiling</source>
        <translation>lückenlos</translation>
    </message>
    <message>
        <source>several labels</source>
        <translation>mehrere Labels</translation>
    </message>
    <message>
        <source>This schema has no layer of beats or other instants to tap into.</source>
        <translation>Dieses Schema hat keine Ebene mit Schlägen oder anderen Zeitpunkten zum Tippen.</translation>
    </message>
    <message>
        <source>Items of the layer %1 are not drawn by hand.</source>
        <translation>Einträge der Ebene %1 werden nicht von Hand gezeichnet.</translation>
    </message>
    <message>
        <source>%1 begins at %2; the same key ends it.</source>
        <translation>%1 beginnt bei %2; dieselbe Taste beendet es.</translation>
    </message>
    <message>
        <source>There is no beat or boundary to snap to on that side.</source>
        <translation>Auf dieser Seite gibt es keinen Schlag und keine Grenze zum Einrasten.</translation>
    </message>
    <message>
        <source>There is nothing here to label yet: S marks a boundary.</source>
        <translation>Hier gibt es noch nichts zu labeln: S markiert eine Grenze.</translation>
    </message>
</context>
<context>
    <name>unisono::AnnotateWorkspace</name>
    <message>
        <source>Tap a beat</source>
        <translation>Einen Schlag tippen</translation>
    </message>
    <message>
        <source>Tap a downbeat</source>
        <translation>Eine Eins tippen</translation>
    </message>
    <message>
        <source>Mark a boundary (split) here</source>
        <translation>Hier eine Grenze markieren (teilen)</translation>
    </message>
    <message>
        <source>Make an interval of the selection</source>
        <translation>Aus der Auswahl ein Intervall machen</translation>
    </message>
    <message>
        <source>Join with the next</source>
        <translation>Mit dem nächsten verbinden</translation>
    </message>
    <message>
        <source>Remove the item</source>
        <translation>Den Eintrag entfernen</translation>
    </message>
    <message>
        <source>Nudge the boundary back by 10 ms</source>
        <translation>Die Grenze 10 ms zurück schieben</translation>
    </message>
    <message>
        <source>Nudge the boundary on by 10 ms</source>
        <translation>Die Grenze 10 ms weiter schieben</translation>
    </message>
    <message>
        <source>Nudge the boundary back by 1 ms</source>
        <translation>Die Grenze 1 ms zurück schieben</translation>
    </message>
    <message>
        <source>Nudge the boundary on by 1 ms</source>
        <translation>Die Grenze 1 ms weiter schieben</translation>
    </message>
    <message>
        <source>Move the boundary to the beat or boundary before</source>
        <translation>Die Grenze zum Schlag oder zur Grenze davor verschieben</translation>
    </message>
    <message>
        <source>Move the boundary to the next beat or boundary</source>
        <translation>Die Grenze zum nächsten Schlag oder zur nächsten Grenze verschieben</translation>
    </message>
    <message>
        <source>Keys move the other end of the item</source>
        <translation>Tasten verschieben das andere Ende des Eintrags</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Nächster Eintrag</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>Voriger Eintrag</translation>
    </message>
    <message>
        <source>Confirm the item and go to the next</source>
        <translation>Den Eintrag bestätigen und zum nächsten gehen</translation>
    </message>
    <message>
        <source>Mark the item as unsure</source>
        <translation>Den Eintrag als unsicher markieren</translation>
    </message>
    <message>
        <source>Type a label</source>
        <translation>Ein Label eintippen</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>Nächste Ebene</translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation>Vorige Ebene</translation>
    </message>
    <message>
        <source>Snap: off</source>
        <translation>Raster: aus</translation>
    </message>
    <message>
        <source>Snap to beats and boundaries</source>
        <translation>An Schlägen und Grenzen einrasten</translation>
    </message>
    <message>
        <source>Snap to downbeats</source>
        <translation>An Einsen einrasten</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Scroll on</source>
        <translation>Weiter rollen</translation>
    </message>
    <message>
        <source>Scroll back</source>
        <translation>Zurück rollen</translation>
    </message>
    <message>
        <source>Scroll on by a page</source>
        <translation>Eine Seite weiter rollen</translation>
    </message>
    <message>
        <source>Scroll back by a page</source>
        <translation>Eine Seite zurück rollen</translation>
    </message>
    <message>
        <source>Show the whole track</source>
        <translation>Das ganze Stück zeigen</translation>
    </message>
    <message>
        <source>Show the selection</source>
        <translation>Die Auswahl zeigen</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>Der Abspielposition folgen</translation>
    </message>
    <message>
        <source>Step back by a second</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>Step on by a second</source>
        <translation>Eine Sekunde weiter</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>An den Anfang</translation>
    </message>
    <message>
        <source>Go to the end</source>
        <translation>Ans Ende</translation>
    </message>
    <message>
        <source>Play the selection or the item</source>
        <translation>Die Auswahl oder den Eintrag spielen</translation>
    </message>
    <message>
        <source>Loop the selection or the item</source>
        <translation>Die Auswahl oder den Eintrag in Schleife spielen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Die Auswahl aufheben</translation>
    </message>
    <message>
        <source>Spectrogram colours: magma</source>
        <translation>Farben des Spektrogramms: Magma</translation>
    </message>
    <message>
        <source>Spectrogram colours: viridis</source>
        <translation>Farben des Spektrogramms: Viridis</translation>
    </message>
    <message>
        <source>Spectrogram colours: cividis</source>
        <translation>Farben des Spektrogramms: Cividis</translation>
    </message>
    <message>
        <source>Spectrogram colours: grey</source>
        <translation>Farben des Spektrogramms: Grau</translation>
    </message>
    <message>
        <source>Spectrogram: logarithmic frequency</source>
        <translation>Spektrogramm: logarithmische Frequenz</translation>
    </message>
    <message>
        <source>Spectrogram: linear frequency</source>
        <translation>Spektrogramm: lineare Frequenz</translation>
    </message>
    <message>
        <source>Spectrogram: brighter</source>
        <translation>Spektrogramm: heller</translation>
    </message>
    <message>
        <source>Spectrogram: darker</source>
        <translation>Spektrogramm: dunkler</translation>
    </message>
    <message>
        <source>Spectrogram: more range</source>
        <translation>Spektrogramm: mehr Umfang</translation>
    </message>
    <message>
        <source>Spectrogram: less range</source>
        <translation>Spektrogramm: weniger Umfang</translation>
    </message>
    <message>
        <source>Spectrogram: finer in frequency</source>
        <translation>Spektrogramm: feiner in der Frequenz</translation>
    </message>
    <message>
        <source>Spectrogram: finer in time</source>
        <translation>Spektrogramm: feiner in der Zeit</translation>
    </message>
    <message>
        <source>Show the table of annotations</source>
        <translation>Die Tabelle der Annotationen zeigen</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>Die Probleme zeigen</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Den Verlauf zeigen</translation>
    </message>
    <message>
        <source>Timeline and tables</source>
        <translation>Zeitleiste und Tabellen</translation>
    </message>
    <message>
        <source>Select a stretch or an item first: that is what is looped.</source>
        <translation>Zuerst einen Bereich oder einen Eintrag wählen: er wird in Schleife gespielt.</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
</context>
<context>
    <name>unisono::CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search tracks, labels, commands</source>
        <translation>Stücke, Labels, Befehle suchen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>unisono::ContextLine</name>
    <message>
        <source>Open another project</source>
        <translation>Ein anderes Projekt öffnen</translation>
    </message>
    <message>
        <source>Search tracks, labels, commands</source>
        <translation>Stücke, Labels, Befehle suchen</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
</context>
<context>
    <name>unisono::ExportPanel</name>
    <message>
        <source>Export annotations</source>
        <translation>Annotationen exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>Nur „%1“</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>Alle Stücke des Projekts</translation>
    </message>
    <message>
        <source>There are no annotations to export. Nothing was written.</source>
        <translation>Es gibt keine Annotationen zu exportieren. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>1 file was written to %1.</source>
        <translation>1 Datei wurde nach %1 geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were written to %1.</source>
        <translation>
            <numerusform>%n Datei wurde nach %1 geschrieben.</numerusform>
            <numerusform>%n Dateien wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unisono::FileCommands</name>
    <message>
        <source>Unisono projects (*.unisono)</source>
        <translation>Unisono-Projekte (*.unisono)</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt …</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Link missing files again…</source>
        <translation>Fehlende Dateien neu verknüpfen …</translation>
    </message>
    <message>
        <source>Save a rescue copy of unsaved edits…</source>
        <translation>Rettungskopie der ungesicherten Änderungen speichern …</translation>
    </message>
    <message>
        <source>Apply a rescue copy…</source>
        <translation>Rettungskopie anwenden …</translation>
    </message>
    <message>
        <source>%1 (*.unisono)</source>
        <translation>%1 (*.unisono)</translation>
    </message>
    <message>
        <source>New project: its name, and its schema as the type</source>
        <translation>Neues Projekt: sein Name, und sein Schema als Dateityp</translation>
    </message>
    <message>
        <source>New project.unisono</source>
        <translation>Neues Projekt.unisono</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Add sound files</source>
        <translation>Klangdateien hinzufügen</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aif *.aiff *.aifc *.m4a *.aac *.wma *.w64 *.rf64 *.caf);;All files (*)</source>
        <translation>Klangdateien (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aif *.aiff *.aifc *.m4a *.aac *.wma *.w64 *.rf64 *.caf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add all sound files of a folder</source>
        <translation>Alle Klangdateien eines Ordners hinzufügen</translation>
    </message>
    <message>
        <source>Look for missing files below</source>
        <translation>Fehlende Dateien suchen unter</translation>
    </message>
    <message>
        <source>Save a rescue copy of the unsaved edits</source>
        <translation>Rettungskopie der ungesicherten Änderungen speichern</translation>
    </message>
    <message>
        <source>Rescue copies (*.json)</source>
        <translation>Rettungskopien (*.json)</translation>
    </message>
    <message>
        <source>The unsaved edits are in %1. Apply them to the project later by the command “Apply a rescue copy”.</source>
        <translation>Die ungesicherten Änderungen sind in %1. Wende sie später mit dem Befehl „Rettungskopie anwenden“ auf das Projekt an.</translation>
    </message>
    <message>
        <source>Apply a rescue copy</source>
        <translation>Rettungskopie anwenden</translation>
    </message>
    <message>
        <source>The edits of the rescue copy are in the project.</source>
        <translation>Die Änderungen der Rettungskopie sind im Projekt.</translation>
    </message>
    <message>
        <source>Import annotations…</source>
        <translation>Annotationen importieren …</translation>
    </message>
    <message>
        <source>Export annotations…</source>
        <translation>Annotationen exportieren …</translation>
    </message>
    <message>
        <source>Open a track first: annotations are imported into it.</source>
        <translation>Öffne zuerst ein Stück: dorthin wird importiert.</translation>
    </message>
    <message>
        <source>Import annotations of the current track</source>
        <translation>Annotationen des aktuellen Stücks importieren</translation>
    </message>
    <message>
        <source>Annotations (%1);;All files (*)</source>
        <translation>Annotationen (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export to this folder</source>
        <translation>In diesen Ordner exportieren</translation>
    </message>
</context>
<context>
    <name>unisono::FindingModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>unisono::ImportPanel</name>
    <message>
        <source>Replace what is there (undo brings it back)</source>
        <translation>Vorhandenes ersetzen (Rückgängig holt es zurück)</translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation>Annotationen importieren</translation>
    </message>
    <message>
        <source>Whose annotations they are</source>
        <translation>Von wem die Annotationen sind</translation>
    </message>
    <message>
        <source>Annotated by</source>
        <translation>Annotiert von</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Goes to %1</source>
        <translation>Kommt in %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>“%1” holds nothing that fits a layer of this schema. Nothing was changed.</source>
        <translation>„%1“ enthält nichts, was in eine Ebene dieses Schemas passt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>me (%1)</source>
        <translation>mir (%1)</translation>
    </message>
    <message>
        <source>whom the file names</source>
        <translation>wem die Datei sie zuschreibt</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n remarks about the file; they will be listed under Problems. The first: %1</source>
        <translation>
            <numerusform>%n Bemerkung zur Datei; sie steht dann unter Probleme: %1</numerusform>
            <numerusform>%n Bemerkungen zur Datei; sie stehen dann unter Probleme. Die erste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has annotations in “%2” already. Nothing was changed there; replace them, or choose nothing for it.</source>
        <translation>%1 hat in „%2“ schon Annotationen. Dort wurde nichts geändert; ersetze sie, oder wähle dafür nichts.</translation>
    </message>
    <message>
        <source>1 item was imported.</source>
        <translation>1 Eintrag wurde importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n items were imported.</source>
        <translation>
            <numerusform>%n Eintrag wurde importiert.</numerusform>
            <numerusform>%n Einträge wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 remark about the file; it will be listed under Problems: %1</source>
        <translation>1 Bemerkung zur Datei; sie steht dann unter Probleme: %1</translation>
    </message>
</context>
<context>
    <name>unisono::ItemInspector</name>
    <message>
        <source>Start of the item</source>
        <translation>Anfang des Eintrags</translation>
    </message>
    <message>
        <source>End of the item</source>
        <translation>Ende des Eintrags</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>Value of the layer</source>
        <translation>Wert der Ebene</translation>
    </message>
    <message>
        <source>Whose annotations are shown</source>
        <translation>Wessen Annotationen gezeigt werden</translation>
    </message>
    <message>
        <source>Layers shown</source>
        <translation>Gezeigte Ebenen</translation>
    </message>
    <message>
        <source>Tap latency in milliseconds</source>
        <translation>Tippverzögerung in Millisekunden</translation>
    </message>
    <message>
        <source>How late your taps come: this is taken off every tap. The time tapped is kept beside it.</source>
        <translation>Wie spät getippt wird: so viel wird von jedem Tippen abgezogen. Die getippte Zeit bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Tap latency</source>
        <translation>Tippverzögerung</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <source>keys move its start</source>
        <translation>Tasten verschieben den Anfang</translation>
    </message>
    <message>
        <source>keys move its end</source>
        <translation>Tasten verschieben das Ende</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (selbst)</translation>
    </message>
</context>
<context>
    <name>unisono::ItemModel</name>
    <message>
        <source>whole track</source>
        <translation>ganzes Stück</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>unisono::ItemPanel</name>
    <message>
        <source>Annotations of the track</source>
        <translation>Annotationen des Stücks</translation>
    </message>
    <message>
        <source>Problems of the track</source>
        <translation>Probleme des Stücks</translation>
    </message>
    <message>
        <source>History of the project</source>
        <translation>Verlauf des Projekts</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tables of the track</source>
        <translation>Tabellen des Stücks</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>%1 (undone)</source>
        <translation>%1 (rückgängig gemacht)</translation>
    </message>
</context>
<context>
    <name>unisono::KeyList</name>
    <message>
        <source>All workspaces</source>
        <translation>Alle Arbeitsräume</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Filter by command or key</source>
        <translation>Nach Befehl oder Taste filtern</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation>Wähle einen Befehl, um seine Taste zu ändern.</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Alle Tasten zurücksetzen</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Alle Tasten sind wie am Anfang.</translation>
    </message>
    <message>
        <source>New key for “%1”:</source>
        <translation>Neue Taste für „%1“:</translation>
    </message>
    <message>
        <source>“%1” is the key of “%2” already. Nothing was changed. Take it away there first, or choose another one.</source>
        <translation>„%1“ ist schon die Taste von „%2“. Nichts wurde geändert. Nimm sie zuerst dort weg, oder wähle eine andere.</translation>
    </message>
    <message>
        <source>“%1” has no key now. It stays in the palette.</source>
        <translation>„%1“ hat jetzt keine Taste. In der Palette bleibt es.</translation>
    </message>
    <message>
        <source>“%1” is now on %2.</source>
        <translation>„%1“ liegt jetzt auf %2.</translation>
    </message>
</context>
<context>
    <name>unisono::KeyListModel</name>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Works in</source>
        <translation>Gilt in</translation>
    </message>
</context>
<context>
    <name>unisono::LabelPicker</name>
    <message>
        <source>Type a label ( / )</source>
        <translation>Label eintippen ( / )</translation>
    </message>
    <message>
        <source>Label of the current item</source>
        <translation>Label des aktuellen Eintrags</translation>
    </message>
    <message>
        <source>Labels of the layer</source>
        <translation>Labels der Ebene</translation>
    </message>
    <message>
        <source>%1 label</source>
        <translation>Label: %1</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>Was gefragt ist</translation>
    </message>
    <message>
        <source>Not: %1</source>
        <translation>Nicht: %1</translation>
    </message>
</context>
<context>
    <name>unisono::LanesPane</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Items of every layer in the visible time</source>
        <translation>Einträge aller Ebenen in der sichtbaren Zeit</translation>
    </message>
    <message>
        <source>Scroll layers</source>
        <translation>Ebenen rollen</translation>
    </message>
</context>
<context>
    <name>unisono::LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
</context>
<context>
    <name>unisono::LibraryTasks</name>
    <message>
        <source>Adding was cancelled. No track was added.</source>
        <translation>Das Hinzufügen wurde abgebrochen. Kein Stück wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>1 track was added.</source>
        <translation>1 Stück wurde hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%n tracks were added.</source>
        <translation>
            <numerusform>%n Stück wurde hinzugefügt.</numerusform>
            <numerusform>%n Stücke wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 was in the project already.</source>
        <translation>1 war schon im Projekt.</translation>
    </message>
    <message numerus="yes">
        <source>%n were in the project already.</source>
        <translation>
            <numerusform>%n war schon im Projekt.</numerusform>
            <numerusform>%n waren schon im Projekt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were left out; the first: %1</source>
        <translation>
            <numerusform>%n Datei wurde ausgelassen: %1</numerusform>
            <numerusform>%n Dateien wurden ausgelassen; die erste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>1 track was removed from the project; its file stays. Undo brings it back.</source>
        <translation>1 Stück wurde aus dem Projekt entfernt; seine Datei bleibt. Rückgängig holt es zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%n tracks were removed from the project; their files stay. Undo brings them back.</source>
        <translation>
            <numerusform>%n Stück wurde aus dem Projekt entfernt; seine Datei bleibt. Rückgängig holt es zurück.</numerusform>
            <numerusform>%n Stücke wurden aus dem Projekt entfernt; ihre Dateien bleiben. Rückgängig holt sie zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 track is annotated and was kept: undo its annotation first.</source>
        <translation>1 Stück ist annotiert und wurde behalten: mache zuerst seine Annotation rückgängig.</translation>
    </message>
    <message numerus="yes">
        <source>%n tracks are annotated and were kept: undo their annotation first.</source>
        <translation>
            <numerusform>%n Stück ist annotiert und wurde behalten: mache zuerst seine Annotation rückgängig.</numerusform>
            <numerusform>%n Stücke sind annotiert und wurden behalten: mache zuerst ihre Annotation rückgängig.</numerusform>
        </translation>
    </message>
    <message>
        <source>No missing file was found there. Nothing was changed; try another folder.</source>
        <translation>Dort wurde keine fehlende Datei gefunden. Nichts wurde geändert; versuche einen anderen Ordner.</translation>
    </message>
    <message>
        <source>1 track was found again and linked.</source>
        <translation>1 Stück wurde wiedergefunden und verknüpft.</translation>
    </message>
    <message numerus="yes">
        <source>%n tracks were found again and linked.</source>
        <translation>
            <numerusform>%n Stück wurde wiedergefunden und verknüpft.</numerusform>
            <numerusform>%n Stücke wurden wiedergefunden und verknüpft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unisono::LibraryWorkspace</name>
    <message>
        <source>Search title, artist, album, genre, path</source>
        <translation>Titel, Interpret, Album, Genre, Pfad suchen</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Noch keine Stücke</translation>
    </message>
    <message>
        <source>The library holds the music of this project. Add sound files or whole folders, or drop them on the window; the files stay where they are.</source>
        <translation>Die Bibliothek enthält die Musik dieses Projekts. Füge Klangdateien oder ganze Ordner hinzu, oder ziehe sie auf das Fenster; die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No track has all of these words at the beginning of a word in its title, artist, album, genre or path.</source>
        <translation>Kein Stück hat alle diese Wörter am Anfang eines Wortes in Titel, Interpret, Album, Genre oder Pfad.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search in the library</source>
        <translation>In der Bibliothek suchen</translation>
    </message>
    <message>
        <source>Open the track in Annotate</source>
        <translation>Das Stück in Annotieren öffnen</translation>
    </message>
    <message>
        <source>Remove the selected tracks from the project</source>
        <translation>Die gewählten Stücke aus dem Projekt entfernen</translation>
    </message>
    <message>
        <source>Link missing files again…</source>
        <translation>Fehlende Dateien neu verknüpfen …</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Stück</translation>
    </message>
    <message numerus="yes">
        <source>%n tracks</source>
        <translation>
            <numerusform>%n Stück</numerusform>
            <numerusform>%n Stücke</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 tracks</source>
        <translation>%1 von %2 Stücken</translation>
    </message>
    <message>
        <source>The audio of 1 track is not where it was. Its annotations are kept.</source>
        <translation>Der Klang von 1 Stück ist nicht, wo er war. Seine Annotationen sind erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>The audio of %n tracks is not where it was. Their annotations are kept.</source>
        <translation>
            <numerusform>Der Klang von %n Stück ist nicht, wo er war. Seine Annotationen sind erhalten.</numerusform>
            <numerusform>Der Klang von %n Stücken ist nicht, wo er war. Ihre Annotationen sind erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Link again…</source>
        <translation>Neu verknüpfen …</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>unisono::MainWindow</name>
    <message>
        <source>Canvas and inspector</source>
        <translation>Leinwand und Inspektor</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>It has no definition.</source>
        <translation>Es hat keine Definition.</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>%1 – Unisono</source>
        <translation>%1 – Unisono</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Neu öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n edits are not on the disk yet.</source>
        <translation>
            <numerusform>%n Änderung ist noch nicht auf der Platte.</numerusform>
            <numerusform>%n Änderungen sind noch nicht auf der Platte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Save a rescue copy…</source>
        <translation>Rettungskopie speichern …</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Schließen und sie verlieren</translation>
    </message>
    <message>
        <source>Read-only: this project is open elsewhere (%1). Close it there and open it again here to edit it.</source>
        <translation>Nur lesbar: dieses Projekt ist anderswo offen (%1). Schließe es dort und öffne es hier neu, um es zu bearbeiten.</translation>
    </message>
    <message>
        <source>Read-only: the project cannot be written where it is. Copy it to a place where you may write to edit it.</source>
        <translation>Nur lesbar: das Projekt kann dort, wo es liegt, nicht geschrieben werden. Kopiere es dorthin, wo du schreiben darfst, um es zu bearbeiten.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>downbeat</source>
        <translation>Eins</translation>
    </message>
    <message>
        <source>beat</source>
        <translation>Schlag</translation>
    </message>
    <message>
        <source>boundary</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Search tracks, labels, commands</source>
        <translation>Stücke, Labels, Befehle suchen</translation>
    </message>
    <message>
        <source>Show and change keys</source>
        <translation>Tasten zeigen und ändern</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>Inspektor zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rooms for each job</source>
        <translation>Räume für jede Arbeit</translation>
    </message>
    <message>
        <source>Library holds the tracks of the project, Annotate is where you mark one. Ctrl+1 and Ctrl+2 go there.</source>
        <translation>Die Bibliothek enthält die Stücke des Projekts, in Annotieren markierst du eines. Strg+1 und Strg+2 führen hin.</translation>
    </message>
    <message>
        <source>The music, large</source>
        <translation>Die Musik, groß</translation>
    </message>
    <message>
        <source>Click to go to a place, turn the wheel to zoom, Space plays. Press S where a section begins: also while it plays.</source>
        <translation>Ein Klick geht an eine Stelle, das Rad zoomt, die Leertaste spielt. Drücke S, wo ein Abschnitt beginnt: auch während es spielt.</translation>
    </message>
    <message>
        <source>Labels by keys</source>
        <translation>Labels per Taste</translation>
    </message>
    <message>
        <source>Each label has its key, shown here. Two strokes reach the children. Unknown words never become labels by themselves.</source>
        <translation>Jedes Label hat seine Taste, hier zu sehen. Zwei Anschläge erreichen die Kinder. Unbekannte Wörter werden nie von selbst zu Labels.</translation>
    </message>
    <message>
        <source>Playing and hearing</source>
        <translation>Spielen und Hören</translation>
    </message>
    <message>
        <source>Minus and equals change the speed and keep the pitch. Tap ; to a beat while it plays: the tap lands where you heard it. Every edit is saved at once.</source>
        <translation>Minus und Gleich ändern das Tempo und behalten die Tonhöhe. Tippe ; zum Schlag, während es spielt: der Schlag landet, wo du ihn gehört hast. Jede Änderung ist sofort gesichert.</translation>
    </message>
    <message>
        <source>Everything has a key</source>
        <translation>Alles hat eine Taste</translation>
    </message>
    <message>
        <source>Ctrl+K finds every command, label and track. F1 lists the keys of this room and changes them.</source>
        <translation>Strg+K findet jeden Befehl, jedes Label und jedes Stück. F1 zeigt die Tasten dieses Raums und ändert sie.</translation>
    </message>
    <message>
        <source>1 edit is not on the disk yet.</source>
        <translation>1 Änderung ist noch nicht auf der Platte.</translation>
    </message>
    <message>
        <source>Open the demo project</source>
        <translation>Das Demoprojekt öffnen</translation>
    </message>
</context>
<context>
    <name>unisono::OutputControl</name>
    <message>
        <source>No device</source>
        <translation>Kein Gerät</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
</context>
<context>
    <name>unisono::OverviewPane</name>
    <message>
        <source>Whole track</source>
        <translation>Ganzes Stück</translation>
    </message>
    <message>
        <source>Drag the window to scroll, its edges to zoom; click to jump</source>
        <translation>Das Fenster ziehen rollt, seine Kanten ziehen zoomt; ein Klick springt</translation>
    </message>
</context>
<context>
    <name>unisono::PaneSplitter</name>
    <message>
        <source>Sound and layers</source>
        <translation>Klang und Ebenen</translation>
    </message>
</context>
<context>
    <name>unisono::PayloadText</name>
    <message>
        <source>bar %1, beat %2</source>
        <translation>Takt %1, Schlag %2</translation>
    </message>
    <message>
        <source>beat %1</source>
        <translation>Schlag %1</translation>
    </message>
</context>
<context>
    <name>unisono::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Room for decoded audio</source>
        <translation>Platz für dekodierten Klang</translation>
    </message>
    <message>
        <source>Keys are changed in the key list (F1). The language changes with the next start.</source>
        <translation>Tasten werden in der Tastenliste (F1) geändert. Die Sprache wechselt mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>unisono::Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsräume</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>unisono::RulerPane</name>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Click to seek, drag to select</source>
        <translation>Ein Klick springt dorthin, Ziehen wählt aus</translation>
    </message>
    <message>
        <source>Time · bars</source>
        <translation>Zeit · Takte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>unisono::Session</name>
    <message>
        <source>Me</source>
        <translation>Ich</translation>
    </message>
    <message>
        <source>Unisono demo</source>
        <translation>Unisono-Demo</translation>
    </message>
</context>
<context>
    <name>unisono::SpectrogramPane</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Click to seek, drag to select</source>
        <translation>Ein Klick springt dorthin, Ziehen wählt aus</translation>
    </message>
    <message>
        <source>log Hz</source>
        <translation>Hz logarithmisch</translation>
    </message>
    <message>
        <source>linear Hz</source>
        <translation>Hz linear</translation>
    </message>
</context>
<context>
    <name>unisono::StatusLine</name>
    <message>
        <source>Progress of the running job</source>
        <translation>Fortschritt der laufenden Arbeit</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Die laufende Arbeit abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>%1 · %2 more</source>
        <translation>%1 · %2 weitere</translation>
    </message>
</context>
<context>
    <name>unisono::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>unisono::Toast</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>unisono::Tour</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Rundgang überspringen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>unisono::TrackInspector</name>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>annotated as empty</source>
        <translation>als leer annotiert</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Eintrag</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>noch nicht berechnet</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message numerus="yes">
        <source>%n tracks are selected.</source>
        <translation>
            <numerusform>%n Stück ist gewählt.</numerusform>
            <numerusform>%n Stücke sind gewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track to see what is known of it. Enter opens it.</source>
        <translation>Wähle ein Stück, um zu sehen, was von ihm bekannt ist. Die Eingabetaste öffnet es.</translation>
    </message>
</context>
<context>
    <name>unisono::TrackModel</name>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>%1 of %2 layers · %3 items</source>
        <translation>%1 von %2 Ebenen · %3 Einträge</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>The file is not at %1. The annotations are kept.</source>
        <translation>Die Datei ist nicht unter %1. Die Annotationen sind erhalten.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>unisono::TransportBar</name>
    <message>
        <source>mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>An den Anfang</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Spielen oder anhalten</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed, pitch kept</source>
        <translation>Tempo, Tonhöhe bleibt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Channels heard</source>
        <translation>Gehörte Kanäle</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>What edges snap to</source>
        <translation>Woran Kanten einrasten</translation>
    </message>
    <message>
        <source>Same loudness for every track (%1 LUFS)</source>
        <translation>Gleiche Lautheit für jedes Stück (%1 LUFS)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Klangausgang</translation>
    </message>
    <message>
        <source>Loudness of the track</source>
        <translation>Lautheit des Stücks</translation>
    </message>
    <message>
        <source>Go to the start of the track</source>
        <translation>An den Anfang des Stücks</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>Normales Tempo</translation>
    </message>
    <message>
        <source>Same loudness for every track</source>
        <translation>Gleiche Lautheit für jedes Stück</translation>
    </message>
    <message>
        <source>Hear: %1</source>
        <translation>Hören: %1</translation>
    </message>
    <message>
        <source>Look for sound outputs again</source>
        <translation>Nochmals nach Klangausgängen suchen</translation>
    </message>
    <message>
        <source>Speed %1, pitch kept</source>
        <translation>Tempo %1, Tonhöhe bleibt</translation>
    </message>
    <message>
        <source>Volume %1 dB</source>
        <translation>Lautstärke %1 dB</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>Snap: %1</source>
        <translation>Raster: %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>undo %1+</source>
        <translation>%1+ rückgängig</translation>
    </message>
    <message>
        <source>undo %1</source>
        <translation>%1 rückgängig</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>%1 not saved · %2</source>
        <translation>%1 ungesichert · %2</translation>
    </message>
    <message>
        <source>Saved · %1</source>
        <translation>Gesichert · %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Sound output: %1</source>
        <translation>Klangausgang: %1</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Vorgabe des Systems</translation>
    </message>
    <message>
        <source>Look for outputs again</source>
        <translation>Nochmals nach Ausgängen suchen</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
</context>
<context>
    <name>unisono::WaveformPane</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Click to seek, drag to select</source>
        <translation>Ein Klick springt dorthin, Ziehen wählt aus</translation>
    </message>
    <message>
        <source>mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>%1 · %2 LUFS</source>
        <translation>%1 · %2 LUFS</translation>
    </message>
</context>
</TS>
