/**
 * The lab in Spanish: every part of it.
 *
 * One word for one thing, in all parts and guides:
 *
 * - attention: atención; head: cabeza; layer: capa; look at: mirar
 * - blank: hueco; fill in the blank: texto con huecos, llenar; guess: respuesta, adivinar; sentence: oración
 * - corpus: corpus; held out: apartado; document: documento; vocabulary: vocabulario; language: lengua
 * - corruption: alteración; outcome: caso (enmascarado, al azar, conservado); selected, chosen: elegido; span: tramo
 * - exact predictor: predictor exacto; certain: seguro; uncertain: con incertidumbre, dudar
 * - floor, best possible: cota inferior, cota; least possible loss: la menor pérdida posible
 * - label: etiqueta; pre-training: preentrenamiento; fine-tuning: ajuste fino; accuracy: exactitud
 * - learn by heart, memorise: aprender de memoria
 * - loss: pérdida; nats per target: nats por objetivo; target: objetivo; mean: media
 * - notebook’s model: el modelo del notebook; objective: meta; preset: preajuste; seed: semilla
 * - run: ejecución; step: paso; batch: lote; epoch: época; token: token; weight: peso
 * - stopped early, failed: detenido; uniform guess: azar uniforme; the reader: tú
 */

import { experiment } from '../experiment/words.es.js';
import { history } from '../history/words.es.js';
import { blanks } from '../panels/blanks/words.es.js';
import { corpus } from '../panels/corpus/words.es.js';
import { inside } from '../panels/inside/words.es.js';
import { loss } from '../panels/loss/words.es.js';
import { runs } from '../panels/runs/words.es.js';
import { toolbar } from '../panels/toolbar/words.es.js';
import { errors } from '../words/errors.es.js';
import { titles } from '../words/inside.es.js';
import { presets } from '../words/presets.es.js';
import { settings } from '../words/settings.es.js';
import { strings } from '../words/strings.es.js';

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
