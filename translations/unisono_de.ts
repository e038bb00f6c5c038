<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source>Annotate, check and convert music datasets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrequencyAxis</name>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteIndex</name>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>“%1” is in the project already and was not added again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” could not be read and was left out. Check that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not found and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a sound file of a known format and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can only be read with ffmpeg, which is not installed; it was left out. Install ffmpeg and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds no sound and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is damaged and was left out. Replace it with a whole copy and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” uses something that is not handled (%2) and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read and was left out. Check that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio of “%1” is not the file it was when it was added. The annotations are kept; check that they still fit, or link the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio of “%1” is not where it was. The annotations are kept; link the file again to hear it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio of “%1” cannot be read. The annotations are kept; replace the file or link another copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio of “%1” is damaged or breaks off; what can be read is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” could not be read and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no label of this layer (%2 times). It is kept as imported text; give it a label where it belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line could not be read and was left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item has no time and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item ends before it begins (%1 s). It was taken as an instant at its start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no room in a layer without overlaps and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was a gap; it was filled with an unlabelled interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two items overlapped by %1 s; the first ends where the second begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer has no level %1; the item was put on its lowest one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no length and cannot be an interval; it was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lies beyond the end of the track. It is kept: check that the file belongs to this track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one label can be held here; there were several: %1. All are kept until you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 more findings of this kind (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Additional data of %1 KB was too large to be kept with the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not in UTF-8; letters with accents may be wrong. Save the file as UTF-8 and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times look like frames and were read so. Check the first items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no heading; the columns were guessed by their content. Check the first items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 values were “not a number” and were read as undefined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotation is not an object; it is kept for export and not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations of the kind “%1” are kept for export and not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format cannot hold the %1 of %2 items; the project keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label had characters that this format cannot hold; it was written changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Additional data of an imported file cannot be held by this format; the project keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not known in a schema and was passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” means both “%2” and “%3”; the first is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “%1” has no labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key “%2” of “%1” is taken already; the label has no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project file was damaged. It was opened from its backup; the damaged file is kept as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 edits that the backup did not have yet were brought back from the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 edits are missing in the backup. Look at the history and repeat them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last edits may be missing in the backup. Look at the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page of the project file is damaged. Open the project again: it is repaired from its backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database finds itself damaged: %1. Open the project again: it is repaired from its backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row refers to one in “%1” that is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows differ from what the log gives. Open the project again: it is repaired from its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event log does not fit together: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index does not fit the tracks: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 edits are not on the disk yet. Free some space; they are written as soon as there is room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a gap in a layer that covers the whole track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two intervals overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has no label yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no label of this layer’s schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was imported and is no label of this layer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is marked as unsure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two instants are at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar and beat do not follow on from the beat before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lies beyond the end of the track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set confidence of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move boundary of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set tag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark boundary of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set number of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link audio again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading waveform of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring loudness of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprinting audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprinting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding tracks from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for missing audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for missing audio in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for audio files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the demo project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was cancelled. What was there before is unchanged; start it again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. What was there before is unchanged; start it again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not found. Nothing was changed. Check the name, or whether the drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was asked for was not found. Nothing was changed. Check the name and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read. Nothing was changed. Check that you may read it and that the drive is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading failed. Nothing was changed. Check that you may read the file and that the drive is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written. Your work is kept in the program. Check that you may write there, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing failed. Your work is kept in the program. Check that you may write there, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left to write %1. Your work is kept in the program and is written as soon as there is room: free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Your work is kept in the program and is written as soon as there is room: free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is read-only. Nothing in it was changed. Copy it to a place where you may write and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place is read-only. Nothing was changed. Choose a place where you may write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open elsewhere (%2), so it can only be read here. Nothing was changed. Close it there to edit it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open in another program, so it can only be read here. Nothing was changed. Close it there to edit it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is open in another program, so it can only be read here. Nothing was changed. Close it there to edit it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a sound file of a known format. It was left alone. Choose a sound file such as WAV, FLAC, Ogg, Opus or MP3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a sound file of a known format. It was left alone. Choose a sound file such as WAV, FLAC, Ogg, Opus or MP3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can only be read with ffmpeg, which is not installed. It was left alone. Install ffmpeg, or convert the file to FLAC or WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format can only be read with ffmpeg, which is not installed. The file was left alone. Install ffmpeg, or convert the file to FLAC or WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged or breaks off. What can be read of it is kept. Replace the file with a whole copy where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or breaks off. What can be read of it is kept. Replace the file with a whole copy where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty: there is nothing in it to work on. It was left alone. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in it to work on. Nothing was changed. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than this program takes. It was left alone. Split it, or choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is larger than this program takes. Nothing was changed. Split it, or choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 uses something this program does not handle. It was left alone. Convert it to a plainer form and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is understood, but not handled by this program. Nothing was changed. Try a plainer form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a Unisono project. It was left alone. Choose a file that ends in .unisono.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a Unisono project. It was left alone. Choose a file that ends in .unisono.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Unisono. It was left alone, so that nothing in it is lost. Update the program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was written by a newer version of Unisono. It was left alone, so that nothing in it is lost. Update the program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged and no intact backup was found beside it. It was left as it is. Open a copy from a backup of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is damaged and no intact backup was found beside it. It was left as it is. Open a copy from a backup of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be understood at %2. Nothing was taken over. Correct it there, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be understood. Nothing was taken over. Correct it, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be understood at %2. Nothing was taken over. Correct it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be understood. Nothing was taken over. Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That does not work with %1. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That does not work here. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device %1 is not there or refuses. Your work is unchanged and goes on in silence. Connect it, or choose another output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound device, or it went away. Your work is unchanged and goes on in silence. Connect one and look for outputs again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unisono made a mistake with %1. Your saved work is safe. Please try again, and report it if it returns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unisono made a mistake. Your saved work is safe. Please try again, and report it if it returns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono</name>
    <message>
        <source>more than one has this name; use one of the ids %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames at %2 Hz, %3 channels: overview %4 in %5 s (%6 s of CPU time)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the overview (minimum, maximum, RMS) of a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” (not in the schema)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestion, accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestion, edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar %1, beat %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::ActionMap</name>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::AnnotateController</name>
    <message>
        <source>%1 per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This schema has no layer of beats or other instants to tap into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items of the layer %1 are not drawn by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 begins at %2; the same key ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no beat or boundary to snap to on that side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing here to label yet: S marks a boundary.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::AnnotateWorkspace</name>
    <message>
        <source>Tap a beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap a downbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a boundary (split) here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an interval of the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge the boundary back by 10 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge the boundary on by 10 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge the boundary back by 1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge the boundary on by 1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the boundary to the beat or boundary before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the boundary to the next beat or boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys move the other end of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the item and go to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the item as unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap to beats and boundaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap to downbeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll on by a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll back by a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back by a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step on by a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the selection or the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop the selection or the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram colours: magma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram colours: viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram colours: cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram colours: grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: logarithmic frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: linear frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: more range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: less range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: finer in frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram: finer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the table of annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a stretch or an item first: that is what is looped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::CommandPalette</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search tracks, labels, commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::ContextLine</name>
    <message>
        <source>Open another project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search tracks, labels, commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::FileCommands</name>
    <message>
        <source>Unisono projects (*.unisono)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link missing files again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a rescue copy of unsaved edits…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply a rescue copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (*.unisono)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project: its name, and its schema as the type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project.unisono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add sound files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aif *.aiff *.aifc *.m4a *.aac *.wma *.w64 *.rf64 *.caf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add all sound files of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for missing files below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a rescue copy of the unsaved edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescue copies (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unsaved edits are in %1. Apply them to the project later by the command “Apply a rescue copy”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply a rescue copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edits of the rescue copy are in the project.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::FindingModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::ItemInspector</name>
    <message>
        <source>Start of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose annotations are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap latency in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How late your taps come: this is taken off every tap. The time tapped is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys move its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys move its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::ItemModel</name>
    <message>
        <source>whole track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::ItemPanel</name>
    <message>
        <source>Annotations of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (undone)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::KeyList</name>
    <message>
        <source>All workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by command or key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key for “%1”:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the key of “%2” already. Nothing was changed. Take it away there first, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no key now. It stays in the palette.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is now on %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::KeyListModel</name>
    <message>
        <source>everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::LabelPicker</name>
    <message>
        <source>Type a label ( / )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label of the current item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::LanesPane</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items of every layer in the visible time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::LevelMeter</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::LibraryTasks</name>
    <message>
        <source>Adding was cancelled. No track was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 track was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracks were added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 was in the project already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n were in the project already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were left out; the first: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 track was removed from the project; its file stays. Undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracks were removed from the project; their files stay. Undo brings them back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 track is annotated and was kept: undo its annotation first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracks are annotated and were kept: undo their annotation first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No missing file was found there. Nothing was changed; try another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 track was found again and linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracks were found again and linked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unisono::LibraryWorkspace</name>
    <message>
        <source>Search title, artist, album, genre, path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library holds the music of this project. Add sound files or whole folders, or drop them on the window; the files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track has all of these words at the beginning of a word in its title, artist, album, genre or path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the track in Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected tracks from the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link missing files again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 track</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio of 1 track is not where it was. Its annotations are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The audio of %n tracks is not where it was. Their annotations are kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Link again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::MainWindow</name>
    <message>
        <source>Canvas and inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Unisono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n edits are not on the disk yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a rescue copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only: this project is open elsewhere (%1). Close it there and open it again here to edit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only: the project cannot be written where it is. Copy it to a place where you may write to edit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search tracks, labels, commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show and change keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms for each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library holds the tracks of the project, Annotate is where you mark one. Ctrl+1 and Ctrl+2 go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The music, large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to go to a place, turn the wheel to zoom, Space plays. Press S where a section begins: also while it plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels by keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each label has its key, shown here. Two strokes reach the children. Unknown words never become labels by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing and hearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minus and equals change the speed and keep the pitch. Tap ; to a beat while it plays: the tap lands where you heard it. Every edit is saved at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K finds every command, label and track. F1 lists the keys of this room and changes them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::OutputControl</name>
    <message>
        <source>No device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::OverviewPane</name>
    <message>
        <source>Whole track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the window to scroll, its edges to zoom; click to jump</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::PayloadText</name>
    <message>
        <source>bar %1, beat %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beat %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room for decoded audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are changed in the key list (F1). The language changes with the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::Rail</name>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::RulerPane</name>
    <message>
        <source>Ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to seek, drag to select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time · bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::Session</name>
    <message>
        <source>Me</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::SpectrogramPane</name>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to seek, drag to select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear Hz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::StatusLine</name>
    <message>
        <source>Progress of the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::Toast</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::Tour</name>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::TrackInspector</name>
    <message>
        <source>not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>annotated as empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracks are selected.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track to see what is known of it. Enter opens it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::TrackModel</name>
    <message>
        <source>not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 layers · %3 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not at %1. The annotations are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::TransportBar</name>
    <message>
        <source>mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed, pitch kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What edges snap to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same loudness for every track (%1 LUFS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same loudness for every track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for sound outputs again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed %1, pitch kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume %1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo %1+</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not saved · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound output: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for outputs again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unisono::WaveformPane</name>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to seek, drag to select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
