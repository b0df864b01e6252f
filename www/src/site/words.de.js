/** The words of the page around the lab, in German. */

import { writing } from '../words/numbers.js';

const { count, counted, list, quoted } = writing('de');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
const site = {
  tagline: 'Sieh zu, wie BERTs maskiertes Sprachmodell lernt, in diesem Tab.',
  skip: 'Zum Inhalt springen',
  toLesson: 'Zurück zur Lektion',
  toCome: 'Hier wirst du das Training sehen.',
  language: 'Sprache',
  themes: { auto: 'Farben: auto', light: 'Farben: hell', dark: 'Farben: dunkel' },
  share: 'Teilen',
  embed: 'Einbetten',
  close: 'Schließen',
  copy: 'Kopieren',
  guides: 'Anleitungen',
  embedding: 'Einbetten',
  embeddingPage: 'embedding.de.html',
  teachers: 'Für Lehrende',
  teachersPage: 'teachers.de.html',
  footer:
    'Alles läuft in diesem Tab; nichts, was du eingibst, verlässt dein Gerät. Der Name kommt von der Aufgabe: Lücken in einem Text zu füllen, heißt Cloze-Verfahren (Taylor, 1953), und BERT beruft sich darauf.',
  shareTitle: 'Dieses Experiment teilen',
  withFingerprint: 'mit Fingerabdruck',
  fingerprintHelp:
    'Wer den Link öffnet, erfährt nach dem Training, ob die Verluste Bit für Bit dieselben sind wie deine.',
  link: 'Link',
  embedExperiment: 'Dieses Experiment einbetten',
  embedWhere: 'Wo',
  embedWidth: 'Breite in Pixeln',
  embedHeight: 'Höhe in Pixeln',
  allThereIs: 'alles, was da ist',
  embedTheme: 'Farben',
  embedThemes: { auto: 'wie das System der Lesenden', light: 'hell', dark: 'dunkel' },
  embedParts: 'Was zu sehen ist',
  embedFigureTitle: 'Titel über der Abbildung',
  embedCaption: 'Text unter der Abbildung',
  embedCompact: 'kompakt: ohne Hilfetexte',
  embedTrained: 'mit einem Knopf, der die trainierten Modelle zeigt',
  embedNever:
    'Ohne „Training“ kann niemand diese Abbildung je trainieren: Ihre Kurven bleiben leer. Füge den Knopf hinzu, der die trainierten Modelle zeigt, oder wähle „Training“.',
  pasteThis: 'Dies einfügen',
  preview: 'Vorschau',

  sameRun: 'Derselbe Lauf wie der des Autors, Bit für Bit.',
  otherRun: (labels, of) =>
    `Nicht der Lauf, aus dem der Link entstand: Die Verluste von ${list(labels.map(quoted))} weichen ab${labels.length < of ? '; die anderen sind Bit für Bit gleich' : ''}. Der Link stammt von einer anderen Version dieser Seite oder wurde geändert.`,
  linkHolds: (preset, names) => {
    const has = (/** @type {string} */ start) => [...names].some((name) => name.startsWith(start));
    const parts = [
      ...(has('corpus.text') || has('corpus.grammar') ? ['dein Text'] : has('corpus') ? ['das Korpus'] : []),
      ...(names.has('steps') ? ['die Schritte'] : []),
      ...(has('seed') ? ['der Seed'] : []),
      ...(has('runs') ? ['die Einstellungen der Läufe'] : []),
      ...(has('blank') ? ['der Satz mit seinen Lücken'] : []),
      ...(names.has('open') ? ['die offenen Felder'] : []),
      ...(names.has('step') ? ['der Schritt, den sie zeigen'] : []),
      ...(names.has('title') || names.has('caption') ? ['Titel und Bildtext'] : []),
      ...(has('hide') ? ['was ausgeblendet ist'] : []),
    ];
    const changes = parts.length > 0 ? ` und was du geändert hast: ${list(parts)}` : '';
    return `Der Link enthält die Vorlage ${quoted(preset)}${changes}. Wer ihn öffnet, sieht dieselben Einstellungen; trainiert wird erst nach einem Druck auf „Trainieren“.`;
  },
  linkHoldsPage: 'Der Link öffnet diese Seite der Lektion. Deine Antworten sind nicht darin.',
  linkLength: (characters) =>
    `${counted(characters, { one: '# Zeichen', other: '# Zeichen' })}.${characters > 2000 ? ` Manche Programme kürzen Links von mehr als ${count(2000)} Zeichen.` : ''}`,
  copied: 'Kopiert.',
  copyByHand:
    'Der Browser lässt Seiten hier nicht kopieren. Der Text ist ausgewählt: Drücke Strg+C, auf dem Mac ⌘C.',
  embedKinds: {
    iframe: 'Beliebige Webseite (iframe)',
    element: 'Beliebige Webseite (Custom Element)',
    quarto: 'Quarto',
    jupyter: 'Jupyter Book, MyST',
    reveal: 'Reveal.js',
    lms: 'Canvas, Moodle',
  },
  embedTitle: 'Cloze: ein kleines BERT, auf dieser Seite trainiert',
  embedPreview: 'Vorschau des eingebetteten Labors',

  keeping: 'Was dieser Browser behält',
  keepWork: 'Meine Arbeit in diesem Browser behalten',
  forgetWork: 'Alles Behaltene löschen',
  keepsNothing: 'Dieser Browser lässt die Seite hier nichts behalten. Alles andere geht.',
  keepsFromNow: 'Von jetzt an behalten: dein Text, die Einstellungen und das Training.',
  forgotten: 'Gelöscht: Dieser Browser behält nichts von deiner Arbeit.',
  keptCorrupt:
    'Was dieser Browser von deiner Arbeit behielt, ist nicht zu lesen; dieser Teil beginnt von vorn.',
  keptOtherVersion:
    'Was dieser Browser von deiner Arbeit behielt, stammt von einer anderen Version dieser Seite; dieser Teil beginnt von vorn.',
  keptFull:
    'Der Speicher dieses Browsers ist voll; deine letzte Arbeit wird nicht behalten. Alles andere geht.',
  notKept: (reason) =>
    `Dieser Browser konnte deine letzte Arbeit nicht behalten; alles andere geht. Er sagt: ${reason}`,
};

export const parts = { site };
