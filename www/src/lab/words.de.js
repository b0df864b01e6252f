/**
 * The lab in German: every part of it.
 *
 * One word for one thing, in all parts and guides:
 *
 * - attention: Aufmerksamkeit; head: Kopf; layer: Schicht; look at: blicken auf
 * - blank: Lücke; fill in the blank: Lückentext; guess: Antwort, raten
 * - corpus: das Korpus; held out: zurückgehalten; document: Dokument; vocabulary: Vokabular; language: Sprache
 * - corruption: Verfälschung; outcome: Fall (maskiert, zufällig, belassen); selected, chosen: ausgewählt; span: Spanne
 * - exact predictor: exakter Prädiktor; certain: sicher; uncertain: unsicher
 * - floor, best possible: Untergrenze; least possible loss: kleinster möglicher Verlust
 * - label: Label; pre-training: Vortraining; fine-tuning: Fine-Tuning; accuracy: Trefferquote
 * - learn by heart, memorise: auswendig lernen
 * - loss: Verlust; nats per target: Nats je Zieltoken; target: Zieltoken; mean: Mittel, mittlerer
 * - notebook's model: das Modell des Notebooks; objective: Trainingsziel; preset: Vorlage; seed: Seed
 * - run: Lauf; step: Schritt; batch: der Batch; epoch: Epoche; token: das Token, die Tokens; weight: Gewicht
 * - stopped early, failed: abgebrochen; uniform guess: gleichverteiltes Raten
 */

import { experiment } from '../experiment/words.de.js';
import { history } from '../history/words.de.js';
import { blanks } from '../panels/blanks/words.de.js';
import { corpus } from '../panels/corpus/words.de.js';
import { inside } from '../panels/inside/words.de.js';
import { loss } from '../panels/loss/words.de.js';
import { runs } from '../panels/runs/words.de.js';
import { toolbar } from '../panels/toolbar/words.de.js';
import { errors } from '../words/errors.de.js';
import { titles } from '../words/inside.de.js';
import { presets } from '../words/presets.de.js';
import { settings } from '../words/settings.de.js';
import { strings } from '../words/strings.de.js';

export const parts = {
  blanks,
  corpus,
  errors,
  experiment,
  history,
  inside,
  loss,
  presets,
  runs,
  settings,
  strings,
  titles,
  toolbar,
};
