/** What is said in several places, in German. */

import { writing } from './numbers.js';

const { count, counted, list, quoted } = writing('de');

/** @type {import('./language.js').Translation<typeof import('./strings.en.js').en>} */
export const strings = {
  lab: 'Cloze, ein Labor für maskierte Sprachmodelle',

  missing: (what) =>
    `Diesem Browser fehlt ${what}; die Modelle brauchen es. Ein aktueller Firefox, Chrome, Edge oder Safari hat es.`,
  loadFailed: (path, reason) =>
    `Der Rechenkern (${path}) konnte nicht geladen werden: ${reason}. Prüfe die Verbindung und drücke dann „Zurücksetzen“.`,
  workerRefused: (reason) =>
    `Diese Seite lässt die Modelle nicht in Workern laufen: ${reason}. Ihre Content Security Policy braucht worker-src blob: und, mit Trusted Types, die Policy cloze.`,
  noWorker: 'der Worker konnte nicht gestartet werden',
  unreadable: 'eine Nachricht des Workers konnte nicht gelesen werden',
  stop: '.',

  toolbar: 'Training',
  pause: 'Pause',
  showTrained: 'Die trainierten Modelle zeigen',
  field: (name, run) => (run === null ? quoted(name) : `${quoted(name)} von ${run}`),
  mend: (name, message) => `Nicht gestartet. Zuerst ist ${name} zu berichtigen: ${message}.`,
  unknownAttribute: (name, value, known) =>
    `${name}: ${quoted(value)} ist nicht bekannt; bekannt sind ${known.join(', ')}.`,
  experimentFailed: (url, reason) => `Das Experiment ${url} ist nicht zu gebrauchen: ${reason}.`,

  linkIgnored: ([first, ...others]) =>
    `Der Link wurde nicht ganz verstanden. Übergangen wurde: ${first}${others.length > 0 ? `; und ${counted(others.length, { one: '# weiterer Teil', other: '# weitere Teile' })}` : ''}.`,

  failedTitle: 'Dieses Experiment kann nicht laufen',
  loadFailedTitle: 'Das Labor konnte nicht starten',
  failedNext: 'Ändere, was der Satz nennt, und versuche es noch einmal. Alles Eingegebene ist noch da.',
  tryAgain: 'Noch einmal versuchen',

  corpus: 'Korpus',
  notices: {
    'nothing-held-out': () =>
      'Nichts ist zurückgehalten: Die Stichprobe enthält jedes Dokument der Sprache, oder es war nichts verlangt.',
    'only-single-words': () =>
      'Jeder Satz ist ein Wort lang; es gibt keinen Kontext, aus dem sich lernen ließe.',
    'single-words': ({ sentences }) =>
      counted(sentences, {
        one: '# Satz ist ein Wort lang und gibt keinen Kontext.',
        other: '# Sätze sind ein Wort lang und geben keinen Kontext.',
      }),
    'spellings-merged': ({ words, merged }) => {
      const named = merged.slice(0, 5).map((spellings) => spellings.join(' = '));
      const others = words > named.length ? [`${count(words - named.length)} weitere`] : [];
      return `Die Modelle lesen ohne Akzente, wie BERT; darum wurde daraus je ein Wort: ${list([...named, ...others])}.`;
    },
    'pairs-truncated': ({ positions }) =>
      `Einige Paare sind länger als die ${count(positions)} Positionen: Der längere Satz verliert jeweils sein Ende.`,
    'examples-truncated': ({ task, truncated, examples, positions }) =>
      `${count(truncated)} der ${count(examples)} Beispiele von ${task} sind länger als die ${count(positions)} Positionen des vortrainierten Encoders und wurden gekürzt, der längere Satz zuerst.`,
  },

  loss: 'Verlust',
  xAxis: 'Schritt',
  yAxis: 'Verlust (Nats je Zieltoken)',
  gapAxis: 'Verlust − Untergrenze (Nats je Zieltoken)',
  exactMoved: 'Die Spalte „exakt“ gehört zum geänderten Text.',

  blanks: 'Lückentext',
  right: 'richtig',
  wrong: 'falsch',

  runs: 'Läufe',
  newRun: 'neuer Lauf',
  copyOf: (label, n) => (n === 1 ? `${label}, Kopie` : `${label}, Kopie ${n}`),

  inside: 'Blick ins Innere',
  notOpened: (name, reason) =>
    `${quoted(name)} wurde nicht geöffnet: ${reason}. Hier gehen Dateien auf, die unter „Mitnehmen“ gespeichert wurden; ein Text zum Trainieren gehört in das Textfeld des Korpus.`,
  recorded:
    'Diese Kurven stammen aus der Datei. „Trainieren“ berechnet sie noch einmal und sagt, ob sie gleich sind.',
  sameAsFile: 'Derselbe Lauf wie in der Datei, Bit für Bit.',
  otherThanFile: (labels) =>
    `Nicht der Lauf der Datei: Die Verluste von ${list(labels.map(quoted))} weichen ab. Die Datei stammt von einer anderen Version dieser Seite oder wurde geändert.`,
  noDrawing: 'Es gibt keine Zeichnung; zeigt das Feld eine Tabelle, so lass es das Diagramm zeigen',
  notSaved: (reason) => `Nichts wurde gespeichert: ${reason}.`,
  notResumed: (reason) => `Das gespeicherte Training kann nicht weitergehen und beginnt von vorn: ${reason}.`,
  otherCurve: 'seine Kurven gehören zu anderen Schritten',
  whatIf: { copy: 'alle Tokens', masks: 'immer [MASK]', static: 'feste Masken', spans: 'Spannen' },
  insideLoading: 'lädt …',
  insideFailed: 'Dieser Teil konnte nicht geladen werden. Prüfe die Verbindung.',

  milestone: (share, step) => `${share}\u202f% trainiert, Schritt ${count(step)}.`,
  pausedAt: (step) => `Angehalten bei Schritt ${count(step)}.`,
  done: 'Das Training ist fertig.',
  doneBut: (labels, of) =>
    `Das Training ist zu Ende: ${labels.length} von ${of} Läufen brachen vorzeitig ab, ${list(labels)}.`,
};
