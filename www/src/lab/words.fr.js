/**
 * The lab in French: every part of it.
 *
 * One word for one thing, in all parts and guides:
 *
 * - attention: attention; head: tête; layer: couche; look at: regarder
 * - blank: trou; fill in the blank: texte à trous; guess: réponse, deviner
 * - corpus: corpus; held out: mis de côté; document: document; vocabulary: vocabulaire; language: langue
 * - corruption: altération; outcome: cas (masqué, au hasard, gardé); selected, chosen: choisi; span: segment
 * - embedding: plongement; exact predictor: prédicteur exact; certain: certain; uncertain: incertain
 * - floor, best possible: plancher; least possible loss: la plus petite perte possible
 * - label: étiquette; pre-training: pré-entraînement; fine-tuning: fine-tuning; accuracy: exactitude
 * - learn by heart, memorise: apprendre par cœur
 * - loss: perte; nats per target: nats par cible; target: cible; mean: moyenne
 * - notebook’s model: le modèle du notebook; objective: objectif; preset: préréglage; seed: graine
 * - run: essai; step: étape; batch: lot; epoch: époque; token: token; weight: poids
 * - stopped early, failed: arrêté; uniform guess: tirage uniforme; the reader: vous
 */

import { experiment } from '../experiment/words.fr.js';
import { history } from '../history/words.fr.js';
import { blanks } from '../panels/blanks/words.fr.js';
import { corpus } from '../panels/corpus/words.fr.js';
import { inside } from '../panels/inside/words.fr.js';
import { loss } from '../panels/loss/words.fr.js';
import { runs } from '../panels/runs/words.fr.js';
import { toolbar } from '../panels/toolbar/words.fr.js';
import { errors } from '../words/errors.fr.js';
import { titles } from '../words/inside.fr.js';
import { presets } from '../words/presets.fr.js';
import { settings } from '../words/settings.fr.js';
import { strings } from '../words/strings.fr.js';

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
